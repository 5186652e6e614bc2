let n=0;const next=()=>++n;
function f(a=next(),b=()=>a,c=b()){a=10;return[a,b(),c].join()}console.log(f(),f(5));
function g(a,b=(()=>{try{throw new Error('x')}catch(e){return e.message}})()){return b}console.log(g());
function h(a=await_()){return a}function await_(){return'called'}console.log(h());
async function thrower(a=(()=>{throw new Error('param')})()){console.log('never')}thrower().catch(e=>console.log(e.message));
function*gen(a=console.log('param at call')){console.log('body at next');yield}const i=gen();console.log('made');i.next();
const arrow=(a,b=a*2,{c=b}={})=>a+b+c;console.log(arrow(1),arrow.length);
try{(function(a=b,b){})()}catch(e){console.log(e.message)}
function shadow(x,y=()=>x){var x;const before=x;x=2;return[before,x,y()].join()}console.log(shadow(1));

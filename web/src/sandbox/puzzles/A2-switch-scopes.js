function f(x){switch(x){case 0:let a='zero';return a;case 1:{const a='one';return a}case 2:function inner(){return'inner'}return inner();default:try{return(()=>{throw x})()}catch(e){return'caught '+e}finally{console.log('finally',x)}}}
for(const i of[0,1,2,3])console.log(f(i));
async function g(x){switch(await x){case await 1:await null;console.log('one');case 2:console.log('fall');break;default:console.log('default')}return'g'+x}
g(1).then(v=>console.log(v));g(2).then(v=>console.log(v));g(9).then(v=>console.log(v));
function*h(x){switch(yield'which'){case 1:yield'first';case 2:yield'second'}}const i=h();i.next();console.log(i.next(1).value,i.next().value,i.next().done);

let s=0;function add(x){if(x===1500)throw new Error('at '+x);s+=x;return s}
try{for(let i=0;i<3000;i++)add(i)}catch(e){console.log(e.message,s)}
function tries(x){try{return add2(x)}catch(e){return -1}finally{s++}}function add2(x){if(x%2)throw x;return x}
let t=0;for(let i=0;i<2500;i++)t+=tries(i);console.log(t,s);
async function a(i){await null;return i}(async()=>{let u=0;for(let i=0;i<1200;i++)u+=await a(i);console.log('async',u)})();
Promise.all(Array.from({length:1500},(_,i)=>a(i))).then(v=>console.log('all',v.length,v[1499]));
function*g(){for(let i=0;i<3000;i++)yield i}let v=0;for(const x of g())v+=x;console.log(v);
console.log(Array.from({length:2000},(_,i)=>i).map(x=>x+1).filter(x=>x%3===0).reduce((x,y)=>x+y));

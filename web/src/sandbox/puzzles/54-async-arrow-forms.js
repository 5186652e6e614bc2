const a=async x=>x,b=async(x)=>({v:x}),c=async()=>{},d=async x=>await x,e=async(x=1,...r)=>r.length,f=async x=>(x,x+1);
a(1).then(v=>console.log('a',v));b(2).then(v=>console.log('b',v.v));c().then(v=>console.log('c',v));d(3).then(v=>console.log('d',v));e(1,2,3).then(v=>console.log('e',v));f(4).then(v=>console.log('f',v));
const g=async x=>
  // a comment with => in it
  x+1;g(5).then(v=>console.log('g',v));
const h=async x=>async y=>x+y;h(1).then(k=>k(2)).then(v=>console.log('h',v));
console.log([1,2].map(async x=>x).every(x=>x instanceof Promise));
const async=v=>v;console.log(async(6));
let p=Promise.resolve();for(let i=1;i<=8;i++)p=p.then(()=>console.log('tick',i));

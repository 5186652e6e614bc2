const wait=async(x,n)=>{for(let i=0;i<n;i++)await null;return x};
[3,1,2].forEach(async x=>{await wait(x,x);console.log('each',x)});
Promise.all([1,2,3].map(async(x,i,all)=>{const v=await wait(x,all.length-i);console.log('mapped',v);return v})).then(v=>console.log(v.join()));
[1,2].reduce(async(p,x)=>{const s=await p;console.log('sum',s,x);return s+x},Promise.resolve(0)).then(v=>console.log('total',v));
(async()=>{for(const x of[1,2])console.log('serial',await wait(x,1));console.log((await Promise.allSettled([wait(1,1),Promise.reject(2)])).length)})();
console.log([1,2,3].filter(async()=>false).length,[2,1].sort((a,b)=>a-b).join(),[1,[2]].flatMap(x=>x).length);
let p=Promise.resolve();for(let i=1;i<=6;i++)p=p.then(()=>console.log('tick',i));

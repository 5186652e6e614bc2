const fs=[];for(var i=0;i<3;i++)fs.push(()=>i);for(let j=0;j<3;j++)fs.push(()=>j);for(const k of[7,8])fs.push(async()=>k);for(let q in{a:1,b:2})setTimeout(()=>console.log('in',q));
console.log(fs.slice(0,6).map(f=>f()).join());Promise.all(fs.slice(6).map(f=>f())).then(v=>console.log(v.join()));
for(let n=0,inc=()=>n++;n<3;n++){inc();console.log('n',n);if(n>5)break}
for(let x=0;x<2;x++){setTimeout(()=>console.log('x',x));x+=0}
let w=0;while(w<2){const c=w++;queueMicrotask(()=>console.log('c',c))}
(function(){for(let i=0;i<2;i++){(()=>{console.log('arrow',i)})()}})();

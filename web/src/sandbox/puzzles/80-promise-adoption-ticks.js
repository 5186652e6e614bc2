new Promise(r=>r(Promise.resolve(1))).then(()=>console.log('resolve(promise)'));Promise.resolve().then(()=>Promise.resolve()).then(()=>console.log('return promise'));Promise.resolve(Promise.resolve()).then(()=>console.log('Promise.resolve(promise)'));
new Promise(r=>r(new Promise(q=>q(Promise.resolve())))).then(()=>console.log('three deep'));Promise.resolve().then(()=>({then(r){r()}})).then(()=>console.log('return thenable'));
Promise.reject(1).catch(()=>Promise.resolve()).then(()=>console.log('catch returns promise'));Promise.resolve().finally(()=>Promise.resolve()).then(()=>console.log('finally returns promise'));Promise.reject(1).finally(()=>{}).catch(()=>console.log('finally passes rejection'));
let r;const later=new Promise(x=>r=x);new Promise(x=>x(later)).then(()=>console.log('adopted later'));queueMicrotask(()=>r());
let p=Promise.resolve();for(let i=1;i<=9;i++)p=p.then(()=>console.log('tick',i));

const original=Promise.prototype.then;let count=0;
Promise.prototype.then=function(...a){count++;return original.apply(this,a)};
(async()=>{await 1;console.log('native await',count)})();
Promise.resolve(1).then(v=>console.log('then',v));Promise.resolve(2).catch(()=>{}).then(v=>console.log('after catch',v));Promise.all([1,Promise.resolve(2)]).then(v=>console.log('all',v.join()));
new Promise(r=>r(Promise.resolve(3))).then(v=>console.log(v));setTimeout(()=>{console.log('count',count);Promise.prototype.then=original},10);
class MyPromise extends Promise{then(f,r){console.log('my then');return super.then(f,r)}}
MyPromise.resolve(5).then(v=>console.log('my',v));(async()=>console.log('awaited',await MyPromise.resolve(6)))();MyPromise.reject(new Error('x')).catch(e=>console.log(e.message));

let keep;const p=new Promise((r,j)=>{keep={r,j};console.log(r.name==='',r.length,j.name==='',j.length,typeof r.prototype)});
console.log(keep.r(1),keep.r(2),keep.j(3));p.then(v=>console.log(v));
const f=(function(){return this}).call(undefined);new Promise(function(){console.log(this===f,arguments.length)});
const throws=new Promise(r=>{throw new Error('in executor')});throws.catch(e=>console.log(e.message));
const both=new Promise(r=>{r('first');throw new Error('ignored')});both.then(v=>console.log(v));
const inner=new Promise(r=>{new Promise(r2=>{r2('inner')}).then(v=>console.log(v));r('outer')});inner.then(v=>console.log(v));
console.log(new Promise(()=>5) instanceof Promise);const{promise,resolve,reject}=Promise.withResolvers();promise.then(v=>console.log('with',v));resolve('resolvers');reject(1);console.log(Object.keys(Promise.withResolvers()).join());
{const Promise=class{constructor(x){console.log('other',x(1,2))}};new Promise((a,b)=>a+b)}

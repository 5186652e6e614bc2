const o={f(){return this===o},n:null,p:Promise.resolve(1),g:()=>({h:()=>5})};
console.log(o?.f(),o.f?.(),(o?.f)(),o.n?.x.y.z(),o.missing?.(console.log('not evaluated')),o?.['f']?.(),o.g?.()?.h?.());
console.log(delete o?.zzz,typeof o?.n?.q,o.n?.[console.log('skip')]);
(async()=>{console.log(await o?.p,await o.n?.then(1),(await o?.p)?.toFixed(1))})();
o.p?.then(v=>console.log('then',v))?.finally?.(()=>console.log('finally'));
async function af(){return{x:{y(){return'deep'}}}}af()?.then(r=>console.log(r?.x?.y?.()));
try{o?.f.x.y()}catch(e){console.log(e.message)}try{o?.nope()}catch(e){console.log(e.message)}
class A{#x=1;static t(a){return a?.#x}}console.log(A.t(new A()),A.t(null));

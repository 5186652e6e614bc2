Array.prototype.map=null;Array.prototype.push=null;Array.prototype[Symbol.iterator]=null;Object.prototype.get=()=>{};
Object.defineProperty(Array.prototype,'0',{set(){console.log('SETTER')},configurable:true});
Map.prototype.get=WeakMap.prototype.get=WeakMap.prototype.set=null;String.prototype.slice=null;Function.prototype.call=null;Function.prototype.apply=null;Reflect.apply=null;
async function f(x){await x;return g(x)}function g(x){return x+1}
f(1).then(v=>{console.log(v);delete Array.prototype[0]});setTimeout(()=>console.log('timer'),5);queueMicrotask(()=>console.log('micro'));
new Promise(r=>r(2)).then(v=>console.log(v));(async()=>{try{await Promise.reject(3)}catch(e){console.log(e)}})();

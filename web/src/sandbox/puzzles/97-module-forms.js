const osType='data',ns={a:1,f(){return typeof this}};
export default class{m(){return 1}}
export const x=await Promise.resolve(osType);export function hoisted(){return typeof x}export async function later(){await 0;return x}
console.log(osType,ns.a,ns.f(),x,hoisted(),this,import.meta.url.length>0);later().then(v=>console.log('later',v));
for await(const v of[1,Promise.resolve(2)])console.log('v',v);
try{await Promise.reject(new Error('tla'))}catch(e){console.log(e.message)}finally{await null;console.log('finally')}
if(true)await null;console.log('last');

const log=[];const p=new Proxy({a:1,then:undefined},new Proxy({},{get(_,trap){return(...a)=>{log.push(trap+(typeof a[1]==='string'?':'+a[1]:''));return Reflect[trap](...a)}}}));
function take(x){return x}take(p);const f=async x=>x;
const same=take(p)===p;console.log(same,log.join());log.length=0;
f(p).then(v=>{console.log(v===p,log.join());log.length=0;return Promise.resolve(p)}).then(()=>console.log(log.join()));
const{proxy,revoke}=Proxy.revocable(()=>5,{});console.log(proxy());revoke();try{proxy()}catch(e){console.log(e.message)}
function id(x){return x}console.log(typeof id(proxy));const pf=new Proxy(function g(){},{apply:(t,th,a)=>'applied '+a,construct:()=>({c:1})});console.log(pf(1),new pf().c);
console.log(Proxy.length,Proxy.name,typeof Proxy.prototype);(async()=>{const fp=new Proxy(async()=>7,{});console.log(await fp())})();

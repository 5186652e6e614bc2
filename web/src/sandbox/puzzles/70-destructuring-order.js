const t=(n,v)=>{console.log('eval',n);return v};
const{[t('k1','a')]:x=t('d1',1),[t('k2','b')]:y=t('d2',2)}=t('src',{a:5});console.log(x,y);
function f({a=t('da',1),b}={},[c=t('dc',3)]=[],...[d]){return[a,b,c,d].join()}console.log(f(),f({b:2},[4],6));
let p,q;[p=t('p',1),q=t('q',2)]=[undefined,null];console.log(p,q);({p,q=5}={p:7});console.log(p,q);
const o={};[o.a,o['b'],...o.c]=[1,2,3,4];console.log(JSON.stringify(o));for(const{length:l}of['ab','c'])console.log(l);
async function g({a,b=a}={a:1}){await 0;return a+b}g().then(v=>console.log('g',v));
async function bad({a:{b}}){}bad({}).catch(e=>console.log(e.name,e.message));

const l=[],t=x=>(l.push(x),x);const r=(t(1),t(2),t(3));for(let i=(t('i'),0),j=t('j');i<2;i++,t('inc'));console.log(r,l.join());
const f=x=>(t('a'),x);console.log(f(1),((a,b)=>(a,b))(1,2));
setTimeout((t('arg'),()=>console.log('sequence timer',l.length)),(t('ms'),5));Promise.resolve((1,2)).then((t('cb'),v=>console.log(v)));
(async()=>{console.log(await(1,Promise.resolve(2)));return(3,4)})().then(v=>console.log(v));
function g(){return 1,2}console.log(g());const h=()=>(g(),g());console.log(h(),[(1,2)][0],{a:(1,2)}.a,`${(1,2)}`);

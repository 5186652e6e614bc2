const thenable=n=>({get then(){console.log('get then',n);return(r)=>{console.log('call then',n);r(n)}}});
(async()=>{console.log(await thenable(1))})();
Promise.resolve(thenable(2)).then(v=>console.log(v));
new Promise(r=>r(thenable(3))).then(v=>console.log(v));
(async()=>thenable(4))().then(v=>console.log(v));
Promise.all([thenable(5)]).then(v=>console.log(v[0]));
(async function*(){yield thenable(6)})().next().then(v=>console.log(v.value));
Promise.resolve().then(()=>thenable(7)).then(v=>console.log(v));
let p=Promise.resolve();for(let i=1;i<=9;i++)p=p.then(()=>console.log('tick',i));

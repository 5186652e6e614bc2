async function a(){}async function b(){return 1}async function c(){return Promise.resolve(1)}async function d(){return await Promise.resolve(1)}async function e(){await 1;await 2}async function f(){try{return await 1}finally{await 2}}async function g(){throw 1}async function h(){return b()}async function i(){return{then(r){r(1)}}}
for(const[n,x]of Object.entries({a,b,c,d,e,f,g,h,i}))x().then(()=>console.log(n),()=>console.log(n,'rejected'));
let p=Promise.resolve();for(let i=1;i<=8;i++)p=p.then(()=>console.log('tick',i));

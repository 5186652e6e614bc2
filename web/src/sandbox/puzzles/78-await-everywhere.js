const v=x=>Promise.resolve(x);
(async()=>{const a=[await v(1),await v(2)],o={[await v('k')]:await v(3),...await v({s:1})};console.log(a.join(),JSON.stringify(o));
console.log((await v(1))+(await v(2))*(await v(3)),await v(1)?await v('t'):await v('f'),await v(0)||await v('or'),await v(null)??await v('nullish'),typeof await v(1),!await v(0),-await v(5),void await v(1));
const f=await v((x,y)=>x+y);console.log(f(await v(1),await v(2)),(await v('str')).length,(await v([9]))[await v(0)],`${await v('t')}`);
for(let i=await v(0);i<await v(2);i+=await v(1))console.log('i',i);while(await v(false));do{}while(await v(false));for(const k in await v({z:1}))console.log(k);for(const x of await v([7]))console.log(x);
switch(await v(2)){case await v(1):console.log('no');case await v(2):console.log('case')}
if(await v(true))console.log('if');try{throw await v('thrown')}catch(e){console.log(e)}
class A extends(await v(Object)){static x=1;[await v('m')](){return'm'}}console.log(new A().m());const{a:d=await v('default')}={};console.log(d);
let x=1;x+=await v(5);x=(await v(x))**2;console.log(x);delete(await v({})).q;new(await v(Map))();await(async()=>{await(await v(1))})();return await v('ret')})().then(r=>console.log('end',r));

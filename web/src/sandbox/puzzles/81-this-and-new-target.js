'use strict';
function f(){return this}console.log(f(),(()=>typeof this)(),f.call(5),new (function N(){this.t=new.target===N})().t);
function T(){if(!new.target)return new T();this.made=true}console.log(T().made,new T().made,Reflect.construct(T,[],class Other{}) instanceof T);
const o={m(){return this===o},a:()=>typeof this,n(){return(()=>this===o)()}};console.log(o.m(),o.a(),o.n(),(0,o.m)===o.m);
class A{static s(){return this===A}i(){return this instanceof A}async as(){await 0;return this instanceof A}*g(){yield this instanceof A}}
const a=new A(),{i}=a;console.log(A.s(),a.i());try{i();console.log(i())}catch(e){console.log(e.message)}a.as().then(v=>console.log(v));console.log([...a.g()][0]);
async function u(){await 0;return this}u().then(v=>console.log(v));u.call('x').then(v=>console.log(v));

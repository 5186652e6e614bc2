class A{m(x){return'A.m'+x}get v(){return'A.v'}static s(){return'A.s'}async am(){return'A.am'}*gm(){yield'A.gm'}}
class B extends A{m(x){return super.m(x)+(()=>super.m(2))()}get v(){return super.v+'!'}static s(){return super.s()+'B'}async am(){await 0;return await super.am()+super.m(3)}*gm(){yield*super.gm();yield super.v}f=()=>super.m('field');static t=super.s()}
const b=new B();console.log(b.m(1),b.v,B.s(),[...b.gm()].join(),b.f(),B.t);b.am().then(v=>console.log(v));
const base={hi(){return'base hi'}},child={__proto__:base,hi(){return super.hi()+' child'},async ahi(){await 0;return super.hi()}};console.log(child.hi());child.ahi().then(v=>console.log(v));
class C extends null{static x(){return super.toString===undefined}}console.log(typeof C.x);

class A{x=log('A field');constructor(v){log('A '+v+' '+new.target.name)}}
class B extends A{y=log('B field');constructor(v){log('before super');super(v+1);log('after '+(this instanceof B))}}
class C extends B{}
class D extends A{constructor(){return{made:'elsewhere'}}}
class E extends A{constructor(){const f=()=>super(7);f();log('arrow super')}}
function log(s){console.log(s);return s}
console.log(new B(1).y,new C(5).x,new D().made,new E() instanceof A);
class F extends A{constructor(){}}
try{new F()}catch(e){console.log(e.name,e.message)}
class G{constructor(){return 5}}console.log(new G() instanceof G);

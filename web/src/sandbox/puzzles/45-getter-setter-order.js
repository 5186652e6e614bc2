const o={get a(){console.log('get a');return this._a??0},set a(v){console.log('set a',v);this._a=v},get['b'+1](){return'computed'}};
o.a+=2;o.a??=9;o.a||=7;console.log(o.a,o.b1);
const {a,...rest}=o;console.log(a,Object.keys(rest).join());
class P{static get s(){return'static'}get [Symbol.toStringTag](){return'Tagged'}}
console.log(P.s,String(new P()));
const d=Object.getOwnPropertyDescriptor(o,'a');console.log(d.get.name,d.set.name,d.set.length);

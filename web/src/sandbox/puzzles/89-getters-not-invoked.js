const o={get boom(){console.log('GETTER RAN');return 1},toString(){console.log('TOSTRING RAN')},toJSON(){console.log('TOJSON RAN')},get[Symbol.toStringTag](){console.log('TAG RAN');return'x'},get then(){console.log('then read');return undefined}};
function f(x){return x}f(o);f([o]);const a=async x=>{await 0;return[x]};a(o).then(v=>console.log('array',v.length));
class E extends Error{get message(){console.log('MESSAGE RAN');return'm'}get name(){console.log('NAME RAN');return'n'}}
try{f(new E())}catch{}try{throw new E()}catch(e){console.log('caught',e instanceof E)}
Promise.reject(new E()).catch(e=>console.log('rejected',e instanceof E));f(new Proxy({},{getOwnPropertyDescriptor(){console.log('TRAP');},ownKeys(){console.log('TRAP')},getPrototypeOf(){console.log('TRAP')}}));console.log('end');

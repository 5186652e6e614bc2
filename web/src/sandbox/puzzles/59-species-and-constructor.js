class Q extends Promise{constructor(x){super(x);console.log('make')}}
const q=new Q(r=>r(1));const d=q.then(v=>v+1);console.log(d instanceof Q,d.constructor.name);
q.finally(()=>console.log('fin')).then(v=>console.log(v));
console.log(Q.resolve(q)===q,Q.all([1]) instanceof Q,Promise.resolve(q)===q);
Object.defineProperty(Q,Symbol.species,{get(){console.log('species');return Promise}});
console.log(q.then(()=>{}) instanceof Q);
const p=Promise.resolve();p.constructor={[Symbol.species]:function(f){console.log('odd species');return new Promise(f)}};p.then(()=>console.log('odd'));
try{Promise()}catch(e){console.log(e.message)}try{new Promise()}catch(e){console.log(e.message)}
console.log(Promise.name,Promise.length,Object.getOwnPropertyNames(Promise.prototype).join());

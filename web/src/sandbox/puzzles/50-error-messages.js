const tests=[
 ()=>{const o={};o.f()},()=>{const o={};o.a.b()},()=>{let u;u()},()=>{get().g()},()=>{get()()},()=>{new (get())()},
 ()=>{const[a]=get()},()=>{const{a:{b}}=get()},()=>{for(const x of get());},()=>{[...get()]},()=>{new Map(get())},()=>{get(...5)},
 ()=>{null.x},()=>{undefined[get()]},()=>{x=1;let x},()=>{missing},()=>{const c=1;c=2},()=>{get()`t`},()=>{get().a.b.c},()=>{(1,2)()},()=>{1 in get},()=>{({}) instanceof 5},
 ()=>{class A extends get(){}},()=>{get?.().h()},()=>{Symbol()+''},()=>{BigInt(1)+1},()=>{new Promise(5)},()=>{Promise.resolve.call(1)},()=>{Promise.prototype.then.call(1)},()=>{decodeURI('%')},()=>{'x'.repeat(-1)},
];
function get(){return 3}
for(const t of tests)try{t();console.log('nothing')}catch(e){console.log(e.name+': '+e.message)}

const tests=[
 async()=>{(await 1).f()},async()=>{(await 1)()},async()=>{new (await 1)()},async()=>{const[a]=await 1},async()=>{const{a}=await null},async()=>{for(const x of await 1);},
 async()=>{for await(const x of 5);},async()=>{for await(const x of get());},async()=>{for await(const x of o.p);},async()=>{const it=7;for await(const x of it);},
 async()=>{[...await 2]},async()=>{await get().f()},async()=>{await o.q()},async()=>{(await o.p).x.y},async()=>{await new Promise(3)},async()=>{(await 1)`x`},
 async()=>{const x=(await get())();},async()=>{Promise.all(await 4)},async()=>{await Promise.all(4)},async()=>{await Promise.race()},
];
function get(){return 3}const o={p:1};
(async()=>{for(const t of tests)try{await t();console.log('nothing')}catch(e){console.log(e.name+': '+e.message)}})();

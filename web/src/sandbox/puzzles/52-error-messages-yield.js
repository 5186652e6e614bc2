function run(g){try{const i=g();i.next();i.next(5);console.log('nothing')}catch(e){console.log(e.name+': '+e.message)}}
run(function*(){(yield).f()});run(function*(){(yield 1)()});run(function*(){const[a]=yield});run(function*(){yield* get()});run(function*(){for(const x of yield);});
function get(){return 3}
(async()=>{for(const g of [async function*(){yield* get()},async function*(){(yield 1).f()},async function*(){throw new TypeError('own')}])try{const i=g();await i.next();await i.next(5);console.log('nothing')}catch(e){console.log(e.name+': '+e.message)}})();

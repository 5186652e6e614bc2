const d=n=>({[Symbol.dispose](){console.log('dispose',n)},async[Symbol.asyncDispose](){console.log('async dispose',n);await null;console.log('disposed',n)}});
{using a=d('a'),b=d('b');console.log('block')}
function f(){using x=d('f');return 'value'}console.log(f());
for(using i of[d(1),d(2)])console.log('loop');
async function g(){await using x=d('g');try{using y=d('y');await null;console.log('in g');return 'g result'}finally{console.log('g finally')}}g().then(v=>console.log(v));
try{using z=d('z');throw new Error('body')}catch(e){console.log(e.message)}
async function h(){{await using q=d('q');console.log('q block')}console.log('after q');for await(using k of[d('k')])console.log('k loop')}h().then(()=>console.log('h end'));
let p=Promise.resolve();for(let i=1;i<=10;i++)p=p.then(()=>console.log('tick',i));

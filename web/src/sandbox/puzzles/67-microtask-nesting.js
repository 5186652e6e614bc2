queueMicrotask(()=>{console.log('q1');queueMicrotask(()=>console.log('q3'));Promise.resolve().then(()=>console.log('p3'))});Promise.resolve().then(()=>{console.log('p1');queueMicrotask(()=>console.log('q4'))}).then(()=>console.log('p2'));queueMicrotask(async()=>{console.log('q2');await 0;console.log('q2 after')});
setTimeout(()=>{console.log('t1');queueMicrotask(()=>console.log('t1 q'))});setTimeout(()=>console.log('t2'));
let n=0;(function again(){if(n++<5)queueMicrotask(again);else console.log('again',n)})();
queueMicrotask(function(){console.log(arguments.length)});try{queueMicrotask()}catch(e){console.log(e.name)}try{queueMicrotask({})}catch(e){console.log(e.name)}
const q=queueMicrotask;q(()=>console.log('aliased'));queueMicrotask.call(undefined,()=>console.log('called'));console.log(queueMicrotask.name,queueMicrotask.length);

const memo=new Map();const fib=n=>n<2?n:memo.get(n)??(memo.set(n,fib(n-1)+fib(n-2)),memo.get(n));console.log(fib(50));
function ack(m,n){return m===0?n+1:n===0?ack(m-1,1):ack(m-1,ack(m,n-1))}console.log(ack(2,3));
let calls=0;function many(n){calls++;if(n>0){many(n-1);many(n-1)}}many(13);console.log(calls);
const depth=n=>n===0?0:1+depth(n-1);console.log(depth(3000));
async function down(n){if(n===0)return 0;return 1+await down(n-1)}down(200).then(v=>console.log('async',v));
function*walk(t){if(!t)return;yield*walk(t.l);yield t.v;yield*walk(t.r)}console.log([...walk({l:{v:1},v:2,r:{l:{v:3},v:4}})].join());
function even(n){return n===0||odd(n-1)}function odd(n){return n!==0&&even(n-1)}console.log(even(2500));
try{(function f(){f()})()}catch(e){console.log(e.name)}function after(){return'still fine'}console.log(after());

var v='global';function f(){var v='local';return[eval('v'),(0,eval)('v'),new Function('return v')(),eval('(()=>v)()')].join()}console.log(f());
function g(){eval('var made=1');return typeof made}console.log(g(),typeof made);
console.log(eval('1;if(true){2}'),eval('({a:1})').a,eval(5));
const r=eval('async()=>{await 0;return "from eval"}');r().then(x=>console.log(x));
function h(){try{return eval('throw new Error("evaled")')}catch(e){return e.message}finally{console.log('fin')}}console.log(h());
new Function('a','b','return Promise.resolve(a+b)')(1,2).then(x=>console.log(x));setTimeout('console.log("string handler")',5);

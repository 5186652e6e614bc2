const it=()=>({i:0,[Symbol.asyncIterator](){return this},async next(){console.log('next',this.i);return{value:this.i++,done:false}},async return(v){console.log('return called');await null;console.log('return done');return{}}});
(async()=>{for await(const x of it()){if(x===1)break;console.log('x',x)}console.log('after break');
const f=async()=>{for await(const x of it())return'early '+x};console.log(await f());
try{for await(const x of it())throw new Error('body')}catch(e){console.log(e.message)}
outer:for(const k of[1,2])for await(const x of it())continue outer;
console.log('end')})();
let p=Promise.resolve();for(let i=1;i<=12;i++)p=p.then(()=>console.log('tick',i));

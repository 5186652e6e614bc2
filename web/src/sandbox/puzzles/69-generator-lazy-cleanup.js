function*src(){try{for(let i=0;;i++){console.log('make',i);yield i}}finally{console.log('closed')}}
function*map(f,s){for(const x of s)yield f(x)}function*take(n,s){if(n>0)for(const x of s){yield x;if(--n<=0)return}}
console.log([...take(3,map(x=>x*x,src()))].join());
const[a,b]=src();console.log(a,b);
for(const x of src()){if(x>0)break}
try{for(const x of src())throw new Error('stop '+x)}catch(e){console.log(e.message)}
const it=take(2,src());it.next();console.log(JSON.stringify(it.return('r')));
label:for(const x of src())for(const y of src())break label;

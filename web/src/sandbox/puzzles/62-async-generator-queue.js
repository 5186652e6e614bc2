async function*g(){try{console.log('start');const x=yield 1;console.log('got',x);await null;yield 2}finally{console.log('clean');await null;console.log('cleaned')}}
const i=g();i.next('a').then(v=>console.log('1',JSON.stringify(v)));i.next('b').then(v=>console.log('2',JSON.stringify(v)));i.return('r').then(v=>console.log('3',JSON.stringify(v)));i.next().then(v=>console.log('4',JSON.stringify(v)));i.throw(new Error('late')).catch(e=>console.log('5',e.message));
const j=g();j.return('never started').then(v=>console.log('6',JSON.stringify(v)));j.throw(new Error('closed')).catch(e=>console.log('7',e.message));
let p=Promise.resolve();for(let i=1;i<=14;i++)p=p.then(()=>console.log('tick',i));

const d=(v,n)=>{let p=Promise.resolve();for(let i=0;i<n;i++)p=p.then(()=>{});return p.then(()=>v)};
Promise.all([d('a',3),d('b',1)]).then(v=>console.log('all',v.join()));Promise.race([d('c',2),d('e',1)]).then(v=>console.log('race',v));
Promise.any([Promise.reject(1),d('f',2)]).then(v=>console.log('any',v));Promise.allSettled([d('g',1),Promise.reject('h')]).then(v=>console.log('settled',v.map(x=>x.status[0]+(x.value??x.reason)).join()));
Promise.all([]).then(()=>console.log('all empty'));Promise.any([]).catch(e=>console.log('any empty',e.errors.length,e.message));Promise.race([]);Promise.allSettled(new Set([1])).then(v=>console.log(v.length));
Promise.all([Promise.reject(new Error('x')),Promise.reject(new Error('y'))]).catch(e=>console.log('first',e.message));
Promise.all((function*(){yield 1;console.log('iterating');yield d(2,1)})()).then(v=>console.log('gen',v.join()));
Promise.all({[Symbol.iterator](){return{next(){throw new Error('bad iterator')}}}}).catch(e=>console.log(e.message));
let p=Promise.resolve();for(let i=1;i<=10;i++)p=p.then(()=>console.log('tick',i));

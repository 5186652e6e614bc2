async function one(){await two();console.log('one')}async function two(){await three();console.log('two')}async function three(){await null;throw new Error('three')}
one().catch(e=>{console.log(e.message,e.stack.split('\n').filter(l=>/at (async )?(one|two|three)/.test(l)).map(l=>l.trim().split(' ').slice(1,3).filter(w=>/^[a-z]+$/.test(w)).join(' ')).join(' < '))});
let p=Promise.resolve();for(let i=1;i<=6;i++)p=p.then(()=>console.log('tick',i));

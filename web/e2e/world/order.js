// Tasks of every kind against each other; order.txt is what a plain worker prints, but that a signal of AbortSignal.timeout calls all its listeners before their microtasks.
const L=(x)=>console.log(x);
setTimeout(()=>L('t0'),0);
scheduler.postTask(()=>{L('uv');Promise.resolve().then(()=>L('uv m1')).then(()=>L('uv m2')).then(()=>L('uv m3'))}).then(()=>L('uv done'));
scheduler.postTask(()=>L('bg'),{priority:'background'});
scheduler.postTask(()=>L('ub'),{priority:'user-blocking'});
setTimeout(()=>L('t0b'),0);
scheduler.yield().then(()=>L('yield'));
const c=new MessageChannel();c.port1.onmessage=()=>L('msg');c.port2.postMessage(1);
setTimeout(()=>{L('-- second');
 scheduler.postTask(async()=>{L('A');await scheduler.yield();L('A after yield')},{priority:'background'});
 scheduler.postTask(async()=>{L('B')},{priority:'background'});
 scheduler.postTask(async()=>{L('C')});
 setTimeout(()=>L('T'),0);
 scheduler.postTask(async()=>{L('D');await scheduler.yield();L('D after yield')},{priority:'user-blocking'});
 scheduler.postTask(async()=>{L('E')},{priority:'user-blocking'});
},50);
setTimeout(()=>{L('-- third');
 const tc=new TaskController({priority:'background'});
 scheduler.postTask(()=>L('x'),{signal:tc.signal}).catch(e=>L('x '+e));
 scheduler.postTask(()=>L('y'),{priority:'user-blocking'});
 tc.signal.onprioritychange=(e)=>L('pc '+e.previousPriority);
 tc.setPriority('user-blocking');
 scheduler.postTask(()=>L('z'),{signal:tc.signal,priority:'background'});
 const ac=new AbortController();
 scheduler.postTask(()=>L('never'),{signal:ac.signal}).catch(e=>L('aborted '+e.name));
 ac.signal.addEventListener('abort',()=>L('abort event'));
 ac.abort();
 scheduler.postTask(()=>L('never'),{signal:ac.signal}).catch(e=>L('aborted2 '+e.name));
 scheduler.postTask(()=>{throw new Error('boom')}).catch(e=>L('caught '+e.message));
 try{scheduler.postTask(()=>{}, {priority:'nope'}).catch(e=>L('rej '+e))}catch(e){L('threw '+e)}
 try{scheduler.postTask(3).catch(e=>L('rej '+e))}catch(e){L('threw '+e)}
 try{scheduler.postTask(()=>{}, {delay:-1}).catch(e=>L('rej '+e))}catch(e){L('threw '+e)}
 scheduler.postTask(()=>L('d10'),{delay:10}); scheduler.postTask(()=>L('d5'),{delay:5});
},120);
setTimeout(()=>{
 const s=AbortSignal.timeout(10); s.addEventListener('abort',()=>{L('a1 '+s.reason.name+' '+s.reason.message);Promise.resolve().then(()=>L('a1 micro'))}); s.addEventListener('abort',()=>L('a2'));
 AbortSignal.any([s]).addEventListener('abort',()=>L('any'));
 try{AbortSignal.timeout(-1)}catch(e){L(String(e))} try{AbortSignal.timeout()}catch(e){L(String(e))} try{AbortSignal.timeout(NaN)}catch(e){L(String(e))}
 const {port1,port2}=new MessageChannel(); port2.addEventListener('close',()=>L('port2 close event'));port2.start();port1.postMessage('before');port2.addEventListener('message',e=>L('got '+e.data+' '+(e.target===port2)+e.ports.length+e.origin+e.source+e.lastEventId));port1.close();
 const d=new MessageChannel(); const e2=new MessageChannel(); d.port1.postMessage({p:e2.port1},[e2.port1]);e2.port2.postMessage('thru'); d.port2.onmessage=(e)=>{L('ports '+e.ports.length+(e.data.p===e.ports[0]));e.ports[0].onmessage=(m)=>L('thru '+m.data)};
 try{e2.port1.postMessage(1);L('neutered ok')}catch(e){L(e)}
 try{d.port1.postMessage(1,[e2.port1])}catch(e){L(e.name+e.message)}
 try{d.port1.postMessage(1,[d.port1])}catch(e){L(e.name+e.message)}
 try{d.port1.postMessage(()=>{})}catch(e){L(e.name+e.message)}
 try{d.port1.postMessage(e2.port2)}catch(e){L(e.name+e.message)}
 try{d.port1.postMessage()}catch(e){L(e.name+e.message)}
},200);
setTimeout(()=>{
 try{requestAnimationFrame((t)=>{L('raf '+typeof t+' '+(performance.now()-t<20));Promise.resolve().then(()=>L('raf micro'))});requestAnimationFrame(()=>L('raf2'));L('id '+requestAnimationFrame(()=>{}))}catch(e){L(e)}
},300);

for(const i of[1,2,3])setTimeout(()=>{console.log('t',i);Promise.resolve().then(()=>{console.log('m',i);return Promise.resolve()}).then(()=>console.log('n',i));(async()=>{await 0;console.log('a',i);await 0;console.log('b',i)})()},0);
setTimeout(()=>{let c=0;(function loop(){if(c++<50)return Promise.resolve().then(loop);console.log('drained',c)})()},20);setTimeout(()=>console.log('after drain'),20);
const ch=new MessageChannel();ch.port1.onmessage=e=>{console.log('message',e.data);ch.port1.close()};setTimeout(()=>ch.port2.postMessage('hi'),40);

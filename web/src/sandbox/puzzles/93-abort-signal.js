const c=new AbortController();c.signal.addEventListener('abort',e=>console.log('listener',e.type,c.signal.reason));c.signal.onabort=()=>console.log('onabort');
const wait=(ms,signal)=>new Promise((r,j)=>{const t=setTimeout(r,ms,'waited');signal?.addEventListener('abort',()=>{clearTimeout(t);j(signal.reason)},{once:true})});
(async()=>{try{await wait(50,c.signal)}catch(e){console.log('aborted',e)}console.log(await wait(5));try{c.signal.throwIfAborted()}catch(e){console.log('throws',e)}})();
setTimeout(()=>{c.abort('why');console.log('after abort')},15);
const t=new EventTarget();t.addEventListener('x',()=>{console.log('x1');Promise.resolve().then(()=>console.log('x1 micro'))});t.addEventListener('x',function(){console.log('x2',this===t)});t.dispatchEvent(new Event('x'));console.log('dispatched');

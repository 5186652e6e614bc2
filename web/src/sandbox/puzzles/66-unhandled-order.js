self.addEventListener('unhandledrejection',e=>{console.log('U',e.reason.message);e.preventDefault()});
Promise.reject(new Error('a'));setTimeout(()=>console.log('timer'));(async()=>{throw new Error('b')})();new Promise((_,r)=>r(new Error('c')));Promise.resolve().then(()=>{throw new Error('d')});
const handled=Promise.reject(new Error('never shown'));queueMicrotask(()=>handled.catch(()=>console.log('in time')));
(async()=>{await Promise.reject(new Error('e'))})();Promise.all([Promise.reject(new Error('f')),Promise.reject(new Error('g'))]);Promise.reject(new Error('h')).finally(()=>console.log('fin'));

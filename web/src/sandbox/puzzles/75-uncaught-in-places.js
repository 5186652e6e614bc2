self.addEventListener('error',e=>{console.log('error',e.message,e.lineno);e.preventDefault()});
setTimeout(()=>{ throw new Error('timer') },0);
queueMicrotask(()=>{ undefinedName });
setTimeout(function named() { null.x },15);
setTimeout(() => { (function* () { yield 1; throw new TypeError('generator') })().next(); const g=(function* () { yield 1; throw new TypeError('generator 2') })(); g.next(); g.next() },30);
setTimeout(() => { [1].map(x => { throw 'a string' }) },45);
setTimeout(() => { class A { constructor() { throw new RangeError('ctor') } } new A() },60);
setTimeout(() => { try { throw new Error('again') } finally { console.log('fin') } },75);
setTimeout(() => { const f = x => x.y.z; f({}) },90);
setTimeout(() => { try { return g() } finally { h() } },105); function g() { throw new Error('g') } function h() {}

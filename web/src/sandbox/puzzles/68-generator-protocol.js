function*g(a){const b=yield a;const c=yield a+b;return a+b+c}
const i=g(1);console.log(JSON.stringify([i.next('ignored'),i.next(10),i.next(100),i.next()]));
function*f(){try{yield 1;yield 2}finally{yield'cleanup'}}const j=f();j.next();console.log(JSON.stringify([j.return(9),j.next(),j.next()]));
function*t(){try{yield 1}catch(e){yield'caught '+e}return'end'}const k=t();k.next();console.log(JSON.stringify([k.throw('x'),k.next()]));
function*d(){const r=yield*g(5);console.log('r',r);yield*'ab';yield*f()}console.log([...d()].join());
const running=(function*(){try{running.next()}catch(e){console.log(e.message)}yield})();running.next();
console.log(Object.prototype.toString.call(g()),g().__proto__===g.prototype,[...(function*(){})()].length);
const o={*[Symbol.iterator](){yield*[3,4]}};console.log(Math.max(...o),Array.from(o,x=>x*2).join());const[x,...y]=d.call(null)??[];console.log(x,y.length);
function*early(){yield 1;return 2}for(const v of early())console.log(v);

const lines=e=>e.stack.split('\n').slice(1).map(l=>(/:(\d+):\d+\)?$/.exec(l)??[])[1]).filter(l=>l&&l<12).join();
function a() { return new Error('x') }
function b() {
  return a()
}
console.log('lines',lines(b()));
const c = () => b();
console.log('lines',lines(c()));
class K { m() { return c() } get g() { return this.m() } }
console.log('lines',lines(new K().g));

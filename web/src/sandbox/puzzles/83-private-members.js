class C{#x=1;static #n=0;#m(){return'#m'+this.#x}get #a(){return'#a'}set #a(v){this.#x=v}static async #s(){return await C.#n}static make(){C.#n++;return new C()}go(){this.#a=5;return this.#m()+this.#a+(#x in this)}async run(){await null;this.#x++;return this.#x}static total(){return C.#s()}*it(){yield this.#x;yield*[this.#m()]}}
const c=C.make();console.log(c.go(),[...c.it()].join());c.run().then(v=>console.log('run',v));C.total().then(v=>console.log('total',v));
try{C.prototype.go.call({})}catch(e){console.log(e.name,e.message)}
class D{#f=()=>this.#g();#g=async()=>'g';call(){return this.#f()}}new D().call().then(v=>console.log(v));

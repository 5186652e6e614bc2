const order=[];const k=n=>(order.push('key '+n),n);
class A{static [k('s')]=order.push('static s');[k('i')]=order.push('instance i');static{order.push('block '+this.name);try{throw 1}catch(e){order.push('caught '+e)}for(let i=0;i<2;i++)order.push('loop '+i)}[k('m')](){return super.toString===Object.prototype.toString}static #p=5;static get p(){return A.#p}static async q(){return await this.#p}}
new A();console.log(order.join(', '));console.log(new A().m(),A.p);A.q().then(v=>console.log('q',v));
class B{a=()=>this;b=function(){return this};static c=async()=>this.name}
const b=new B();console.log(b.a()===b,b.b()===b);B.c().then(v=>console.log(v));console.log(b.a.name,b.b.name,B.c.name);

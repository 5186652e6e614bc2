function plain(a, b) { /* note */ return a + b }
const arrow = x => x * 2, block = async (x) => { await x; return x }
class K { #f = 1; m(a) { for (;;) { break } return a } static async *g() { yield 1 } get v() { return 1 } }
function* gen() { yield; yield* [1] }
console.log(plain.toString()); console.log(String(arrow)); console.log(`${block}`);
console.log(K.toString()); console.log(K.prototype.m.toString(), K.g + ''); console.log(String(gen));
console.log(Object.getOwnPropertyDescriptor(K.prototype, 'v').get.toString());
console.log(Function.prototype.toString.call(console.log).includes('native'), Promise.prototype.then.toString(), queueMicrotask.toString());
const same1 = () => 1, same2 = () => 1; console.log(same1.toString() === same2.toString());
console.log(eval('(function(){return 1})').toString());

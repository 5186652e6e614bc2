function a(){try{console.log('try');return tell('value')}finally{console.log('finally')}}
function tell(x){console.log('tell',x);return x}
console.log(a());
function b(){for(const i of [1,2,3])try{if(i===2)return i}finally{console.log('f',i);if(i===1)continue}return 'end'}
console.log(b());
function c(){try{return 'lost'}finally{return 'kept'}}
console.log(c());
function d(){l:try{return 'lost'}finally{break l}return 'after break'}
console.log(d());
function e(){try{throw new Error('e')}catch(x){return x.message}finally{console.log('cleanup')}}
console.log(e());

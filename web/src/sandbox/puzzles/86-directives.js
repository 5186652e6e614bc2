'use strict'
'another directive'
function f(){return this}console.log(f())
const g=function(){'use strict';return this};console.log(g());
async function h(){
  "use strict"
  await 0
  return this
}
h().then(v=>console.log(v))
const a=()=>{'use strict';return typeof undeclared};console.log(a())
function*gen(){'not a directive'+1;yield this}console.log(gen().next().value)
try{undeclared=1}catch(e){console.log(e.message)}

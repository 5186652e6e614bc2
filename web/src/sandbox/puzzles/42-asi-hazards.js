const list=[1,2]
const f=function(){return}
const g=()=>{
  if(list.length>5)return
  else return'else'
}
console.log(f(),g())
function h(){
  return
  [1,2].length
}
console.log(h())
let i=0
do i++
while(i<3)
console.log(i)
var x=i
++x
console.log(x,i)
const k=async()=>{
  await null
  ;[3].forEach(v=>console.log('semi',v))
  await(1)
  return{a:1}
}
k().then(v=>console.log(JSON.stringify(v)))
for(const v of[1])console.log('of',v)
if(i)console.log('if');else console.log('not')
throwing()
function throwing(){try{throw{m:1}}catch{console.log('caught')}}

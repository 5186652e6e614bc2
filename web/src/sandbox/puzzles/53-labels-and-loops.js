outer:for(let i=0;i<3;i++){inner:for(let j=0;j<3;j++){if(j===1)continue outer;if(i===2)break outer;console.log(i,j)}}
a:b:for(;;){break a}
block:{console.log('in');if(true)break block;console.log('never')}
let n=0;do if(++n>3)break;while(true);console.log(n);
for(var k in{x:1,y:2})console.log(k);for(const c of'ab')for(const d of'xy')console.log(c+d);
let w=3;while(w--)if(w===1)continue;else console.log('w',w);
for(let i=0,fs=[];i<2;i++){fs.push(()=>i);if(i===1)console.log(fs.map(f=>f()).join())}
sw:switch(2){case 1:console.log(1);case 2:for(;;)break sw;default:console.log('default')}
(async()=>{l:for await(const x of[1,2,3]){for(const y of[1,2]){if(y===2)continue l;if(x===3)break l;console.log('await',x,y)}}console.log('out')})();
if(true)lab:for(const q of[1])console.log('single',q);else;

function a(){b()}function b(){try{c()}finally{console.log('b finally')}}function c(){[1].forEach(()=>{d()})}function d(){throw new Error('deep')}
try{a()}catch(e){console.log(e.message)}
const s=x=>{try{return JSON.parse(x)}catch{return'bad'}};console.log(s('{'),s('1'));
try{[3,1].sort(()=>{throw new Error('in sort')})}catch(e){console.log(e.message)}
try{JSON.stringify({toJSON(){throw new Error('toJSON')}})}catch(e){console.log(e.message)}
try{'x'.replace(/x/,()=>{throw new Error('replacer')})}catch(e){console.log(e.message)}
try{new Proxy({},{get(){throw new Error('trap')}}).x}catch(e){console.log(e.message)}
try{({get x(){throw new Error('getter')}}).x}catch(e){console.log(e.message)}
try{`${{toString(){throw new Error('toString')}}}`}catch(e){console.log(e.message)}
try{Reflect.construct(class{constructor(){throw new Error('ctor')}},[])}catch(e){console.log(e.message)}
const e1=new Error('outer',{cause:new Error('inner')});console.log(e1.cause.message);try{try{throw 1}finally{throw 2}}catch(x){console.log(x)}

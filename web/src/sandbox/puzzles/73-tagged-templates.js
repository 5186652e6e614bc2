function tag(s,...v){return s.raw.join('|')+'/'+v.join()}
const f=()=>'f';console.log(tag`a${f()}b${1+1}c`,tag`\n`,((x)=>x)`only`.length);
const same=()=>tag2`x`;function tag2(s){return s}console.log(same()===same(),Object.isFrozen(same()));
const o={t(s){return this===o}};console.log(o.t`x`,`${[1,2].map(x=>`<${x}>`).join('')}`);
(async()=>{console.log(`a${await 1}b${await Promise.resolve(2)}`,tag`p${await 3}`)})();
function*g(){console.log(`got ${yield 1}`)}const i=g();i.next();i.next('y');

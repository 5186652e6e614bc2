/* a */function/* b */f/* c */(/* d */a/* e */)/* f */{/* g */return/* h */a/* i */}/* j */console.log(f(1));
const g=/* => */x/* => */=>/* => */x/* } */;console.log(g(2)); // => end
const re=/[/\]=>{]\/(?<n>a)/u;console.log(re.test(']/a'),/=>/.source,1/2/4);
const s='=> { return await }',t=`=> ${'`'} ${`nested ${1}`}`;console.log(s.length,t.length);
async function h(){await/* x */1;await // line
2;return/* y */(/* z */3/* w */)}h().then(v=>console.log(v));
const k=async(/* none */)=>/* body */{/* empty */};k().then(v=>console.log(v));function empty(){/* nothing */}console.log(empty());function e2(){'use strict'/* only directive */}console.log(e2());
x:/* label */for(;;){/* body */break/* */x}

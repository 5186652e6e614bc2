function sloppy(a){arguments[0]=9;return[a,arguments.length,arguments[1],typeof arguments.callee].join()}
console.log(sloppy(1,2));
function strict(a){'use strict';arguments[0]=9;return[a,arguments.length].join()}
console.log(strict(1,2));
function defaults(a,b=a){arguments[0]=9;return[a,b,arguments.length].join()}
console.log(defaults(1));
const arrow=function(){return(()=>arguments[0])()};console.log(arrow('outer'));
async function later(){await 0;return[...arguments].join('+')}later(1,2,3).then(v=>console.log(v));
function inner(a){function a(){}return typeof a+typeof arguments[0]}console.log(inner(5));
async function innerAsync(a){function a(){}await 0;return typeof a+typeof arguments[0]}innerAsync(5).then(v=>console.log(v));

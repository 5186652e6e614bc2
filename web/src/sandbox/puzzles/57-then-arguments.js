Promise.resolve(1).then().then(v=>console.log(v));Promise.resolve(2).then(5,'x').then(v=>console.log(v));Promise.reject(3).then(null).catch(v=>console.log(v));
Promise.resolve(4).then(...[v=>console.log('spread',v)]);Promise.resolve(5)?.then(v=>console.log('optional',v));const o={p:Promise.resolve(6)};o?.p?.then?.(v=>console.log('chain',v));
Promise.resolve(7)['then'](v=>console.log('computed',v));const t=Promise.prototype.then;t.call(Promise.resolve(8),v=>console.log('call',v));Reflect.apply(t,Promise.resolve(9),[v=>console.log('apply',v)]);
Promise.resolve(10).then(function(){console.log(arguments.length,this===undefined||this===globalThis)});Promise.resolve(11).then(function(){'use strict';console.log(this)});
Promise.resolve(12).finally(function(){console.log('finally',arguments.length)}).then(v=>console.log(v));Promise.resolve(13).catch().finally().then(v=>console.log(v));
const bound=Promise.prototype.then.bind(Promise.resolve(14));bound(v=>console.log('bound',v));

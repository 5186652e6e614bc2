const people=[['b',1],['a',1],['c',0]];console.log(people.sort((x,y)=>x[1]-y[1]).map(x=>x[0]).join(),[..."zebra"].sort().join(''),[3,20,100].sort().join());
console.log(Object.groupBy?Object.keys(Object.groupBy([1,2,3],x=>x%2?'odd':'even')).join():'odd,even',[1,2,3].at(-1),[3,1].toSorted().join(),structuredClone({a:[1]}).a[0]);
const m=new Map([[NaN,1]]);console.log(m.get(NaN),[NaN].includes(NaN),Object.is(-0,0),[..."ab"].entries().next().value.join());
label:{const g=(function*(){yield*[1,2,3].values()})();console.log([...g.map?g.map(x=>x*2):[2,4,6]].join())}
console.log([10,9,1].map(parseInt).join(),['1','2','3'].map(Number).join(),JSON.stringify({u:undefined,f(){},n:null,d:new Date(0)}));

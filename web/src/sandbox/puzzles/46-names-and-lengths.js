const a=()=>{},b=function(){},c=class{},d={e(){},f:()=>{},['g'+1]:function(){},get h(){return 1}};
let i;i=async()=>{};const {j=()=>{}}={};const [k=function*(){}]=[];
console.log(a.name,b.name,c.name,d.e.name,d.f.name,d.g1.name,i.name,j.name,k.name);
console.log((x=>x).length,((x,y=1)=>x).length,((...z)=>z).length,(({q},w)=>q).length,(async(x,y,z)=>{}).length);
const s=Symbol('sym'),t={[s](){}};console.log(t[s].name);
export1(()=>{},function(){});function export1(f,g){console.log(JSON.stringify(f.name),JSON.stringify(g.name))}
console.log((()=>()=>{})().name==='',(()=>{return function(){}})().name==='',new Function('return 1').name);
let u=(0,()=>{});console.log(JSON.stringify(u.name));

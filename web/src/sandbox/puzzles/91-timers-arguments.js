setTimeout((...a)=>console.log(a.join()),10,1,2,3);const id=setInterval((x)=>{console.log(x);clearInterval(id)},25,'interval arg');
setTimeout(function(){console.log(this===self)},40);const later=setTimeout;later(()=>console.log('aliased'),55);globalThis.setTimeout(()=>console.log('member'),70);const{setTimeout:st}=self;st?.(()=>console.log('optional'),85);
const cancelled=setTimeout(()=>console.log('never'),60);clearTimeout(cancelled);clearTimeout();clearTimeout(undefined);clearInterval('x');clearTimeout(999999);
setTimeout(...[()=>console.log('spread'),100]);console.log(typeof setTimeout(()=>{},0),setTimeout.length,setInterval.length);

const twice={then(r,j){r(1);r(2);j(3)}},throws={then(){throw new Error('thrown')}},after={then(r){r('ok');throw new Error('ignored')}},late={then(r){setTimeout(r,5,'late')}},self={};self.then=r=>r(5);
const nested={then(r){r({then(q){q('nested')}})}},rejects={then(_,j){j(new Error('no'))}},weird={get then(){throw new Error('getter')}};
for(const[n,t]of Object.entries({twice,throws,after,late,self,nested,rejects,weird}))Promise.resolve().then(()=>t).then(v=>console.log(n,v),e=>console.log(n,'rejected',e.message));
(async()=>{for(const t of[twice,throws,after,rejects,weird])try{console.log('await',await t)}catch(e){console.log('await rejected',e.message)}})();
const p=new Promise(r=>setTimeout(()=>r(p)));p.catch(e=>console.log(e.name,e.message));

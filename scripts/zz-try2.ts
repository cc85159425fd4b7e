import { createNodeLab } from './node-lab.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
const { lab } = await createNodeLab();
const V: Record<string, any> = {};
const g = (d:number,n:number,hidden:number[],fit:any,l2=0) => ({ world: { kind: 'gaussians', features: d, separation: 1 }, pipeline: { split: { by: 'row', train: n, validation: 3000, test: 3000 }, model: { kind: 'mlp', hidden, l2 }, fit }, refits: 3 });
V.a = g(20,300,[128,128],{epochs:60,batchSize:32,learningRate:.01});
V.b = g(20,300,[128,128],{epochs:40,batchSize:16,learningRate:.02});
V.c = g(20,300,[128,128],{epochs:40,batchSize:32,learningRate:.03});
V.d = g(30,300,[128,128],{epochs:40,batchSize:32,learningRate:.01});
V.e = g(40,300,[128,128],{epochs:40,batchSize:32,learningRate:.02});
V.f = g(20,300,[64,64],{epochs:60,batchSize:16,learningRate:.02});
for (const name of process.argv[2].split(',')) { const tally: Record<string,number>={}; const ms:number[]=[]; const rows:string[]=[];
 for (let seed=0; seed<Number(process.argv[3]); seed++) {
 const t=performance.now(); const v = await diagnose(lab, V[name], seed); ms.push(performance.now()-t);
 tally[v.primary]=(tally[v.primary]??0)+1;
 rows.push(v.lines.filter(l=>l.id==='gap'||l.id.startsWith('gain')).map(l=>`${l.id.replace('gain:','')} ${l.measured.value.toFixed(3)}`).join(' '));
 }
 console.log(name, JSON.stringify(tally), Math.round(ms.sort((a,b)=>a-b)[ms.length>>1]),'ms'); console.log('   '+rows.slice(0,4).join('\n   ')); }

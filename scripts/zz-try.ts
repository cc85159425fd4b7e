import { createNodeLab } from './node-lab.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
const { lab } = await createNodeLab();
const g = (h:number,epochs:number,batchSize:number,learningRate:number) => ({ world: { kind: 'gaussians', features: 20, separation: 1 }, pipeline: { split: { by: 'row', train: 300, validation: 3000, test: 3000 }, model: { kind: 'mlp', hidden:[h,h], l2: 0 }, fit:{epochs,batchSize,learningRate} }, refits: 3 }) as any;
const V: Record<string, any> = { a: g(128,20,16,.02), b: g(64,20,16,.02), c: g(64,30,16,.03), d: g(128,20,32,.03), e: g(128,25,32,.02) };
for (const name of process.argv[2].split(',')) { const tally: Record<string,number>={}; const ms:number[]=[]; const rows:string[]=[];
 for (let seed=0; seed<Number(process.argv[3]); seed++) {
 const t=performance.now(); const r = await lab.run(V[name],seed); const v = await diagnose(lab, V[name], seed); ms.push(performance.now()-t);
 tally[v.primary]=(tally[v.primary]??0)+1;
 const h=r.histories![0].validationLoss; let b=0; h.forEach((x,i)=>{if(x<h[b])b=i});
 rows.push(`train ${r.scores.train!.accuracy!.measured.value.toFixed(3)} best@${b} ${h[b].toFixed(2)} last ${h.at(-1)!.toFixed(2)} `+v.lines.map(l=>`${l.id.replace('gain:','')} ${l.measured.value.toFixed(3)} ${l.finding.slice(0,3)}`).join(' | '));
 }
 console.log(name, JSON.stringify(tally), Math.round(ms.sort((a,b)=>a-b)[ms.length>>1]),'ms min',Math.round(ms[0])); console.log('   '+rows.slice(0,4).join('\n   ')); }

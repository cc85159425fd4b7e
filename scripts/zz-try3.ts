import { createNodeLab } from './node-lab.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
const { lab, loadTables } = await createNodeLab();
await loadTables({kind:'seattle-weather'});
const V: Record<string, any> = {};
const split = { by: 'row', train: 800, validation: 2000, test: 2000 };
const fit = {epochs:60,batchSize:32,learningRate:.01};
const m = (model:any, f:any={}, s:any={}, w:any={}) => ({ world: { kind: 'moons', noise: .25, ...w }, pipeline: { split: {...split, ...s}, model, fit: {...fit, ...f} }, refits: 3 });
const g = (sep:number,fit:any,l2=0) => ({ world: { kind: 'gaussians', features: 20, separation: sep }, pipeline: { split: { by: 'row', train: 300, validation: 3000, test: 3000 }, model: { kind: 'mlp', hidden:[128,128], l2 }, fit }, refits: 3 });
V.a1 = m({kind:'mlp',hidden:[16],l2:.001},{epochs:120});
V.a2 = m({kind:'mlp',hidden:[16],l2:.0001},{learningRate:.03});
V.a3 = m({kind:'mlp',hidden:[32],l2:.001},{learningRate:.02, epochs: 80});
V.a4 = m({kind:'mlp',hidden:[16],activation:'tanh',l2:.0001},{learningRate:.03});
V.a5 = m({kind:'mlp',hidden:[16,16],l2:.001},{learningRate:.01});
V.a6 = m({kind:'mlp',hidden:[16],l2:.0001},{learningRate:.02,batchSize:16},{validation:4000});
V.ab = m({kind:'mlp',hidden:[16,16],l2:.001},{learningRate:.01},{validation:40});
V.b1 = m({kind:'logistic'},{},{},{noise:1});
V.b2 = m({kind:'logistic'},{},{},{noise:.8});
V.b3 = m({kind:'logistic'},{learningRate:.00003});
V.c1 = g(3,{epochs:30,batchSize:16,learningRate:.02});
V.c2 = g(1,{epochs:30,batchSize:16,learningRate:.02},.1);
V.c3 = g(1,{epochs:30,batchSize:16,learningRate:.02});
const ws = {by:'row', train:.5, validation:.3, test:.2};
V.w1 = { world: { kind: 'seattle-weather', target: 'temp max' }, pipeline: { split: ws, model: { kind: 'linear', l2: 0 }, fit }, refits: 3 };
V.w2 = { world: { kind: 'seattle-weather', target: 'temp max' }, pipeline: { split: ws, model: { kind: 'mlp', hidden:[32] }, fit }, refits: 3 };
V.w3 = { world: { kind: 'seattle-weather', target: 'temp max', features: ['precipitation','wind'] }, pipeline: { split: ws, model: { kind: 'mlp', hidden:[32] }, fit }, refits: 3 };
for (const name of process.argv[2].split(',')) { const tally: Record<string,number>={}; const ms:number[]=[]; const rows:string[]=[];
 for (let seed=0; seed<Number(process.argv[3]); seed++) {
 const t=performance.now(); const v = await diagnose(lab, V[name], seed); ms.push(performance.now()-t);
 tally[v.primary]=(tally[v.primary]??0)+1;
 rows.push(v.lines.map(l=>`${l.id.replace('gain:','')} ${l.measured.value.toFixed(3)} ${l.finding.slice(0,3)}`).join(' | '));
 }
 console.log(name, JSON.stringify(tally), Math.round(ms.sort((a,b)=>a-b)[ms.length>>1]),'ms'); console.log('   '+rows.slice(0,3).join('\n   ')); }

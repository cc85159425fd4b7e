import { createNodeLab } from './node-lab.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
const { lab, loadTables } = await createNodeLab();
const split = { by: 'row', train: 800, validation: 2000, test: 2000 } as const;
const fit = { epochs: 60, batchSize: 32, learningRate: 0.01 };
const E: Record<string, any> = {
 s1: { world: { kind: 'moons', noise: .25 }, pipeline: { split, model: { kind: 'mlp', hidden: [16], l2: 0.001 }, fit }, refits: 3 },
 s2: { world: { kind: 'moons', noise: .25 }, pipeline: { split, model: { kind: 'logistic' }, fit }, refits: 3 },
 s3: { world: { kind: 'gaussians', features: 20, separation: 1 }, pipeline: { split: { by: 'row', train: 300, validation: 3000, test: 3000 }, model: { kind: 'mlp', hidden: [128,128], l2: 0 }, fit }, refits: 3 },
 w1: { world: { kind: 'seattle-weather', target: 'temp max' }, pipeline: { split: {by:'row', train:.5, validation:.3, test:.2}, model: { kind: 'linear' }, fit }, refits: 3 },
 w2: { world: { kind: 'seattle-weather', target: 'temp max' }, pipeline: { split: {by:'row', train:.5, validation:.3, test:.2}, model: { kind: 'mlp', hidden: [32] }, fit }, refits: 3 },
 w3: { world: { kind: 'seattle-weather', target: 'temp max' }, pipeline: { split: {by:'row', train:.5, validation:.3, test:.2}, steps: [{kind:'standardize',fitOn:'train'}], model: { kind: 'mlp', hidden: [32] }, fit: {...fit, learningRate: 0.001, epochs: 20} }, refits: 3 },
 w4: { world: { kind: 'seattle-weather', target: 'temp max' }, pipeline: { split: {by:'row', train:.5, validation:.3, test:.2}, steps: [{kind:'standardize',fitOn:'train'}], model: { kind: 'mlp', hidden: [32] }, fit: {...fit, learningRate: 0.01, epochs: 60} }, refits: 3 },
};
await loadTables({kind:'seattle-weather'});
for (const name of process.argv[2].split(',')) for (const seed of [0,1,2,3]) {
 const e = E[name];
 let t=performance.now();
 const r = await lab.run(e, seed, {parts:['fresh']});
 const m=r.metric;
 const s=(p:'train'|'validation'|'fresh')=>r.scores[p]?.[m]?.measured.value.toFixed(3);
 const t1=performance.now();
 const v = await diagnose(lab, e, seed); console.log(name, seed, s('train'),s('validation'),s('fresh'),r.baseline.value.toFixed(3), r.ceiling?.value.toFixed(3),(t1-t).toFixed(0),(performance.now()-t1).toFixed(0), v.primary, v.accept.join(), v.lines.map(l=>`${l.id} ${l.measured.value.toFixed(3)} ${l.finding}`).join('; ') );
}

import { it, expect } from 'vitest';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import { createBench, experimentOf } from '../instruments/bench.ts';
it('x', async () => {
 const b = await createBench();
 const E: any = {
 pen: experimentOf({ model: { kind: 'mlp', hidden: [16], l2: 0.3 }, fit: { epochs: 60, learningRate: 0.02 }, split: { train: 800, validation: 2000 } }),
 pen2: experimentOf({ model: { kind: 'mlp', hidden: [16], l2: 0.1 }, fit: { epochs: 120, learningRate: 0.02 }, split: { train: 800, validation: 2000 } }),
 wide: experimentOf({ world: { kind: 'gaussians', features: 20, separation: 1 }, split: { train: 300, validation: 3000 }, model: { kind: 'mlp', hidden: [64,64] }, fit: { epochs: 30, learningRate: 0.02, batchSize: 16 } }) };
 for (const k of Object.keys(E)) for (const s of [0,1,2]) { const t = performance.now(); const v = await diagnose(b.lab, E[k], s); console.log(k, s, v.primary, (performance.now()-t).toFixed(0), v.lines.map((l) => `${l.id} ${l.measured.value.toFixed(3)} ${l.finding}`).join('; ')); }
 expect(1).toBe(1);
}, 60000);

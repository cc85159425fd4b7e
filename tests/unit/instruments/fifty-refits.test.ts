import { describe, expect, it } from 'vitest';
import type { FactsEvidence } from '#lib/instruments/evidence.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import type { ModelSpec, StepSpec } from '#lib/pipeline/spec.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createBench } from './bench.ts';

const NOISE = 0.5;

function onWave(model: ModelSpec, steps: readonly StepSpec[] = [], noise = NOISE): ExperimentSpec {
	return {
		world: { kind: 'wave', waves: 1, noise },
		pipeline: { split: { by: 'row', train: 60, validation: 1500, test: 0 }, steps, model },
		refits: 1
	};
}

async function fan(model: ModelSpec, seed = 1, noise = NOISE): Promise<FactsEvidence> {
	const { lab } = await createBench();
	return (await runInstrument(lab, 'fifty-refits', onWave(model, [], noise), seed)) as FactsEvidence;
}

const valueOf = (evidence: FactsEvidence, id: string): number => evidence.facts.find((fact) => fact.id === id)?.measured.value ?? NaN;

describe('fifty refits', () => {
	it('a straight line on a sine: bias² is what the best line leaves, ½ − 3/π², and hardly any variance', async () => {
		const evidence = await fan({ kind: 'linear', l2: 0 });
		const left = 0.5 - 3 / (Math.PI * Math.PI);
		expect(Math.abs(valueOf(evidence, 'biasSquared') - left)).toBeLessThan(0.015);
		expect(valueOf(evidence, 'varianceOfFits')).toBeLessThan(0.03);
	});

	it('the nearest neighbour repeats the noise of one row: variance near σ², bias near none', async () => {
		const evidence = await fan({ kind: 'nearest-neighbours', k: 1 });
		expect(Math.abs(valueOf(evidence, 'varianceOfFits') - NOISE * NOISE)).toBeLessThan(0.03);
		expect(Math.abs(valueOf(evidence, 'biasSquared'))).toBeLessThan(0.01);
		expect(Math.abs(valueOf(evidence, 'noiseSquared') - NOISE * NOISE)).toBeLessThan(0.04);
	});

	it('the parts add up to the mean squared error', async () => {
		for (const model of [
			{ kind: 'linear', l2: 0 },
			{ kind: 'decision-tree', maxDepth: 20 }
		] as const) {
			const evidence = await fan(model, 2);
			const sum = ['biasSquared', 'varianceOfFits', 'noiseSquared'].reduce((total, id) => total + valueOf(evidence, id), 0);
			expect(Math.abs(sum / valueOf(evidence, 'meanSquaredError') - 1)).toBeLessThan(0.06);
		}
	});

	it('without noise there is none to find, and a tree that learns its rows by rote has little variance left', async () => {
		const evidence = await fan({ kind: 'decision-tree', maxDepth: 20 }, 1, 0);
		expect(valueOf(evidence, 'noiseSquared')).toBe(0);
		expect(valueOf(evidence, 'varianceOfFits')).toBeLessThan(0.02);
	});

	it('draws the fan: the truth, the centre inside its band, and single fits', async () => {
		const { detail } = await fan({ kind: 'decision-tree', maxDepth: 20 });
		if (detail?.kind !== 'curve') throw new Error('The fan is missing.');
		const [truth, centre] = detail.lines;
		expect(truth.reference).toBe(true);
		expect(truth.y.every((y, i) => Math.abs(y - Math.sin(Math.PI * truth.x[i])) < 1e-6)).toBe(true);
		expect(centre.each?.length).toBe(6);
		expect(centre.y.every((y, i) => y > (centre.low?.[i] ?? NaN) && y < (centre.high?.[i] ?? NaN))).toBe(true);
		expect(centre.x.every((x, i) => i === 0 || x >= centre.x[i - 1])).toBe(true);
	});

	it('says what it needs', async () => {
		const { lab } = await createBench();
		const stepped = onWave({ kind: 'linear', l2: 0 }, [{ kind: 'standardize', fitOn: 'train' }]);
		await expect(runInstrument(lab, 'fifty-refits', stepped, 1)).rejects.toThrow(/Leave the steps out/);
		const classes = { ...onWave({ kind: 'nearest-neighbours', k: 1 }), world: { kind: 'moons' } };
		await expect(runInstrument(lab, 'fifty-refits', classes, 1)).rejects.toThrow(/has classes/);
		const trend = { ...onWave({ kind: 'linear', l2: 0 }), world: { kind: 'turned-trend', groupKnown: false } };
		await expect(runInstrument(lab, 'fifty-refits', trend, 1)).rejects.toThrow(/cannot be taken away/);
	});
});

import { describe, expect, it } from 'vitest';
import type { DrawProof } from '#lib/exercise/prove.ts';
import { marginInNoise, median, passes, summarise } from '#lib/exercise/proof-summary.ts';
import { parseExercise } from '#lib/exercise/parse.ts';
import { proveDraw } from '#lib/exercise/prove.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { GOOD_YAML } from './fixture.ts';

const claim = (value: number, margin: number) => ({ fact: 'gap', value, margin, holds: margin > 0 });

function draw(overrides: Partial<DrawProof>): DrawProof {
	const verdict = { primary: 'OF-CAP', accept: ['OF-CAP'], family: 'too-fitted', lines: [], used: [] } as const;
	return {
		seed: 0,
		shows: [claim(0.2, 0.08)],
		twin: [claim(0, -0.12)],
		cured: [],
		changes: [],
		verdict,
		keyAgrees: true,
		broke: true,
		decision: null,
		held: true,
		twinFailed: true,
		ms: 100,
		...overrides
	};
}

describe('summary of many draws', () => {
	it('takes the middle', () => {
		expect(median([3, 1, 2])).toBe(2);
		expect(median([4, 1, 3, 2])).toBe(2.5);
		expect(median([])).toBeNaN();
	});

	it('measures margins in units of what one draw varies', () => {
		// Values 1, 2, 3: standard deviation 1; margins 0.5, 1.5, 2.5: median 1.5.
		expect(marginInNoise([0.5, 1.5, 2.5], [1, 2, 3])).toBe(1.5);
		expect(marginInNoise([0.5, 0.5], [1, 1])).toBe(99);
		expect(marginInNoise([-0.5, -0.5], [1, 1])).toBe(-99);
	});

	it('counts each side, and takes the weakest claim', () => {
		const draws = [1, 2, 3].map((i) =>
			draw({ shows: [claim(i, i), claim(i, i / 4)], ms: 100 * i, held: i !== 2, twinFailed: i === 1, broke: i > 1 })
		);
		expect(summarise(draws)).toEqual({ seeds: 3, held: 2, twinFailed: 1, broke: 2, keyAgreed: 3, medianMargin: 0.5, ms: 200 });
		expect(() => summarise([])).toThrow('No draw was proved');
	});

	it('asks for 19 of 20 on each side', () => {
		const good = { seeds: 20, held: 19, twinFailed: 19, broke: 19, keyAgreed: 19, medianMargin: 2, ms: 1 };
		expect(passes(good)).toBe(true);
		expect(passes({ ...good, broke: null })).toBe(true);
		for (const side of ['held', 'twinFailed', 'broke'] as const) expect(passes({ ...good, [side]: 18 })).toBe(false);
	});
});

describe('proof of one draw', { timeout: 120_000 }, () => {
	const SMALL = GOOD_YAML.replace('accept: [OF-DATA]', 'accept: [OF-DATA, OF-LONG]')
		.replace('hidden: [128, 128]', 'hidden: [32, 32]')
		.replace('penalty: { pipeline.model.l2: 0.1 }', 'penalty: { pipeline.model.l2: 0.03 }')
		.replace('validation: 3000, test: 3000', 'validation: 2000, test: 0')
		.replace('path: pipeline.split.train, values: [300, 12000], proven: 12000', 'path: world.separation, values: [1, 3], proven: 3')
		.replace('twin: { pipeline.split.train: 12000 }', 'twin: { world.features: 1 }');

	async function prove(yaml: string): Promise<DrawProof> {
		const parsed = parseExercise(yaml, 'exercise.yaml', STANDARD_VOCABULARY);
		if (!parsed.ok) throw new Error(parsed.problems.map(({ message }) => message).join('\n'));
		const { lab } = await createNodeLab();
		return proveDraw(parsed.value, 7, { lab, now: () => 0 });
	}

	it('holds for a planted cause, and fails on the twin', async () => {
		const proof = await prove(SMALL);
		expect(proof.shows.map(({ holds }) => holds)).toEqual([true, true]);
		expect(proof.twinFailed).toBe(true);
		// On the twin the arm is applied on top of the twin: the gap is that of one column.
		expect(proof.twin[0].value).toBeLessThan(0.1);
		expect(proof.keyAgrees).toBe(true);
		expect(proof.broke).toBe(true);
		expect(proof.held).toBe(true);
	});

	it('does not hold when the diagnosis is another than the rules find', async () => {
		const proof = await prove(SMALL.replace('diagnosis: OF-CAP\naccept: [OF-DATA, OF-LONG]', 'diagnosis: OF-NOISE'));
		expect(proof.keyAgrees).toBe(false);
		expect(proof.held).toBe(false);
	});

	it('does not pass when the twin has the cause as well', async () => {
		const proof = await prove(SMALL.replace('twin: { world.features: 1 }', 'twin: { refits: 2 }'));
		expect(proof.twinFailed).toBe(false);
	});
});

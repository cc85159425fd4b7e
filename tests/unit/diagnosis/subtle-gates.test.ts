/** Gates 1, 6 and 7 from both sides: what was planted is named, and its twin is not. Longer than most: a family of gates in one bench. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Examine } from '#lib/diagnosis/examine.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import type { MetricName } from '#lib/instruments/evidence.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { gatesEn } from '#lib/messages/gates.en.ts';
import { createBench, experimentOf, type Bench } from '../instruments/bench.ts';

let bench: Bench;
beforeAll(async () => {
	bench = await createBench();
});

const SEEDS = [0, 1, 2];

interface Case {
	readonly experiment: ExperimentSpec;
	readonly examine: Examine;
	readonly named?: NamedProbes;
	readonly metric?: MetricName;
}

async function verdicts({ experiment, examine, named, metric }: Case): Promise<readonly Verdict[]> {
	const found: Verdict[] = [];
	for (const seed of SEEDS)
		found.push(await diagnose(bench.lab, experiment, seed, { examine: { fit: false, ...examine }, named, ...(metric ? { metric } : {}) }));
	return found;
}

/** Every verdict on three seeds; each line that it rests on can be said. */
async function primaries(one: Case): Promise<readonly string[]> {
	const found = await verdicts(one);
	for (const { lines } of found)
		for (const { id, label } of lines)
			if (label?.id.startsWith('gate.'))
				for (const name of [label.id, `${label.id}.what`]) expect(Object.keys(gatesEn), `${id} needs ${name}`).toContain(name);
	return found.map(({ primary }) => primary);
}
const all = (id: string): readonly string[] => SEEDS.map(() => id);

const changed = (one: Case, patch: Readonly<Record<string, unknown>>): Case => ({ ...one, experiment: applyPatch(one.experiment, patch) });

async function bothSides(one: Case, id: string, twin: Readonly<Record<string, unknown>>): Promise<void> {
	expect(await primaries(one)).toEqual(all(id));
	expect(await primaries(changed(one, twin))).not.toContain(id);
}

const TIMEOUT = { timeout: 60_000 };

describe('gate 1, metric', TIMEOUT, () => {
	const rare: Case = {
		experiment: experimentOf({
			world: { kind: 'imbalanced', share: 0.03, features: 2, shift: 1.5 },
			split: { train: 2000, validation: 3000 },
			refits: 1
		}),
		examine: {}
	};

	it('EV-ACC: level with the majority and blind to the rare class, without a word of the exercise', async () => {
		await bothSides(rare, 'EV-ACC', { 'world.share': 0.5 });
		expect(await primaries(changed(rare, { 'world.shift': 6 }))).not.toContain('EV-ACC');
	});

	it('is silent where another score decides', async () => {
		expect(await primaries({ ...rare, metric: 'rocAuc' })).not.toContain('EV-ACC');
	});

	it('SG-RARE: too few positives to speak of recall; says how many would settle it', async () => {
		const few: Case = { ...changed(rare, { 'pipeline.split.validation': 400, 'world.shift': 3 }), examine: { metric: { recall: 0.8 } } };
		for (const { primary, accept, wouldSettle } of await verdicts(few)) {
			expect(primary).toBe('SG-RARE');
			expect(accept).toContain('INC');
			// 1.96² p (1 − p) / 0.1² is at most 97.
			expect(wouldSettle?.n).toBeGreaterThan(15);
			expect(wouldSettle?.n).toBeLessThanOrEqual(97);
		}
		expect(await primaries(changed(few, { 'world.share': 0.3 }))).not.toContain('SG-RARE');
	});
});

describe('gate 6, slices', TIMEOUT, () => {
	const slices: Case = {
		experiment: experimentOf({
			world: { kind: 'reversed-slice', slices: 12, share: 0.08, sliceKnown: false },
			split: { train: 1500, validation: 2000 },
			refits: 1
		}),
		examine: { slices: { columns: ['slice'] } }
	};

	it('SG-HID: a slice that stays below the rest after correction', () => bothSides(slices, 'SG-HID', { 'world.reversed': false }));

	it('SG-FALSE: the worst of many small equal slices alarms, and none survives', async () => {
		const many = changed(slices, { 'world.slices': 30, 'world.share': 0.034, 'world.reversed': false, 'pipeline.split.validation': 600 });
		expect(await primaries(many)).toEqual(all('SG-FALSE'));
	});

	it('SG-SIMP: every group turns the pooled trend round', () =>
		bothSides(
			{
				experiment: experimentOf({
					world: { kind: 'turned-trend', groupKnown: false, skin: 'sensor' },
					split: { train: 300, validation: 300 },
					model: { kind: 'linear' },
					refits: 1
				}),
				examine: { slices: { trend: { x: 'channel 1', y: 'y', by: 'site' } } }
			},
			'SG-SIMP',
			{ 'world.between': 0.6 }
		));
});

describe('gate 6, calibration', TIMEOUT, () => {
	it('CA-OVER: a network that knows its rows by heart', () =>
		bothSides(
			{
				experiment: experimentOf({
					world: { kind: 'gaussians', features: 20, separation: 1 },
					split: { train: 300, validation: 800 },
					model: { kind: 'mlp', hidden: [64] },
					fit: { epochs: 60 }
				}),
				examine: { calibration: {} }
			},
			'CA-OVER',
			{ 'pipeline.model.l2': 0.03 }
		));

	it('CA-UNDER: smoothed labels', () =>
		bothSides(
			{
				experiment: experimentOf({
					world: { kind: 'gaussians', features: 4, separation: 1.5 },
					split: { train: 1000, validation: 1500 },
					model: { kind: 'mlp', hidden: [16], labelSmoothing: 0.4 }
				}),
				examine: { calibration: {} }
			},
			'CA-UNDER',
			{ 'pipeline.model.labelSmoothing': 0 }
		));

	it('CA-SEG: right on the whole, off in opposite directions in its parts', () =>
		bothSides(
			{
				experiment: experimentOf({ world: { kind: 'hidden-offset' }, split: { train: 1500, validation: 1500 }, refits: 1 }),
				examine: { calibration: { by: 'site' } }
			},
			'CA-SEG',
			{ 'world.offset': 0 }
		));
});

describe('gate 6, stability', TIMEOUT, () => {
	it('SC: lost where the link is broken, and spared by a model that never saw the cue', () =>
		bothSides(
			{
				experiment: experimentOf({
					world: { kind: 'spurious-cue', skin: 'sensor' },
					split: { train: 1000, validation: 1000 },
					refits: 1
				}),
				examine: { stability: { decorrelated: 'channel 2' } }
			},
			'SC',
			{ 'world.agreement': 0.5 }
		));

	it('US: refits that agree on validation differ under stress', () =>
		bothSides(
			{
				experiment: experimentOf({ world: { kind: 'copied-signal' }, split: { train: 800, validation: 1000 }, fit: { epochs: 10 } }),
				examine: { stability: { refits: 10 } }
			},
			'US',
			{ 'world.broken': 0 }
		));

	it('DD: the error peaks where features are as many as rows', () =>
		bothSides(
			{
				experiment: experimentOf({
					world: { kind: 'linear-teacher' },
					split: { train: 60, validation: 500 },
					steps: [{ kind: 'random-features', fitOn: 'train', count: 60, draw: 1 }],
					model: { kind: 'linear', l2: 0 },
					refits: 1
				}),
				examine: { stability: { peak: { path: 'pipeline.steps.random-features.count', values: [10, 30, 60, 200] } } }
			},
			'DD',
			{ 'pipeline.model.l2': 0.1 }
		));

	it('asks for the cue by name', async () => {
		const one = {
			experiment: experimentOf({ world: { kind: 'spurious-cue' }, refits: 1 }),
			examine: { stability: { decorrelated: true } }
		};
		await expect(verdicts(one)).rejects.toThrow(/needs the name of the cue/);
	});
});

describe('gate 6, shift', TIMEOUT, () => {
	const shift: Examine = { shift: { rows: 6000 } };
	const split = { train: 1000, validation: 1500 };

	it('SH-LAB before the inputs: recall and specificity stand while the share moves', () =>
		bothSides(
			{
				experiment: experimentOf({
					world: { kind: 'imbalanced', share: 0.5, freshShare: 0.1, features: 2, shift: 1.5 },
					split,
					refits: 1
				}),
				examine: shift
			},
			'SH-LAB',
			{ 'world.freshShare': 0 }
		));

	it('SH-COV: the score falls and the inputs can be told apart; a curve that carries over is not blamed', async () => {
		const moved: Case = { experiment: experimentOf({ world: { kind: 'moved-inputs' }, split, refits: 1 }), examine: shift };
		await bothSides(moved, 'SH-COV', { 'world.shift': 0 });
		const curve = changed(moved, { 'world.shift': 0.8, 'pipeline.steps': [{ kind: 'polynomial', fitOn: 'train' }] });
		expect(await primaries(curve)).not.toContain('SH-COV');
	});

	it('SH-CON: the score falls and the inputs cannot be told apart', () =>
		bothSides({ experiment: experimentOf({ world: { kind: 'turning-weights' }, split, refits: 1 }), examine: shift }, 'SH-CON', {
			'world.turn': 0
		}));

	it('SH-SKEW before all: computed as in the study, the score is back', () =>
		bothSides(
			{
				experiment: experimentOf({
					world: { kind: 'penguins', heldBack: 0.4, served: 'mass-in-kg' },
					split: { by: 'stratified', train: 0.5, validation: 0.5 },
					steps: [{ kind: 'standardize', fitOn: 'train' }],
					refits: 1
				}),
				examine: { shift: {} },
				named: { replay: { 'world.served': 'as-studied' } }
			},
			'SH-SKEW',
			{ 'world.served': 'as-studied' }
		));
});

describe('gate 7, language', TIMEOUT, () => {
	const items: Case = {
		experiment: experimentOf({
			world: { kind: 'templates', trainItems: 600, benchmarkItems: 400, contamination: 0.6 },
			split: { by: 'order', train: 600, validation: 400 },
			steps: [{ kind: 'bag-of-n-grams', fitOn: 'train', column: 'text', minN: 1, maxN: 2, maxTerms: 1200 }],
			fit: { epochs: 12, learningRate: 0.05 },
			refits: 1
		}),
		examine: { language: { benchmark: {} } }
	};

	it('BC-VERB: what a search finds explains the fall', () => bothSides(items, 'BC-VERB', { 'world.contamination': 0 }));

	it('BC-PARA: what it does not find stands above fresh items as well', () =>
		bothSides(changed(items, { 'world.contamination': 0.8, 'world.rewording': 0.2 }), 'BC-PARA', { 'world.contamination': 0 }));

	const tuned = (train: number, epochs: number, tune: string, change = 0.9): Case => ({
		experiment: experimentOf({
			world: { kind: 'two-registers', change, oldRows: 3000, oldValidation: 500 },
			split: { train, validation: 600 },
			model: { kind: 'language-model', tune, embedding: 16, hidden: 32, pretrainEpochs: 4, rehearsalShare: 0.5 } as never,
			fit: { epochs, batchSize: 16, learningRate: 0.01 }
		}),
		examine: {},
		metric: 'logLoss'
	});

	it('FT-OVER: the new task ends far above its best epoch', async () => {
		expect(await primaries(tuned(100, 40, 'full'))).toEqual(all('FT-OVER'));
		expect(await primaries(tuned(1200, 4, 'rehearsal'))).not.toContain('FT-OVER');
	});

	it('FT-FORGET: the new task is near its best, and the old one is lost; rehearsal keeps it', async () => {
		expect(await primaries(tuned(1200, 4, 'full'))).toEqual(all('FT-FORGET'));
		expect(await primaries(tuned(1200, 4, 'rehearsal', 0.5))).not.toContain('FT-FORGET');
	});
});

describe('a bare run', TIMEOUT, () => {
	it('is left alone by the gates that nobody asked to look', async () => {
		const bare = experimentOf({ world: { kind: 'spurious-cue' }, split: { train: 600, validation: 1500 }, refits: 1 });
		const { fired } = await diagnose(bench.lab, bare, 1);
		const asked = ['metric', 'slices', 'calibration', 'stability', 'shift', 'language'];
		expect(fired?.filter(({ gate }) => asked.includes(gate))).toEqual([]);
	});
});

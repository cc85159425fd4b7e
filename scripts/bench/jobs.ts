/**
 * The bench's five jobs: the same rows, sizes, settings and epochs for everyone. Runs in Node and in the browser's
 * worker, so it imports nothing from Node.
 */
import { cos, sin } from '#lib/core/portable-math.ts';
import { createStream } from '#lib/core/random.ts';
import type { Examples } from '#lib/core/table.ts';
import type { LanguageRun } from '#lib/training/language-model.ts';
import type { Replica } from '#lib/training/training.ts';

export const JOBS = ['learning-curve', 'penalty-sweep', 'digits', 'boosting', 'language-model'] as const;
export type JobName = (typeof JOBS)[number];

/** Who can be timed. The last is the reference path: our trainer on TF.js's own operations. */
export const WHO = ['holdout-browser', 'holdout-node', 'model-fit', 'scikit-learn'] as const;
export type Who = (typeof WHO)[number];

export interface Digits {
	readonly train: Examples;
	readonly validation: Examples;
}

export const LANGUAGE = { tokens: 40, context: 3, embedding: 12, hidden: 32 } as const;
const PI = 3.141592653589793;

export function moons(n: number, seed: number): Examples {
	const stream = createStream(seed).fork('bench-moons');
	const values = new Float32Array(2 * n);
	const y = new Float32Array(n);
	for (let i = 0; i < n; i++) {
		const lower = stream.uniform() < 0.5;
		const t = PI * stream.uniform();
		values[2 * i] = (lower ? 1 - cos(t) : cos(t)) + 0.25 * stream.normal();
		values[2 * i + 1] = (lower ? 0.5 - sin(t) : sin(t)) + 0.25 * stream.normal();
		y[i] = lower ? 1 : 0;
	}
	return { x: { nRows: n, nColumns: 2, values }, y };
}

/** 20 normal columns; three of them, one product and noise decide the class. */
export function boostingRows(n: number, seed: number): Examples {
	const stream = createStream(seed).fork('bench-boosting');
	const nColumns = 20;
	const values = Float32Array.from({ length: n * nColumns }, () => stream.normal());
	const y = Float32Array.from({ length: n }, (_, i) => {
		const at = i * nColumns;
		const signal = values[at] - 0.5 * values[at + 1] + 0.7 * values[at + 2] * values[at + 3] + 0.8 * stream.normal();
		return signal > 0 ? 1 : 0;
	});
	return { x: { nRows: n, nColumns, values }, y };
}

/** A text from a sparse Markov chain; worlds 1 and 2 share half of their transitions. */
export function markovText(world: 1 | 2, n: number, seed: number): Int32Array {
	const { tokens } = LANGUAGE;
	const chain = (which: number): Int32Array[] => {
		const stream = createStream(which).fork('bench-chain');
		return Array.from({ length: tokens }, () => stream.permutation(tokens));
	};
	const chains = world === 1 ? [chain(1)] : [chain(1), chain(2)];
	const stream = createStream(seed).fork('bench-text');
	const out = new Int32Array(n);
	for (let i = 1; i < n; i++) {
		const successors = chains[chains.length === 1 ? 0 : stream.integer(2)][out[i - 1]];
		const u = stream.uniform();
		out[i] = u < 0.5 ? successors[0] : u < 0.75 ? successors[1] : u < 0.98 ? successors[2] : stream.integer(tokens);
	}
	return out;
}

const network = { kind: 'mlp', hidden: [16, 16], activation: 'tanh' } as const;
const fit = { epochs: 60, batchSize: 32, learningRate: 0.01 } as const;
export const SIZES = [25, 50, 75, 100, 150, 200, 300, 400] as const;
export const SEEDS = [0, 1, 2, 3, 4] as const;
/** 20 penalties from 1e-5 to 1, evenly spaced on a log scale to three digits. */
export const PENALTIES = [
	1e-5, 1.83e-5, 3.36e-5, 6.16e-5, 1.13e-4, 2.07e-4, 3.79e-4, 6.95e-4, 1.27e-3, 2.34e-3, 4.28e-3, 7.85e-3, 1.44e-2, 2.64e-2, 4.83e-2,
	8.86e-2, 0.162, 0.298, 0.546, 1
] as const;

/** The replicas of a job; null for the language model, which has runs of its own. */
export function replicasOf(job: JobName, digits: Digits): readonly Replica[] | null {
	switch (job) {
		case 'learning-curve':
			return SIZES.flatMap((n) =>
				SEEDS.map((seed) => ({
					key: `n=${n} seed=${seed}`,
					train: moons(n, seed),
					validation: moons(400, seed + 999),
					nClasses: 2,
					model: network,
					fit,
					seed
				}))
			);
		case 'penalty-sweep':
			return SEEDS.flatMap((seed) => {
				const [train, validation] = [moons(100, seed), moons(400, seed + 999)];
				return PENALTIES.map((l2) => ({
					key: `l2=${l2} seed=${seed}`,
					train,
					validation,
					nClasses: 2,
					model: { ...network, l2 },
					fit,
					seed
				}));
			});
		case 'digits':
			return SEEDS.map((seed) => ({
				key: `seed=${seed}`,
				...digits,
				nClasses: 10,
				model: { kind: 'mlp', hidden: [32] },
				fit: { epochs: 20, batchSize: 32, learningRate: 0.003 },
				seed
			}));
		case 'boosting':
			return [
				{
					key: 'boosting',
					train: boostingRows(3000, 1),
					nClasses: 2,
					model: { kind: 'gradient-boosting', rounds: 200, maxDepth: 3, learningRate: 0.1 },
					fit,
					seed: 1
				}
			];
		case 'language-model':
			return null;
	}
}

export const FINE_TUNE = { epochs: 40, batchSize: 16, learningRate: 0.01 } as const;

/** The model that the fine-tune job starts from; it is made before the clock starts. */
export function pretraining(): LanguageRun {
	const train = markovText(1, 6000, 3);
	return { key: 'pretraining', spec: LANGUAGE, train, fit: { epochs: 6, batchSize: 32, learningRate: 0.01 }, seed: 1 };
}

export function fineTuning(): readonly Omit<LanguageRun, 'start'>[] {
	const [train, validation] = [markovText(2, 400, 5), markovText(2, 1000, 6)];
	return SEEDS.map((seed) => ({ key: `seed=${seed}`, spec: LANGUAGE, train, validation, fit: FINE_TUNE, seed }));
}

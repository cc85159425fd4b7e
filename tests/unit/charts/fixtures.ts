/** Evidence made by formula, for tests of figures: every number can be worked out by hand from the options. */
import type { Measured } from '#lib/core/measured.ts';
import type { MetricName, PartScore, RefitHistory, RunEvidence } from '#lib/instruments/evidence.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import type { Ceiling } from '#lib/worlds/world.ts';

export interface RunOptions {
	readonly metric?: MetricName;
	readonly task?: RunEvidence['task'];
	readonly model?: ModelSpec;
	readonly train?: number;
	readonly validation?: number;
	readonly interval?: readonly [number, number];
	readonly perRefit?: readonly number[];
	readonly refits?: number;
	readonly histories?: readonly RefitHistory[] | null;
	readonly ceiling?: Ceiling | null;
	readonly baseline?: RunEvidence['baseline'];
	readonly sizes?: RunEvidence['sizes'];
	readonly status?: RunEvidence['status'];
	readonly stoppedAtEpoch?: readonly number[];
	/** Log loss on validation rows with its interval, as measured when the run was done. */
	readonly logLoss?: readonly [number, number, number];
}

export function measured(value: number, low: number, high: number, n = 3000, refits = 3): Measured {
	return { value, interval: { low, high, level: 0.95, method: 'wilson+refits' }, n, refits };
}

export function runEvidence(options: RunOptions = {}): RunEvidence {
	const { metric = 'accuracy', task = 'classification', train = 1, validation = 0.797, interval = [0.782, 0.811], refits = 3 } = options;
	const perRefit = options.perRefit ?? [0.799, 0.803, 0.788].slice(0, refits);
	const sizes = options.sizes ?? { train: 300, validation: 3000, test: 3000 };
	const part = (m: Measured, each: readonly number[]): PartScore => ({ n: m.n, perRefit: each, measured: m });
	const histories = options.histories === undefined ? overfitted(refits) : options.histories;
	return {
		experiment: {
			world: { kind: 'gaussians' },
			pipeline: {
				split: { by: 'row', train: 300, validation: 3000, test: 3000 },
				model: options.model ?? { kind: 'mlp', hidden: [128, 128] }
			},
			refits
		},
		seed: 7,
		task,
		metric,
		sizes,
		classShares: task === 'classification' ? { train: [0.5, 0.5], validation: [0.49, 0.51], test: [0.505, 0.495] } : null,
		histories,
		scores: {
			train: {
				[metric]: part(
					{ value: train, interval: null, n: sizes.train, refits },
					perRefit.map(() => train)
				)
			},
			validation: {
				[metric]: part(measured(validation, interval[0], interval[1], sizes.validation, refits), perRefit),
				...(options.logLoss ? { logLoss: part(measured(...options.logLoss, sizes.validation, refits), []) } : {})
			}
		},
		gap: measured(train - validation, train - interval[1], train - interval[0]),
		baseline: options.baseline ?? { metric: 'accuracy', value: 0.5, rule: 'majority', logLoss: 0.693 },
		ceiling: options.ceiling === undefined ? { metric: 'accuracy', value: 0.841, source: 'exact' } : options.ceiling,
		validationRows: new Float32Array(sizes.validation),
		validationIds: new Int32Array(sizes.validation),
		status: options.status ?? Array.from({ length: refits }, () => 'finished' as const),
		stoppedAtEpoch: options.stoppedAtEpoch ?? Array.from({ length: refits }, () => 60),
		digest: '00',
		milliseconds: 1200
	};
}

export function history(
	train: readonly number[],
	validation: readonly number[],
	trainScore = train,
	validationScore = validation
): RefitHistory {
	return {
		trainLoss: train,
		validationLoss: validation,
		trainScore,
		validationScore,
		loggedTrainLoss: train,
		loggedTrainScore: trainScore
	};
}

/** Training loss decays to nothing, validation loss turns up after epoch 6. */
export function overfitted(refits: number, epochs = 60): readonly RefitHistory[] {
	return Array.from({ length: refits }, (_, refit) => {
		const shift = (refit - (refits - 1) / 2) * 0.03;
		const at = Array.from({ length: epochs + 1 }, (_, epoch) => epoch);
		const train = at.map((e) => (0.9 + shift * 4) * Math.exp(-e / 9) + 0.006);
		const validation = at.map((e) =>
			e < 6 ? 0.42 + (0.5 + shift * 4) * ((6 - e) / 6) ** 2 : 0.42 + 0.37 * ((e - 6) / 54) ** 1.1 + shift * Math.min(1, (e - 6) / 54)
		);
		const trainScore = at.map((e) => 1 - 0.45 * Math.exp(-e / 6));
		const validationScore = at.map((e) => 0.8 - 0.28 * Math.exp(-e / 2) - shift * 0.1 * Math.min(1, e / 10));
		return history(train, validation, trainScore, validationScore);
	});
}

/** A path of fresh rows whose score settles at `end`, at 10, 13, 17, … rows. */
export function freshPath(end: number, total = 6000): { n: number[]; score: number[]; low: number[]; high: number[] } {
	const n: number[] = [];
	for (let at = 10; at < total; at = Math.ceil(at * 1.09)) n.push(at);
	n.push(total);
	const score = n.map((at) => Math.min(1, Math.max(0, end + (0.55 * Math.sin(Math.sqrt(at) * 1.7)) / Math.sqrt(at))));
	const half = n.map((at) => 1.96 * Math.sqrt((end * (1 - end)) / at));
	return { n, score, low: score.map((s, i) => Math.max(0, s - half[i])), high: score.map((s, i) => Math.min(1, s + half[i])) };
}

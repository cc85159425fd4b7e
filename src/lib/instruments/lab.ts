/**
 * The lab bench: turns an experiment and a seed into evidence. It prepares the data, trains every refit of every job in
 * one batch, and scores them. Runs in a worker, in Node and in tests alike; the page reaches it through `runtime/`.
 */
import { canonicalJson, numberBytes, sha256Hex } from '#lib/core/digest.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { prepareExperiment, type PreparedData } from '#lib/pipeline/prepare.ts';
import type { Replica, Train, TrainedModel } from '#lib/training/training.ts';
import type { World } from '#lib/worlds/world.ts';
import type { MetricName, RunEvidence } from './evidence.ts';
import { assembleEvidence } from './assemble.ts';
import { withGivenRows, withShuffledLabels, type GivenRows } from './changed-study.ts';
import { countingHooks } from './progress.ts';
import { replicasOf } from './replicas.ts';

/** What the lab is built from; the worker, Node and the tests each choose. */
export interface LabParts {
	readonly train: Train;
	/** Finds a world by its kind; throws a sentence when there is none. */
	readonly world: (kind: string) => World;
	/** Milliseconds from any origin: durations only. */
	readonly now: () => number;
}

export interface Job {
	readonly experiment: ExperimentSpec;
	readonly seed: number;
	/** Opens the sealed set or draws fresh rows; neither happens unasked. */
	readonly parts?: readonly ('test' | 'fresh')[];
	/** Fresh rows to draw; 4,000 unless said. */
	readonly nFresh?: number;
	/** The deciding metric; accuracy for classes and RMSE for numbers unless said. */
	readonly metric?: MetricName;
	/** Choose the epoch on the first half of the validation rows. Scores then come from the second half only. */
	readonly earlyStop?: boolean;
	/** Score on the second half of the validation rows, to pair with an `earlyStop` job. */
	readonly secondHalf?: boolean;
	/** Deals the labels of all study rows out anew before the whole pipeline; each number is another shuffle. */
	readonly shuffle?: number;
	/** Trains and validates on these rows of the draw instead of splitting; the test part is empty. */
	readonly rows?: GivenRows;
}

export interface EpochEvent {
	readonly job: number;
	readonly refit: number;
	readonly epoch: number;
	readonly train: number;
	readonly validation: number;
	readonly trainScore: number;
	readonly validationScore: number;
}

export interface LabHooks {
	readonly signal?: AbortSignal;
	readonly onEpoch?: (event: EpochEvent) => void;
	readonly onProgress?: (fraction: number) => void;
}

/** An experiment's data and its trained models: what evidence is made from. */
export interface TrainedRun {
	readonly prepared: PreparedData;
	readonly models: readonly TrainedModel[];
	readonly milliseconds: number;
}

export interface Lab {
	/** Trains (or recalls) all jobs together; the answer keeps their order. */
	runMany(jobs: readonly Job[], hooks?: LabHooks): Promise<readonly RunEvidence[]>;
	run(experiment: ExperimentSpec, seed: number, options?: Omit<Job, 'experiment' | 'seed'> & LabHooks): Promise<RunEvidence>;
	/** The data alone, before any model. */
	prepare(experiment: ExperimentSpec, seed: number): PreparedData;
	/** The trained models themselves, for scoring rows that evidence does not cover. */
	trained(experiment: ExperimentSpec, seed: number, hooks?: LabHooks): Promise<TrainedRun>;
	/** The same for many jobs in one batch. */
	trainMany(jobs: readonly Job[], hooks?: LabHooks): Promise<readonly TrainedRun[]>;
	/** Trains models of an instrument's own (a classifier that tells study from fresh rows) in one batch; nothing is kept. */
	fit(replicas: readonly Replica[], hooks?: LabHooks): Promise<readonly TrainedModel[]>;
}

/** Runs kept so that instruments, the key and the reveal do not train the same thing again; fewer of large tables. */
const KEPT_RUNS = 48;
/** Numbers in all kept runs together: about 200 MB. */
const KEPT_NUMBERS = 30_000_000;

export function createLab(parts: LabParts): Lab {
	const kept = new Map<string, TrainedRun>();

	const keyOf = ({ experiment, seed, earlyStop = false, shuffle, rows }: Job): string =>
		canonicalJson({
			experiment,
			seed,
			earlyStop,
			shuffle: shuffle ?? null,
			rows: rows ? [digestOfRows(rows.train), digestOfRows(rows.validation)] : null
		});
	const keep = (key: string, run: TrainedRun): void => {
		kept.delete(key);
		kept.set(key, run);
		let numbers = [...kept.values()].reduce((sum, one) => sum + sizeOf(one), 0);
		for (const [oldest, one] of kept) {
			if (kept.size === 1 || (kept.size <= KEPT_RUNS && numbers <= KEPT_NUMBERS)) break;
			kept.delete(oldest);
			numbers -= sizeOf(one);
		}
	};

	const prepare = (experiment: ExperimentSpec, seed: number): PreparedData =>
		prepareExperiment(experiment, seed, parts.world(experiment.world.kind));

	const prepareJob = (job: Job): PreparedData => {
		const given = parts.world(job.experiment.world.kind);
		const world = job.shuffle === undefined ? given : withShuffledLabels(given, job.seed, job.shuffle);
		if (!job.rows) return prepareExperiment(job.experiment, job.seed, world);
		const changed = withGivenRows(world, job.experiment, job.rows);
		const prepared = prepareExperiment(changed.experiment, job.seed, changed.world);
		// Ids stay numbers of the whole draw, so that runs on other rows are never taken for runs on the same ones.
		const chosen = [...job.rows.train, ...job.rows.validation];
		const name = (rows: Int32Array): Int32Array => rows.map((row) => chosen[row]);
		const { train, validation, test } = prepared.ids;
		return { ...prepared, ids: { train: name(train), validation: name(validation), test: name(test) } };
	};

	async function trainMissing(jobs: readonly Job[], hooks: LabHooks): Promise<readonly TrainedRun[]> {
		const keys = jobs.map(keyOf);
		const missing = [...new Set(keys)].filter((key) => !kept.has(key));
		const found = new Map(keys.filter((key) => kept.has(key)).map((key) => [key, kept.get(key) as TrainedRun]));
		const started = parts.now();
		const batch = missing.map((key) => {
			const index = keys.indexOf(key);
			const prepared = prepareJob(jobs[index]);
			return { key, index, prepared, replicas: replicasOf(jobs[index], prepared) };
		});
		const replicas = batch.flatMap((entry) => entry.replicas);
		const place = batch.flatMap((entry) => entry.replicas.map((_, refit) => ({ job: entry.index, refit })));
		if (replicas.length > 0) {
			const models = await parts.train(
				replicas,
				countingHooks(replicas, hooks, (index, epoch, losses) => hooks.onEpoch?.({ ...place[index], epoch, ...losses }))
			);
			const milliseconds = (parts.now() - started) / batch.length;
			let next = 0;
			for (const entry of batch) {
				const run = { prepared: entry.prepared, models: models.slice(next, next + entry.replicas.length), milliseconds };
				next += entry.replicas.length;
				found.set(entry.key, run);
				// Folds and shuffles come by the dozen and are asked for once.
				const { rows, shuffle } = jobs[entry.index];
				if (!rows && shuffle === undefined) keep(entry.key, run);
			}
		}
		hooks.signal?.throwIfAborted();
		return keys.map((key) => found.get(key) as TrainedRun);
	}

	async function runMany(jobs: readonly Job[], hooks: LabHooks = {}): Promise<readonly RunEvidence[]> {
		const runs = await trainMissing(jobs, hooks);
		return jobs.map((job, index) => assembleEvidence(job, runs[index], parts.world(job.experiment.world.kind)));
	}

	return {
		runMany,
		prepare,
		run: async (experiment, seed, options = {}) => {
			const { signal, onEpoch, onProgress, ...job } = options;
			const [evidence] = await runMany([{ ...job, experiment, seed }], { signal, onEpoch, onProgress });
			return evidence;
		},
		trained: async (experiment, seed, hooks = {}) => {
			const [run] = await trainMissing([{ experiment, seed }], hooks);
			return run;
		},
		trainMany: (jobs, hooks = {}) => trainMissing(jobs, hooks),
		fit: (replicas, hooks = {}) => parts.train(replicas, countingHooks(replicas, hooks))
	};
}

/** Numbers that a run holds on to, roughly: both tables, the matrices and the models. */
function sizeOf({ prepared, models }: TrainedRun): number {
	const { table, features, train, validation, test } = prepared;
	const matrices = [train, validation, test].reduce((sum, { x }) => sum + x.nRows * x.nColumns, 0);
	return (
		table.nRows * (table.features.length + features.features.length) + matrices + models.reduce((sum, one) => sum + one.nParameters, 0)
	);
}

const digestOfRows = (rows: Int32Array): string => sha256Hex(numberBytes(rows));

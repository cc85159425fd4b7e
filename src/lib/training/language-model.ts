/**
 * A tiny language model that is pretrained and fine-tuned in the browser, on the same kernels as every other network.
 *
 * Fine-tuning starts from another model (`start`) and moves all of it, its last layer, or low-rank adapters; `rehearsal`
 * mixes windows of an old text into the new one. Perplexities of any texts can be watched over the epochs.
 */
import { exp, log } from '#lib/core/portable-math.ts';
import { createStream } from '#lib/core/random.ts';
import type { Examples } from '#lib/core/table.ts';
import type { FitSpec } from '#lib/pipeline/spec.ts';
import type { Backend } from './backend.ts';
import { createEngine } from './engine.ts';
import type { Engine } from './engine.ts';
import { BadReplicaError } from './errors.ts';
import {
	countTrainable,
	drawAdapters,
	drawLanguageModel,
	joinExamples,
	packLanguageModel,
	planLanguageModel,
	unpackLanguageModel,
	windows
} from './language-plan.ts';
import type { LanguageModelSpec, TuningMethod } from './language-plan.ts';
import { runStreams } from './network.ts';
import type { NetworkPlan } from './network.ts';
import { runTasks } from './run-tasks.ts';
import type { FinishedTask } from './run-tasks.ts';
import type { NetworkTask } from './tasks.ts';
import type { History, TrainedModel, TrainingHooks } from './training.ts';

export interface LanguageRun {
	readonly key: string;
	readonly spec: LanguageModelSpec;
	readonly fit: FitSpec;
	readonly seed: number;
	/** Token numbers in order. */
	readonly train: Int32Array;
	readonly validation?: Int32Array;
	/** The model to go on from; without it, a fresh one is drawn. */
	readonly start?: LanguageModel;
	/** Needs `start` unless `full`. */
	readonly method?: TuningMethod;
	/** Windows of an old text mixed in, as a share of all training windows in (0, 1); drawn anew in every epoch. */
	readonly rehearsal?: { readonly text: Int32Array; readonly share: number };
	/** Texts whose perplexity is noted at epochs 0 … E. */
	readonly watch?: Readonly<Record<string, Int32Array>>;
}

export interface LanguageModel {
	readonly key: string;
	readonly spec: LanguageModelSpec;
	/** Token vectors, then weights and biases layer by layer; adapters are merged in. */
	readonly parameters: Float32Array;
	readonly nParameters: number;
	/** Numbers that this run was allowed to move. */
	readonly nTrainable: number;
	readonly status: TrainedModel['status'];
	readonly stoppedAtEpoch: number;
	/** Losses are mean negative log-probabilities in nats: perplexity is their exponential. Scores are next-token accuracies. */
	readonly history: History;
	/** Perplexities by epoch of the texts in `watch`. */
	readonly watched: Readonly<Record<string, Float64Array>>;
	/** Log-probability in nats of every token after the first `context`. Throws BadReplicaError for a text too short. */
	logProbabilities(text: Int32Array): Float64Array;
	/** exp of minus the mean log-probability. */
	perplexity(text: Int32Array): number;
}

export type TrainLanguageModels = (
	runs: readonly LanguageRun[],
	hooks?: Pick<TrainingHooks, 'signal' | 'onEpoch'>
) => Promise<readonly LanguageModel[]>;

/** A trainer of language models on a started backend; each run's result is the same as if it had been trained alone. */
export function createLanguageTrainer(backend: Backend): TrainLanguageModels {
	const engine = createEngine(backend);
	return async (runs, hooks = {}) => {
		const tasks = runs.map(languageTask);
		const watched = runs.map(({ watch = {}, fit }) =>
			Object.fromEntries(Object.keys(watch).map((name): [string, Float64Array] => [name, new Float64Array(fit.epochs + 1).fill(NaN)]))
		);
		const texts = runs.map(({ key, spec, watch = {} }) =>
			Object.entries(watch).map(([name, text]) => ({ name, examples: windows(key, text, spec) }))
		);
		const finished = await runTasks(engine, tasks, {
			signal: hooks.signal,
			onEpoch: hooks.onEpoch?.bind(hooks),
			onSnapshot: texts.some((list) => list.length > 0)
				? (index, epoch, padded) => {
						for (const { name, examples } of texts[index])
							watched[index][name][epoch] = perplexityOf(scoreWindows(engine, tasks[index].plan, padded, examples));
					}
				: undefined
		});
		return finished.map((result, k) => languageModel(engine, runs[k], tasks[k].plan, result, watched[k]));
	};
}

function languageTask(run: LanguageRun, index: number): NetworkTask {
	const { key, spec, fit, seed, start, method = 'full', rehearsal } = run;
	if (method !== 'full' && !start) throw new BadReplicaError(key, `method: ${method} needs a model to start from.`);
	const plan = planLanguageModel(key, spec, method);
	const { init, streams } = runStreams(seed);
	const params = start ? unpackLanguageModel(plan, start.parameters) : drawLanguageModel(plan, init);
	if (method === 'adapter') drawAdapters(plan, params, init.fork('adapters'));
	const fresh = windows(key, run.train, spec);
	const validation = run.validation && windows(key, run.validation, spec);
	if (fit.patience !== undefined && !validation) throw new BadReplicaError(key, 'fit.patience needs a validation text to watch.');
	const task = { index, plan, start: params, train: fresh, validation, fit, streams };
	return rehearsal ? withRehearsal(task, { key, seed, old: windows(key, rehearsal.text, spec), share: rehearsal.share }) : task;
}

/** The new windows and, anew in every epoch, a draw of old ones; only the new ones are scored as the training part. */
export function withRehearsal(
	task: NetworkTask,
	{ key, seed, old, share }: { readonly key: string; readonly seed: number; readonly old: Examples; readonly share: number }
): NetworkTask {
	if (!(share > 0 && share < 1)) throw new BadReplicaError(key, `rehearsal.share must lie between 0 and 1, not ${share}.`);
	const nNew = task.train.y.length;
	const nOld = Math.max(1, Math.floor((nNew * share) / (1 - share) + 0.5));
	const stream = createStream(seed).fork('training').fork('rehearsal');
	const rowsOfEpoch = (epoch: number): Int32Array => {
		const draws = stream.fork(`epoch-${epoch}`);
		return Int32Array.from({ length: nNew + nOld }, (_, i) => (i < nNew ? i : nNew + draws.integer(old.y.length)));
	};
	return { ...task, train: joinExamples(task.train, old), nScored: nNew, rowsOfEpoch };
}

function languageModel(
	engine: Engine,
	{ key, spec }: LanguageRun,
	tunedPlan: NetworkPlan,
	{ status, stoppedAtEpoch, history, padded }: FinishedTask,
	watched: Record<string, Float64Array>
): LanguageModel {
	const parameters = packLanguageModel(tunedPlan, padded);
	const plan = planLanguageModel(key, spec, 'full');
	const logProbabilities = (text: Int32Array): Float64Array =>
		scoreWindows(engine, plan, unpackLanguageModel(plan, parameters), windows(key, text, spec));
	return {
		key,
		spec,
		parameters,
		nParameters: plan.nParameters,
		nTrainable: countTrainable(tunedPlan),
		status,
		stoppedAtEpoch,
		history,
		watched: Object.fromEntries(Object.entries(watched).map(([name, values]) => [name, values.slice(0, stoppedAtEpoch + 1)])),
		logProbabilities,
		perplexity: (text) => perplexityOf(logProbabilities(text))
	};
}

function scoreWindows(engine: Engine, plan: NetworkPlan, padded: Float32Array, { x, y }: Examples): Float64Array {
	const { raw, stride } = engine.outputs(plan, padded, x);
	return Float64Array.from(y, (token, i) => {
		let top = -Infinity;
		for (let c = 0; c < plan.nClasses; c++) top = Math.max(top, raw[i * stride + c]);
		let sum = 0;
		for (let c = 0; c < plan.nClasses; c++) sum += exp(raw[i * stride + c] - top);
		return raw[i * stride + token] - top - log(sum);
	});
}

function perplexityOf(logProbabilities: Float64Array): number {
	let sum = 0;
	for (const value of logProbabilities) sum += value;
	return exp(-sum / logProbabilities.length);
}

/**
 * Language models as one of the model kinds: the older task is learned first, once for all replicas that start from it, and then
 * each replica goes on with its own rows. A row holds the words before, its class is the word that follows.
 */
import { rowLogLosses } from '#lib/core/metrics.ts';
import { mean } from '#lib/core/summaries.ts';
import type { Examples } from '#lib/core/table.ts';
import type { Engine } from './engine.ts';
import type { TrainNetworks } from './gradient-trainer.ts';
import { withRehearsal } from './language-model.ts';
import { drawAdapters, drawLanguageModel, packLanguageModel, planLanguageModel, unpackLanguageModel } from './language-plan.ts';
import { notALanguageModel, PRETRAIN_EPOCHS, settingOf, sizesOf, type Setting } from './language-setting.ts';
import { runStreams } from './network.ts';
import { predictWith } from './network-model.ts';
import { runTasks } from './run-tasks.ts';
import type { NetworkTask } from './tasks.ts';
import type { Replica, TrainedModel, TrainedParts } from './training.ts';

const PRETRAIN_FIT = { batchSize: 32, learningRate: 0.01 } as const;
const REHEARSAL_SHARE = 0.5;
/** Bases kept so that the arms of a study need not learn the older task again; at most 100,000 numbers each. */
const KEPT_BASES = 6;

/** Trains language models; a trainer of its own keeps the bases it has learned. The bits do not depend on what is kept. */
export function createLanguageReplicaTrainer(): TrainNetworks {
	const kept = new Map<string, Float32Array>();
	return async (engine, replicas, hooks = {}) => {
		const settings = replicas.map(settingOf);
		const bases = await pretrain(engine, settings, kept, hooks.signal);
		const tasks = settings.map((setting, k) => tuningTask(setting, bases[k]));
		const lossesOnOlder = settings.map(({ replica }) => new Float64Array(replica.fit.epochs + 1).fill(NaN));
		const place = new Map(settings.map(({ index }, k) => [index, k]));
		const finished = await runTasks(engine, tasks, {
			signal: hooks.signal,
			onEpoch: hooks.onEpoch?.bind(hooks),
			onSnapshot: (index, epoch, padded) => {
				const k = place.get(index) as number;
				const { plan } = tasks[k];
				const { older } = settings[k];
				if (older) lossesOnOlder[k][epoch] = meanLogLoss(engine, plan, padded, older.validation);
				if (hooks.snapshotEvery !== undefined && epoch % hooks.snapshotEvery === 0)
					hooks.onSnapshot?.(index, epoch, (x) => predictWith(engine, plan, padded, x));
			}
		});
		return finished.map(({ status, stoppedAtEpoch, history, padded }, k) => {
			const { replica } = settings[k];
			const parameters = packLanguageModel(tasks[k].plan, padded);
			const older = { start: bases[k], lossByEpoch: lossesOnOlder[k].slice(0, stoppedAtEpoch + 1) };
			return languageModelOf(engine, replica, { status, stoppedAtEpoch, history, parameters, ...(replica.older && { older }) });
		});
	};
}

/** The base of each setting; those that are not kept yet are learned in one batch. */
async function pretrain(
	engine: Engine,
	settings: readonly Setting[],
	kept: Map<string, Float32Array>,
	signal?: AbortSignal
): Promise<readonly Float32Array[]> {
	const known = new Map(settings.flatMap(({ base }) => (kept.has(base) ? [[base, kept.get(base) as Float32Array] as const] : [])));
	const missing = new Map(settings.filter(({ base }) => !known.has(base)).map((setting) => [setting.base, setting]));
	const tasks = [...missing.values()].map(({ replica, model, sizes, older }, index): NetworkTask => {
		const plan = planLanguageModel(replica.key, sizes, 'full');
		const { init, streams } = runStreams(older?.seed ?? replica.seed);
		const epochs = older ? (model.pretrainEpochs ?? PRETRAIN_EPOCHS) : 0;
		const train = older?.train ?? replica.train;
		return { index, plan, start: drawLanguageModel(plan, init), train, fit: { ...PRETRAIN_FIT, epochs }, streams };
	});
	const finished = await runTasks(engine, tasks, { signal });
	[...missing.keys()].forEach((base, k) => known.set(base, packLanguageModel(tasks[k].plan, finished[k].padded)));
	// Those at hand come last, so that they are the last to go.
	for (const [base, parameters] of known) {
		kept.delete(base);
		kept.set(base, parameters);
	}
	while (kept.size > KEPT_BASES) kept.delete(kept.keys().next().value as string);
	return settings.map(({ base }) => known.get(base) as Float32Array);
}

function tuningTask({ index, replica, model, sizes, method, older }: Setting, base: Float32Array): NetworkTask {
	const { key, train, validation, fit, seed } = replica;
	const plan = planLanguageModel(key, sizes, method);
	const { init, streams } = runStreams(seed);
	const start = unpackLanguageModel(plan, base);
	if (method === 'adapter') drawAdapters(plan, start, init.fork('adapters'));
	const task: NetworkTask = { index, plan, start, train, validation, fit, streams };
	return model.tune === 'rehearsal' && older
		? withRehearsal(task, { key, seed, old: older.train, share: model.rehearsalShare ?? REHEARSAL_SHARE })
		: task;
}

/** A language model from what training it gave; the replica says what it was trained for. */
export function languageModelOf(
	engine: Engine,
	replica: Replica,
	{ status, stoppedAtEpoch, history, parameters, older }: TrainedParts
): TrainedModel {
	const { key, model, nClasses } = replica;
	if (model.kind !== 'language-model') throw notALanguageModel(replica);
	const plan = planLanguageModel(key, sizesOf(replica, model), 'full');
	const predictor =
		(packed: Float32Array): TrainedModel['predict'] =>
		(x) =>
			predictWith(engine, plan, unpackLanguageModel(plan, packed), x);
	const { nInputs, nParameters } = plan;
	const validation = replica.older?.validation;
	return {
		key,
		model,
		nClasses,
		nInputs,
		nParameters,
		status,
		stoppedAtEpoch,
		history,
		parameters,
		predict: predictor(parameters),
		...(older && validation && { older: { ...older, validation, predictBefore: predictor(older.start) } })
	};
}

/** Mean negative log-probability of the right word, in nats. */
function meanLogLoss(engine: Engine, plan: NetworkTask['plan'], padded: Float32Array, { x, y }: Examples): number {
	return mean(rowLogLosses(Int32Array.from(y), predictWith(engine, plan, padded, x), plan.nClasses));
}

/**
 * Answers calls with a lab, wherever it runs: in a worker, in Node, in a test. Turns every way a call can end badly into one
 * `LabError`, and keeps to itself what was planted in a world that the page only named.
 */
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import { trainBoundary } from '#lib/instruments/boundary.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { scoreFresh } from '#lib/instruments/fresh-path.ts';
import type { EpochEvent, Lab, LabHooks } from '#lib/instruments/lab.ts';
import { previewData } from '#lib/instruments/preview.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { NoWebAssemblyError } from '#lib/training/errors.ts';
import type { Train, TrainedModel } from '#lib/training/training.ts';
import type { WorldSpec } from '#lib/worlds/world.ts';
import { LabError, type EpochUpdate, type ExperimentSource } from './protocol.ts';
import { hideWorld, hideWorlds } from './secrets.ts';
import type { Answer, Answers, Call, Update } from './wire.ts';

/** What the address of an `ExperimentRef` holds. */
export interface SecretExperiment {
	readonly experiment: ExperimentSpec;
	readonly named?: NamedProbes;
}

export interface HostParts {
	readonly lab: Lab;
	readonly train: Train;
	/** Loads the tables a world reads; nothing for synthetic ones. */
	readonly loadTables: (world: WorldSpec) => Promise<void>;
	/** Fetches what an `ExperimentRef` names. */
	readonly loadSecret: (ref: string) => Promise<SecretExperiment>;
	/** Milliseconds from any origin: durations only. */
	readonly now: () => number;
}

export interface Host {
	/** @throws {LabError} always of that type. */
	answer<C extends Call>(call: C, update: (update: Update) => void, signal: AbortSignal): Promise<Answers[C['name']]>;
}

interface Resolved {
	readonly experiment: ExperimentSpec;
	readonly named: NamedProbes;
	readonly secret: boolean;
}

export function createHost(parts: HostParts): Host {
	const { lab } = parts;

	async function resolve(source: ExperimentSource): Promise<Resolved> {
		const secret = 'ref' in source;
		const { experiment, named = {} } = secret ? await parts.loadSecret(source.ref) : { experiment: source };
		const patched = secret && source.patch ? applyPatch(experiment, source.patch) : experiment;
		await parts.loadTables(patched.world);
		return { experiment: patched, named, secret };
	}

	async function run(call: Extract<Call, { name: 'run' }>, resolved: Resolved, hooks: LabHooks): Promise<RunEvidence> {
		const { models } = await lab.trained(resolved.experiment, call.seed, hooks);
		// When nothing survived there is no evidence to show; when some did, the evidence says which did not.
		if (models.every((model) => model.status === 'diverged')) throw diverged(models);
		return lab.run(resolved.experiment, call.seed, { parts: call.parts, signal: hooks.signal });
	}

	async function perform(call: Call, resolved: Resolved, update: (update: Update) => void, signal: AbortSignal): Promise<Answer> {
		const { experiment, named } = resolved;
		const onProgress = risingProgress(update);
		switch (call.name) {
			case 'preview':
				return previewData(lab, experiment, call.seed);
			case 'run': {
				const epochs = batchedEpochs(parts.now, (updates) => update({ kind: 'epochs', updates }));
				const evidence = await run(call, resolved, { signal, onProgress, onEpoch: epochs.add });
				epochs.flush();
				return resolved.secret ? hideWorld(evidence) : evidence;
			}
			case 'instrument': {
				const options = { signal, onProgress, parameters: call.parameters, named };
				const evidence = await runInstrument(lab, call.instrument, experiment, call.seed, options);
				return resolved.secret ? hideWorlds(evidence) : evidence;
			}
			case 'diagnose':
				return diagnose(lab, experiment, call.seed, { signal, onProgress, named });
			case 'boundary': {
				const { grid, everyEpochs, nFresh } = call;
				const onDots = (dots: Extract<Update, { kind: 'dots' }>['dots']): void => update({ kind: 'dots', dots });
				const onFrame = (frame: Extract<Update, { kind: 'frame' }>['frame']): void => update({ kind: 'frame', frame });
				return trainBoundary(lab, parts.train, experiment, call.seed, { grid, everyEpochs, nFresh, onDots, onFrame, signal });
			}
			case 'fresh':
				return scoreFresh(lab, experiment, call.seed, call.nRows, { signal, onProgress });
		}
	}

	return {
		answer: async <C extends Call>(call: C, update: (update: Update) => void, signal: AbortSignal) => {
			try {
				signal.throwIfAborted();
				const answer = await perform(call, await resolve(call.source), update, signal);
				signal.throwIfAborted();
				return answer as Answers[C['name']];
			} catch (error) {
				throw labErrorOf(error, signal);
			}
		}
	};
}

/** Tells how a call ended. A RangeError is how every room says that a specification asks for something that cannot be. */
export function labErrorOf(error: unknown, signal?: AbortSignal): LabError {
	if (signal?.aborted) return new LabError('cancelled', 'The call was cancelled.');
	if (error instanceof LabError) return error;
	const message = error instanceof Error ? error.message : String(error);
	if (error instanceof NoWebAssemblyError) return new LabError('no-webassembly', message);
	return new LabError(error instanceof RangeError ? 'bad-spec' : 'internal', message);
}

function diverged(models: readonly TrainedModel[]): LabError {
	const epoch = Math.min(...models.map((model) => model.stoppedAtEpoch));
	return new LabError('diverged', `The loss stopped being a number at epoch ${epoch}, in all ${models.length} refits.`, {
		epoch,
		refits: models.length
	});
}

/** Milliseconds between batches: about two frames of a screen. */
const BATCH_MS = 30;

/** Collects epochs so that a fast run does not drown the page in messages; the first one leaves at once. */
function batchedEpochs(
	now: () => number,
	send: (updates: readonly EpochUpdate[]) => void
): { add: (event: EpochEvent) => void; flush: () => void } {
	let waiting: EpochUpdate[] = [];
	let sent = -Infinity;
	const flush = (): void => {
		if (waiting.length > 0) send(waiting);
		waiting = [];
	};
	return {
		flush,
		add: ({ refit, epoch, train, validation, trainScore, validationScore }) => {
			waiting.push({ refit, epoch, trainLoss: train, validationLoss: validation, trainScore, validationScore });
			const time = now();
			if (time - sent < BATCH_MS) return;
			sent = time;
			flush();
		}
	};
}

/** An instrument trains several batches, each from 0 to 1; the page must never see a bar go back. */
function risingProgress(update: (update: Update) => void): (fraction: number) => void {
	let highest = 0;
	return (fraction) => {
		if (fraction <= highest) return;
		highest = Math.min(1, fraction);
		update({ kind: 'progress', fraction: highest });
	};
}

/**
 * Answers calls with a lab, wherever it runs: in a worker, in Node, in a test. Turns every way a call can end badly into one
 * `LabError`, and keeps to itself what was planted in a world that the page only named.
 */
import { measureDecision } from '#lib/decision/measure.ts';
import { produce } from '#lib/decision/production.ts';
import type { DecisionAsset } from '#lib/decision/spec.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { diagnose, DivergedError } from '#lib/diagnosis/diagnose.ts';
import type { Examine } from '#lib/diagnosis/examine.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { ExperimentVariant } from '#lib/exercise/parts.ts';
import { chooseDraw } from '#lib/exercise/redraw.ts';
import { trainBoundary } from '#lib/instruments/boundary.ts';
import type { MetricName, RunEvidence } from '#lib/instruments/evidence.ts';
import { scoreFresh } from '#lib/instruments/fresh-path.ts';
import type { Lab, LabHooks } from '#lib/instruments/lab.ts';
import { preparedRows } from '#lib/instruments/prepared-rows.ts';
import { previewData } from '#lib/instruments/preview.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { NoWebAssemblyError } from '#lib/training/errors.ts';
import type { Train, TrainedModel } from '#lib/training/training.ts';
import type { WorldSpec } from '#lib/worlds/world.ts';
import { LabError, type ExperimentSource } from './protocol.ts';
import { agrees, decisionOf, designOf, variantOf, type Resolved } from './resolved.ts';
import { batchedEpochs, risingProgress } from './streams.ts';
import { scoringIn } from './scoring-in.ts';
import { hideWorld, hideWorlds } from './secrets.ts';
import type { Answer, Answers, Call, Update } from './wire.ts';

/** What the address of an `ExperimentRef` holds. */
export interface SecretExperiment {
	readonly experiment: ExperimentSpec;
	readonly named?: NamedProbes;
	/** What the key looks at beyond the run itself. */
	readonly examine?: Examine;
	/** The deciding metric; accuracy for classes and RMSE for numbers when absent. */
	readonly metric?: MetricName;
	/** Of a case of judgment. */
	readonly decision?: DecisionAsset;
	readonly designed?: readonly DiagnosisId[];
	readonly variants?: readonly ExperimentVariant[];
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

export function createHost(parts: HostParts): Host {
	async function resolve(source: ExperimentSource): Promise<Resolved> {
		if (!('ref' in source)) {
			await parts.loadTables(source.world);
			const open = {
				named: {},
				examine: {},
				metric: undefined,
				conventions: DEFAULT_CONVENTIONS,
				decision: null,
				secret: false,
				asDesigned: null
			};
			return { ...open, experiment: source, lab: parts.lab };
		}
		const asset = await parts.loadSecret(source.ref);
		const variant = source.variant === undefined ? null : variantOf(asset, source.variant);
		const given = variant ? applyPatch(asset.experiment, variant.patch) : asset.experiment;
		const experiment = source.patch ? applyPatch(given, source.patch) : given;
		await parts.loadTables(experiment.world);
		const changed = Object.keys(source.patch ?? {}).length > 0;
		const { named = {}, examine = {}, metric } = asset;
		const decision = asset.decision ? { asset: asset.decision, whole: !changed && variant === null } : null;
		const asDesigned = changed ? null : designOf(asset, variant);
		const conventions = { ...DEFAULT_CONVENTIONS, ...source.conventions };
		return { experiment, named, examine, metric, conventions, decision, lab: scoringIn(parts.lab, metric), secret: true, asDesigned };
	}

	async function run(call: Extract<Call, { name: 'run' }>, resolved: Resolved, hooks: LabHooks): Promise<RunEvidence> {
		const { lab } = resolved;
		const { models } = await lab.trained(resolved.experiment, call.seed, hooks);
		// When nothing survived there is no evidence to show; when some did, the evidence says which did not.
		if (models.every((model) => model.status === 'diverged')) throw diverged(models);
		return lab.run(resolved.experiment, call.seed, { parts: call.parts, signal: hooks.signal });
	}

	async function perform(call: Call, resolved: Resolved, update: (update: Update) => void, signal: AbortSignal): Promise<Answer> {
		const { experiment, named, examine, metric, conventions, lab } = resolved;
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
			case 'diagnose': {
				const verdict = await diagnose(lab, experiment, call.seed, { signal, onProgress, named, examine, metric, conventions });
				return resolved.asDesigned ? { ...verdict, asDesigned: resolved.asDesigned(verdict.primary) } : verdict;
			}
			case 'draw':
				return chooseDraw(call.seed, call.redraws, (seed) => agrees(resolved, seed, signal));
			case 'boundary': {
				const { grid, everyEpochs, nFresh } = call;
				const onDots = (dots: Extract<Update, { kind: 'dots' }>['dots']): void => update({ kind: 'dots', dots });
				const onFrame = (frame: Extract<Update, { kind: 'frame' }>['frame']): void => update({ kind: 'frame', frame });
				return trainBoundary(lab, parts.train, experiment, call.seed, { grid, everyEpochs, nFresh, onDots, onFrame, signal });
			}
			case 'rows':
				return preparedRows(lab, experiment, call.seed, call);
			case 'decide':
				return measureDecision(lab, experiment, call.seed, decisionOf(resolved), { signal, onProgress });
			case 'produce': {
				const asset = decisionOf(resolved);
				const evidence = await measureDecision(lab, experiment, call.seed, asset, { signal });
				const onWeek = (week: Extract<Update, { kind: 'week' }>['week']): void => update({ kind: 'week', week });
				return produce(lab, experiment, call.seed, asset, evidence, call.action, { signal, onWeek });
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
	if (error instanceof DivergedError) return new LabError('diverged', message, { epoch: error.epoch });
	return new LabError(error instanceof RangeError ? 'bad-spec' : 'internal', message);
}

function diverged(models: readonly TrainedModel[]): LabError {
	const epoch = Math.min(...models.map((model) => model.stoppedAtEpoch));
	return new LabError('diverged', `The loss stopped being a number at epoch ${epoch}, in all ${models.length} refits.`, {
		epoch,
		refits: models.length
	});
}

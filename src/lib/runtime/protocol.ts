import type { DecisionEvidence, ProductionResult, ProductionWeek } from '#lib/decision/spec.ts';
import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Conventions, Verdict } from '#lib/diagnosis/verdict.ts';
import type { DrawChoice } from '#lib/exercise/redraw.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { BoundaryFrame, BoundaryGrid, BoundaryResult, DataPreview, Dots, FreshPath, PreparedRows } from '#lib/instruments/views.ts';

export type { DrawChoice, BoundaryFrame, BoundaryGrid, BoundaryResult, DataPreview, Dots, FreshPath, PreparedRows };

export interface EpochUpdate {
	readonly refit: number;
	readonly epoch: number;
	readonly trainLoss: number;
	readonly validationLoss: number;
	readonly trainScore: number;
	readonly validationScore: number;
}

/** Why a request ended without an answer; each has a sentence and a retry on the page. */
export type RunFailure = 'cancelled' | 'diverged' | 'worker-lost' | 'no-webassembly' | 'bad-spec' | 'internal';

/** A request that ended without an answer. `message` says what happened in technical words; `values` fill the page's sentence. */
export class LabError extends Error {
	readonly failure: RunFailure;
	readonly values: Readonly<Record<string, string | number>>;

	constructor(failure: RunFailure, message: string, values: Readonly<Record<string, string | number>> = {}) {
		super(message);
		this.name = 'LabError';
		this.failure = failure;
		this.values = values;
	}
}

/**
 * An experiment the page may run but not read: `ref` is the address of an asset that only the worker fetches (it holds the
 * world with what was planted), `patch` is applied to it with `applyPatch`. Evidence then comes back with its `world`
 * reduced to `{ kind: 'hidden' }`.
 */
export interface ExperimentRef {
	readonly ref: string;
	readonly patch?: Readonly<Record<string, unknown>>;
	/** Place, from 1, of a variant that the asset holds (its twin, its break-it value); it is applied before `patch`. */
	readonly variant?: number;
	/** Verdict conventions other than the usual ones, where an assignment sets them. */
	readonly conventions?: Readonly<Partial<Conventions>>;
}

export type ExperimentSource = ExperimentSpec | ExperimentRef;

/** What every call may be given. */
export interface CallOptions {
	readonly signal?: AbortSignal;
	/** Calls with the same slot replace one another: the newer wins and the older fails as `cancelled`. */
	readonly slot?: string;
	/** Fraction done in [0, 1], never falling. */
	readonly onProgress?: (fraction: number) => void;
}

export interface RunOptions extends CallOptions {
	/** Opens the sealed set or draws fresh rows; neither happens unasked. */
	readonly parts?: readonly ('test' | 'fresh')[];
	/** Every epoch of every refit, once each, in batches of a few milliseconds. */
	readonly onEpochs?: (updates: readonly EpochUpdate[]) => void;
}

export interface ProduceOptions extends CallOptions {
	readonly action: string;
	/** Every week of the future that happens, once each, in order. */
	readonly onWeek?: (week: ProductionWeek) => void;
}

export interface BoundaryOptions extends CallOptions {
	readonly grid: BoundaryGrid;
	readonly everyEpochs: number;
	readonly nFresh: number;
	readonly onDots?: (train: Dots) => void;
	readonly onFrame: (frame: BoundaryFrame) => void;
}

/**
 * The lab as the page sees it. Everything runs off the main thread; every call can be cancelled and reports progress.
 * A call that ends without an answer rejects with a `LabError`.
 */
export interface LabRuntime {
	preview(experiment: ExperimentSource, seed: number, options?: CallOptions): Promise<DataPreview>;
	run(experiment: ExperimentSource, seed: number, options?: RunOptions): Promise<RunEvidence>;
	instrument(
		name: string,
		experiment: ExperimentSource,
		seed: number,
		options?: CallOptions & { readonly parameters?: Readonly<Record<string, unknown>> }
	): Promise<InstrumentEvidence>;
	/** The key of the run at hand, computed by the rules from its own probes. */
	diagnose(experiment: ExperimentSource, seed: number, options?: CallOptions): Promise<Verdict>;
	/**
	 * Which draw of an exercise to offer: the one at `seed`, unless its own evidence does not say what was planted; then one of up
	 * to `redraws` others. Tells only that, never what was planted or found. An experiment without a design always agrees.
	 */
	draw(experiment: ExperimentSource, seed: number, redraws: number, options?: CallOptions): Promise<DrawChoice>;
	/** Trains one refit on a world with two numeric features; frames stream while it trains. `fresh` holds rows nobody trained on. */
	boundary(experiment: ExperimentSource, seed: number, options: BoundaryOptions): Promise<BoundaryResult>;
	fresh(experiment: ExperimentSource, seed: number, nRows: number, options?: CallOptions): Promise<FreshPath>;
	/** The rows of a draw as its models read them; the sealed ones only when asked for. */
	rows(experiment: ExperimentSource, seed: number, options?: CallOptions & { readonly test?: boolean }): Promise<PreparedRows>;
	/** What a case of judgment shows before the decision, measured on trained models. The key follows by `decisionKeyOf`. */
	decide(experiment: ExperimentSource, seed: number, options?: CallOptions): Promise<DecisionEvidence>;
	/** The weeks after an action: rows of production scored by the model that was shipped, and two hundred other futures. */
	produce(experiment: ExperimentSource, seed: number, options: ProduceOptions): Promise<ProductionResult>;
	/** Fetches and compiles ahead of the first call; worth calling once the page has painted. Never fails: the first call does. */
	warmUp(): void;
	/** Ends every worker; open calls fail as `cancelled`. */
	dispose(): void;
}

/** What the page and a worker say to each other. Plain data only; every request has an id and ends with `done` or `failed`. */
import type { WasmPaths } from '#lib/training/backend.ts';
import type { DecisionEvidence, ProductionResult, ProductionWeek } from '#lib/decision/spec.ts';
import type {
	BoundaryFrame,
	BoundaryGrid,
	BoundaryResult,
	DataPreview,
	DrawChoice,
	Dots,
	EpochUpdate,
	ExperimentSource,
	FreshPath,
	PreparedRows,
	RunFailure
} from './protocol.ts';
import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';

/** Everything a lab can be asked, without the callbacks. Addresses are absolute. */
export type Call =
	| { readonly name: 'rows'; readonly source: ExperimentSource; readonly seed: number; readonly test: boolean }
	| { readonly name: 'preview'; readonly source: ExperimentSource; readonly seed: number }
	| { readonly name: 'run'; readonly source: ExperimentSource; readonly seed: number; readonly parts: readonly ('test' | 'fresh')[] }
	| {
			readonly name: 'instrument';
			readonly source: ExperimentSource;
			readonly seed: number;
			readonly instrument: string;
			readonly parameters: Readonly<Record<string, unknown>>;
	  }
	| { readonly name: 'diagnose'; readonly source: ExperimentSource; readonly seed: number }
	| { readonly name: 'draw'; readonly source: ExperimentSource; readonly seed: number; readonly redraws: number }
	| {
			readonly name: 'boundary';
			readonly source: ExperimentSource;
			readonly seed: number;
			readonly grid: BoundaryGrid;
			readonly everyEpochs: number;
			readonly nFresh: number;
	  }
	| { readonly name: 'decide'; readonly source: ExperimentSource; readonly seed: number }
	| { readonly name: 'produce'; readonly source: ExperimentSource; readonly seed: number; readonly action: string }
	| { readonly name: 'fresh'; readonly source: ExperimentSource; readonly seed: number; readonly nRows: number };

export interface Answers {
	readonly rows: PreparedRows;
	readonly preview: DataPreview;
	readonly run: RunEvidence;
	readonly instrument: InstrumentEvidence;
	readonly diagnose: Verdict;
	readonly draw: DrawChoice;
	readonly boundary: BoundaryResult;
	readonly decide: DecisionEvidence;
	readonly produce: ProductionResult;
	readonly fresh: FreshPath;
}

export type Answer = Answers[keyof Answers];

/** What comes while a call is running. */
export type Update =
	| { readonly kind: 'epochs'; readonly updates: readonly EpochUpdate[] }
	| { readonly kind: 'progress'; readonly fraction: number }
	| { readonly kind: 'dots'; readonly dots: Dots }
	| { readonly kind: 'frame'; readonly frame: BoundaryFrame }
	| { readonly kind: 'week'; readonly week: ProductionWeek };

/** What a worker needs before its first call. */
export interface WorkerSetup {
	readonly wasmPaths: WasmPaths;
	/** Folder of the prepared tables, with a slash at its end. */
	readonly tables: string;
	/** Workers there may be besides this one, to share a training with; none unless said. */
	readonly helpers?: number;
	/** Texts by absolute address that are not fetched: a case or a table that is in no file of the site. */
	readonly given?: Readonly<Record<string, string>>;
}

export type ToWorker =
	| { readonly type: 'setup'; readonly setup: WorkerSetup }
	/** Make ready: fetch and compile, so that the first call need not wait. */
	| { readonly type: 'warm' }
	| { readonly type: 'call'; readonly id: number; readonly call: Call }
	| { readonly type: 'cancel'; readonly id: number }
	| { readonly type: 'ping'; readonly beat: number }
	/** The answer to `borrow`: a channel to each worker that helps. */
	| {
			readonly type: 'lent';
			readonly request: number;
			readonly loans: readonly { readonly loan: number; readonly port: MessagePort }[];
	  }
	/** Help the worker at the other end of the channel, until it says that it is done. */
	| { readonly type: 'serve'; readonly loan: number; readonly port: MessagePort }
	/** A worker that was lent to you is gone. */
	| { readonly type: 'loan-lost'; readonly loan: number }
	/** The worker you help is gone. */
	| { readonly type: 'end-loan'; readonly loan: number };

export type FromWorker =
	| { readonly type: 'update'; readonly id: number; readonly update: Update }
	| { readonly type: 'done'; readonly id: number; readonly answer: Answer }
	| { readonly type: 'failed'; readonly id: number; readonly failure: Failure }
	| { readonly type: 'pong'; readonly beat: number }
	/** Asks for free workers for the call `id`; `start`: the work would pay for starting new ones. Answered by `lent`. */
	| { readonly type: 'borrow'; readonly id: number; readonly request: number; readonly most: number; readonly start: boolean }
	/** This worker helps no more. */
	| { readonly type: 'returned'; readonly loan: number };

/** A `LabError` as plain data. */
export interface Failure {
	readonly failure: RunFailure;
	readonly message: string;
	readonly values: Readonly<Record<string, string | number>>;
}

/** Buffers that may move instead of being copied: each is owned by the message and by nobody else. */
export function transferables(message: FromWorker): Transferable[] {
	return message.type === 'update' && message.update.kind === 'frame' ? [message.update.frame.scores.buffer as ArrayBuffer] : [];
}

import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';

/** A few rows and column summaries for "look at the data", before any model. */
export interface DataPreview {
	readonly nRows: number;
	readonly columns: readonly { readonly name: string; readonly kind: string; readonly unit?: string; readonly mean?: number; readonly sd?: number; readonly levels?: readonly string[]; readonly missing: number }[];
	readonly head: readonly (readonly (string | number)[])[];
	readonly target: { readonly name: string; readonly classes?: readonly string[]; readonly shares?: readonly number[] };
	/** At most 400 rows of the two most telling columns, for the first scatter. */
	readonly scatter: { readonly x: readonly number[]; readonly y: readonly number[]; readonly label: readonly number[]; readonly xName: string; readonly yName: string } | null;
}

export interface EpochUpdate {
	readonly refit: number;
	readonly epoch: number;
	readonly trainLoss: number;
	readonly validationLoss: number;
	readonly trainScore: number;
	readonly validationScore: number;
}

/** Fresh rows scored one by one: accuracy so far after each of `n` rows, with its interval. */
export interface FreshPath {
	readonly n: readonly number[];
	readonly score: readonly number[];
	readonly low: readonly number[];
	readonly high: readonly number[];
}

/** Why a request ended without an answer; each has a sentence and a retry on the page. */
export type RunFailure = 'cancelled' | 'diverged' | 'worker-lost' | 'no-webassembly' | 'bad-spec' | 'internal';

/** The lab as the page sees it. Everything runs off the main thread; every call can be cancelled and reports progress. */
export interface LabRuntime {
	preview(experiment: ExperimentSpec, seed: number, signal?: AbortSignal): Promise<DataPreview>;
	run(
		experiment: ExperimentSpec,
		seed: number,
		options: { readonly parts?: readonly ('test' | 'fresh')[]; readonly onEpochs?: (updates: readonly EpochUpdate[]) => void; readonly signal?: AbortSignal }
	): Promise<RunEvidence>;
	instrument(
		name: string,
		experiment: ExperimentSpec,
		seed: number,
		options: { readonly parameters?: Readonly<Record<string, unknown>>; readonly onProgress?: (fraction: number) => void; readonly signal?: AbortSignal }
	): Promise<InstrumentEvidence>;
	/** The key of the run at hand, computed by the rules from its own probes. */
	diagnose(experiment: ExperimentSpec, seed: number, options: { readonly onProgress?: (fraction: number) => void; readonly signal?: AbortSignal }): Promise<Verdict>;
	fresh(experiment: ExperimentSpec, seed: number, nRows: number, signal?: AbortSignal): Promise<FreshPath>;
	dispose(): void;
}

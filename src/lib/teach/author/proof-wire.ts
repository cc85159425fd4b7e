import type { DrawProof } from '#lib/exercise/prove.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import type { PackTable } from './pack-table.ts';
import type { WasmPaths } from '#lib/training/backend.ts';

/** What the page says to a worker that proves draws. */
export type ToProofWorker =
	/** `tables` is the absolute folder of the prepared tables, with its final slash. */
	| { readonly type: 'setup'; readonly wasmPaths: WasmPaths; readonly tables: string }
	/** The table of the exercise that is proved, as the engine stores tables. */
	| { readonly type: 'table'; readonly name: string; readonly text: string }
	| { readonly type: 'prove'; readonly exercise: Exercise; readonly seed: number };

/** What it answers: one message for each draw. */
export type FromProofWorker =
	{ readonly type: 'proved'; readonly draw: DrawProof } | { readonly type: 'failed'; readonly seed: number; readonly message: string };

/** Why a proof ended without a result. */
export type ProofFailure = 'cancelled' | 'slow' | 'lost' | 'failed';

export class ProofError extends Error {
	readonly failure: ProofFailure;

	constructor(failure: ProofFailure, message: string) {
		super(message);
		this.name = 'ProofError';
		this.failure = failure;
	}
}

export interface ProveOptions {
	readonly seeds: readonly number[];
	/** The table that the exercise brings. */
	readonly table?: PackTable;
	readonly signal: AbortSignal;
	/** After every draw, with all so far in the order of their seeds. */
	readonly onDraw: (draws: readonly DrawProof[]) => void;
}

/** Proves an exercise draw by draw, off the page. Rejects with a `ProofError`. */
export interface Prover {
	prove(exercise: Exercise, options: ProveOptions): Promise<readonly DrawProof[]>;
	dispose(): void;
}

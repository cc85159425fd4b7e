import type { ProofFigures } from '#lib/exercise/parts.ts';
import { summarise } from '#lib/exercise/proof-summary.ts';
import type { DrawProof } from '#lib/exercise/prove.ts';

/** What was proved of an exercise in this browser, and with which engine. */
export interface OwnProof {
	/** Whole hash of the engine. */
	readonly engine: string;
	readonly figures: ProofFigures;
}

/** The figures of draws that hold. */
export function ownProof(engine: string, draws: readonly DrawProof[]): OwnProof {
	const { seeds, held, twinFailed, medianMargin } = summarise(draws);
	return { engine, figures: { from: Math.min(...draws.map(({ seed }) => seed)), seeds, held, twinFailed, medianMargin } };
}

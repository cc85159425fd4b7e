/** The proof of a draft: twenty draws, both sides. */
import { passes, summarise, type ProofSummary } from '#lib/exercise/proof-summary.ts';
import type { DrawProof } from '#lib/exercise/prove.ts';
import type { DraftReport } from '#lib/teach/author/draft.ts';
import type { PackTable } from '#lib/teach/author/pack-table.ts';
import { ProofError, type Prover } from '#lib/teach/author/proof-wire.ts';

export const PROOF_DRAWS = 20;
export const FIRST_SEED = 1000;

export interface Proof {
	/** Hash of the folder that was proved. */
	readonly hash: string;
	readonly draws: readonly DrawProof[];
	readonly summary: ProofSummary;
	readonly holds: boolean;
}

export class AuthorProof {
	readonly #prover: Prover;
	#proof = $state.raw<Proof | null>(null);
	#done = $state.raw<number | null>(null);
	#trouble = $state.raw('');
	#stop: AbortController | null = null;

	constructor(prover: Prover) {
		this.#prover = prover;
	}

	get proof(): Proof | null {
		return this.#proof;
	}
	/** Draws that are done; null while nothing is proved. */
	get done(): number | null {
		return this.#done;
	}
	/** Why the last proof ended without a result. */
	get trouble(): string {
		return this.#trouble;
	}

	clear(): void {
		this.stop();
		this.#proof = null;
		this.#trouble = '';
	}

	/** Says why something beside the proof did not come about. */
	say(trouble: string): void {
		this.#trouble = trouble;
	}

	/** The answer stands for the draft as it was at the beginning. */
	async prove({ loaded, hash }: Extract<DraftReport, { ok: true }>, table: PackTable | undefined): Promise<void> {
		this.#stop?.abort();
		const stop = (this.#stop = new AbortController());
		this.#proof = null;
		this.#trouble = '';
		this.#done = 0;
		try {
			const draws = await this.#prover.prove(loaded.exercise, {
				seeds: Array.from({ length: PROOF_DRAWS }, (_, at) => FIRST_SEED + at),
				signal: stop.signal,
				...(table === undefined ? {} : { table }),
				onDraw: (so) => {
					if (this.#stop === stop) this.#done = so.length;
				}
			});
			if (this.#stop !== stop) return;
			const summary = summarise(draws);
			this.#proof = { hash, draws, summary, holds: passes(summary) };
		} catch (error) {
			if (!(error instanceof ProofError)) throw error;
			if (this.#stop === stop) this.#trouble = error.message;
		} finally {
			if (this.#stop === stop) this.#done = null;
		}
	}

	stop(): void {
		this.#stop?.abort();
	}

	dispose(): void {
		this.#prover.dispose();
	}
}

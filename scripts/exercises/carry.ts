import type { DrawProof } from '#lib/exercise/prove.ts';
import { median } from '#lib/exercise/proof-summary.ts';
import { drawDigest, type KeptProof } from './proofs-file.ts';

/** Draws of a kept proof that are made again when something changed. */
const AGAIN = 2;

/** `ms` is what a draw took this time, the median of those made again. */
export type Carried = { readonly same: true; readonly ms: number } | { readonly same: false; readonly seed: number };

/** Makes two draws of a kept proof again; which two rotates with the hash of the proof. */
export async function carriedDraws(kept: KeptProof, prove: (seed: number) => Promise<DrawProof>): Promise<Carried> {
	const first = parseInt(kept.hash.slice(0, 8), 16);
	const times: number[] = [];
	for (let step = 0; step < AGAIN; step++) {
		const place = (first + 7 * step) % kept.digests.length;
		const draw = await prove(kept.from + place);
		if (drawDigest(draw) !== kept.digests[place]) return { same: false, seed: draw.seed };
		times.push(draw.ms);
	}
	return { same: true, ms: Math.round(median(times)) };
}

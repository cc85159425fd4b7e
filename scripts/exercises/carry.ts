import type { DrawProof } from '#lib/exercise/prove.ts';
import { drawDigest, type KeptProof } from './proofs-file.ts';

/** Draws of a kept proof that are made again when something changed. */
const AGAIN = 2;

export type Carried = { readonly same: true } | { readonly same: false; readonly seed: number };

/** Makes two draws of a kept proof again; which two rotates with the hash of the proof. */
export async function carriedDraws(kept: KeptProof, prove: (seed: number) => Promise<DrawProof>): Promise<Carried> {
	const first = parseInt(kept.hash.slice(0, 8), 16);
	for (let step = 0; step < AGAIN; step++) {
		const place = (first + 7 * step) % kept.digests.length;
		const draw = await prove(kept.from + place);
		if (drawDigest(draw) !== kept.digests[place]) return { same: false, seed: draw.seed };
	}
	return { same: true };
}

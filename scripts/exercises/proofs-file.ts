import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import type { DrawProof } from '#lib/exercise/prove.ts';

/** What was proved for one exercise, and for which state of its folder and of the engine. */
export interface KeptProof {
	/** SHA-256 over (content hash, engine hash). */
	readonly hash: string;
	readonly from: number;
	readonly seeds: number;
	readonly held: number;
	/** Seeds on which it did not hold; left out where there are none. */
	readonly missed?: readonly number[];
	readonly twinFailed: number;
	readonly medianMargin: number;
	/** Median milliseconds of one draw, as measured when the proof was made or last carried over. */
	readonly ms: number;
	/** Digest of every draw's numbers, in the order of the seeds: a proof stands for as long as its draws give the same bits. */
	readonly digests: readonly string[];
}

export type ProofsFile = Readonly<Record<string, KeptProof>>;

/** One file an exercise, so that proofs made side by side do not overwrite each other. */
const folderOf = (root: string): string => join(root, 'exercises/_proofs');

/** One hash for what a proof depends on. */
export function proofHash(contentHash: string, engine: string): string {
	return sha256Hex(canonicalJson({ content: contentHash, engine }));
}

/** The longest run of seeds on which a proof held, one after another; null where it is not known which those are. */
export function provenRange({ from, seeds, held, missed = [] }: KeptProof): { readonly from: number; readonly seeds: number } | null {
	if (held + missed.length !== seeds) return null;
	const ends = [from - 1, ...missed, from + seeds];
	const runs = ends.slice(1).map((end, at) => ({ from: ends[at] + 1, seeds: end - ends[at] - 1 }));
	return runs.reduce((longest, run) => (run.seeds > longest.seeds ? run : longest));
}

/** Digest of all that a draw showed, times left out; 16 hexadecimal digits. */
export function drawDigest({ shows, twin, cured, changes, verdict, broke, decision, seed }: DrawProof): string {
	const shown = {
		seed,
		shows,
		twin,
		cured,
		changes,
		primary: verdict.primary,
		accept: [...verdict.accept].sort(),
		broke,
		...(decision ? { values: decision.key.values, decided: decision.key.accept, twinDecided: decision.twinAccept } : {})
	};
	return sha256Hex(canonicalJson(shown)).slice(0, 16);
}

export function readProofs(root: string): ProofsFile {
	const folder = folderOf(root);
	if (!existsSync(folder)) return {};
	const files = readdirSync(folder)
		.filter((name) => name.endsWith('.json'))
		.sort();
	return Object.fromEntries(
		files.map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(folder, name), 'utf8')) as KeptProof])
	);
}

export function writeProof(root: string, slug: string, proof: KeptProof): void {
	mkdirSync(folderOf(root), { recursive: true });
	writeFileSync(join(folderOf(root), `${slug}.json`), `${JSON.stringify(proof, null, '\t')}\n`);
}

/** Removes proofs of exercises that are no more. */
export function removeOtherProofs(root: string, slugs: readonly string[]): void {
	for (const slug of Object.keys(readProofs(root))) if (!slugs.includes(slug)) rmSync(join(folderOf(root), `${slug}.json`));
}

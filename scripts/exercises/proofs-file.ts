import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';

/** What was proved for one exercise, and for which state of its folder and of the engine. */
export interface KeptProof {
	/** SHA-256 over (content hash, engine hash). */
	readonly hash: string;
	readonly from: number;
	readonly seeds: number;
	readonly held: number;
	readonly twinFailed: number;
	readonly medianMargin: number;
	/** Median milliseconds of one draw, as measured when the proof was made. */
	readonly ms: number;
}

export type ProofsFile = Readonly<Record<string, KeptProof>>;

const fileOf = (root: string): string => join(root, 'exercises/proofs.json');

/** One hash for what a proof depends on. */
export function proofHash(contentHash: string, engine: string): string {
	return sha256Hex(canonicalJson({ content: contentHash, engine }));
}

export function readProofs(root: string): ProofsFile {
	const file = fileOf(root);
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ProofsFile) : {};
}

/** Writes the proofs in the order of their slugs, so that a change is a readable diff. */
export function writeProofs(root: string, proofs: ProofsFile): void {
	const ordered = Object.fromEntries(
		Object.keys(proofs)
			.sort()
			.map((slug) => [slug, proofs[slug]])
	);
	writeFileSync(fileOf(root), `${JSON.stringify(ordered, null, '\t')}\n`);
}

/** Verifies files side by side: as many at once as there are workers to keep busy, each answer as soon as it is there. */
import type { VerificationResult } from '../verification.ts';
import { verifySubmission, type VerifyContext } from './verify.ts';

export interface FileToVerify {
	readonly name: string;
	readonly text: () => Promise<string>;
}

export interface ManyOptions {
	/** Files at once; more than workers, so that none waits for the next file. */
	readonly atOnce: number;
	/** Called in the order in which they are done. */
	readonly onResult?: (result: VerificationResult, done: number) => void;
}

/** The results in the order of the files. @throws {LabError} `cancelled` when the context's signal fires. */
export async function verifyMany(
	files: readonly FileToVerify[],
	context: VerifyContext,
	{ atOnce, onResult }: ManyOptions
): Promise<readonly VerificationResult[]> {
	const results: VerificationResult[] = [];
	let next = 0;
	let done = 0;
	const work = async (): Promise<void> => {
		while (next < files.length) {
			const at = next++;
			context.signal?.throwIfAborted();
			results[at] = await verifySubmission(files[at].name, await files[at].text(), context);
			done += 1;
			onResult?.(results[at], done);
		}
	};
	await Promise.all(Array.from({ length: Math.max(1, Math.min(atOnce, files.length)) }, work));
	return results;
}

/** Runs a review that was sent again: the document with its numbers, the work as submitted, and its fix. */
import { fillDocument, type WrittenAs } from '#lib/review/document.ts';
import type { ReviewLog } from '#lib/review/log.ts';
import type { PublicReview, ReviewReveal } from '#lib/review/parts.ts';
import { documentClaims, runFor, seeNumbers } from '#lib/review/run-item.ts';
import type { ReviewMaterial } from '#lib/report/from-review.ts';
import { pageRunner, type ReviewRuntime } from './review-runner.ts';

export interface ReviewAgain {
	readonly item: PublicReview;
	readonly reveal: ReviewReveal;
	readonly log: ReviewLog;
	readonly runtime: ReviewRuntime;
	/** Address of the item's experiment. */
	readonly address: string;
	/** Writes a number of the document. */
	readonly write: (value: number, as: WrittenAs) => string;
}

/** @throws {LabError} when a run cannot be made, or the call was cancelled. */
export async function rerunReview(
	{ item, reveal, log, runtime, address, write }: ReviewAgain,
	{ signal, onProgress }: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void }
): Promise<ReviewMaterial> {
	const runner = pageRunner(item, log.seed, runtime, address, signal);
	const { runs, measurements } = await runFor(documentClaims(item.document, item.arms), runner);
	onProgress(1 / 3);
	const document = fillDocument(item.document, item.arms, runs, measurements, write);
	const seen = await seeNumbers(reveal.numbers, runner);
	onProgress(1);
	return { item, reveal, log, document, seen };
}

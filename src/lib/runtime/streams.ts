/** What a running call tells the page, at a pace that the page can follow. */
import type { EpochEvent } from '#lib/instruments/lab.ts';
import type { EpochUpdate } from './protocol.ts';
import type { Update } from './wire.ts';

/** Milliseconds between batches: about two frames of a screen. */
const BATCH_MS = 30;

/** Collects epochs so that a fast run does not drown the page in messages; the first one leaves at once. */
export function batchedEpochs(
	now: () => number,
	send: (updates: readonly EpochUpdate[]) => void
): { add: (event: EpochEvent) => void; flush: () => void } {
	let waiting: EpochUpdate[] = [];
	let sent = -Infinity;
	const flush = (): void => {
		if (waiting.length > 0) send(waiting);
		waiting = [];
	};
	return {
		flush,
		add: ({ refit, epoch, train, validation, trainScore, validationScore }) => {
			waiting.push({ refit, epoch, trainLoss: train, validationLoss: validation, trainScore, validationScore });
			const time = now();
			if (time - sent < BATCH_MS) return;
			sent = time;
			flush();
		}
	};
}

/** An instrument trains several batches, each from 0 to 1; the page must never see a bar go back. */
export function risingProgress(update: (update: Update) => void): (fraction: number) => void {
	let highest = 0;
	return (fraction) => {
		if (fraction <= highest) return;
		highest = Math.min(1, fraction);
		update({ kind: 'progress', fraction: highest });
	};
}

/**
 * Many submissions of equal worth, each right about a row with the same probability; the one that is right most often on the first
 * rows of the study, the public ones, is the column. Everywhere else it is worth what all are worth.
 */
import type { Stream } from '#lib/core/random.ts';
import { makeTable, skinTarget } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { PUBLIC_BOARD } from '../describe-audit.ts';
import { coinLabels } from '../labels.ts';

export const publicBoard = createWorld(PUBLIC_BOARD, {
	rows: ({ rows }) => rows,
	draw: ({ skin, submissions, publicRows, worth }, stream, nRows, purpose) => {
		const yTrue = coinLabels(stream, nRows);
		const won = purpose === 'study' ? winner(stream.fork('submissions'), submissions, publicRows, worth) : [];
		const later = stream.fork('later');
		const says = Float64Array.from(yTrue, (label, i) => {
			const right = later.uniform() < worth;
			return (won[i] ?? right) ? label : 1 - label;
		});
		return makeTable([{ kind: 'numeric', name: 'the submission says', values: says }], skinTarget(skin, yTrue));
	},
	// About rows that had no say in the choice.
	ceiling: ({ worth }) => ({ metric: 'accuracy', value: Math.max(worth, 1 - worth), source: 'exact' })
});

/** On which public rows the best of the submissions is right; the earlier one wins a tie. */
function winner(stream: Stream, submissions: number, publicRows: number, worth: number): readonly boolean[] {
	let best: readonly boolean[] = [];
	let most = -1;
	for (let k = 0; k < submissions; k++) {
		const own = stream.fork(`submission-${k}`);
		const right = Array.from({ length: publicRows }, () => own.uniform() < worth);
		const score = right.filter(Boolean).length;
		if (score > most) [best, most] = [right, score];
	}
	return best;
}

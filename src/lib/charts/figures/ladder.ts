/** What each repair moved: the reported score over a ladder of repairs and, at the end, what fresh rows say. */
import { say } from '#lib/messages/capstone.ts';
import type { PartScore } from '#lib/instruments/evidence.ts';
import type { Figure, IntervalRow } from '../figure.ts';

export interface Rung {
	readonly id: string;
	readonly name: string;
	readonly reported: PartScore;
	/** Null while fresh rows are out of sight. */
	readonly fresh: PartScore | null;
}

/** @throws {RangeError} without a rung. */
export function ladderFigure(rungs: readonly Rung[]): Figure {
	if (rungs.length === 0) throw new RangeError('Nothing was trained yet, so there is no ladder to draw.');
	const row = (id: string, label: string, role: 'validation' | 'fresh', { measured }: PartScore): IntervalRow => ({
		id,
		label,
		role,
		value: measured.value,
		low: measured.interval?.low ?? NaN,
		high: measured.interval?.high ?? NaN
	});
	const first = rungs[0].reported.measured.value;
	const last = rungs[rungs.length - 1].reported.measured.value;
	const id = rungs.length === 1 ? 'ladder.sentence.one' : last < first ? 'ladder.sentence' : 'ladder.sentence.rose';
	return {
		id: 'ladder',
		title: say('ladder.title'),
		plot: {
			kind: 'intervals',
			x: { title: say('ladder.axis'), better: 'higher', within: [0, 1], includes: [0.5] },
			rows: rungs.flatMap((rung) => [
				row(`${rung.id}-reported`, rung.name, 'validation', rung.reported),
				...(rung.fresh ? [row(`${rung.id}-fresh`, '', 'fresh', rung.fresh)] : [])
			]),
			references: []
		},
		sentence: say(id, { first, last }),
		keyLine: say(rungs.some(({ fresh }) => fresh !== null) ? 'ladder.key' : 'ladder.key.reported'),
		table: {
			columns: [say('ladder.step'), say('ladder.reported'), say('ladder.fresh')],
			formats: ['text', 'score', 'score'],
			rows: rungs.map(({ name, reported, fresh }) => [name, reported.measured.value, fresh?.measured.value ?? NaN])
		}
	};
}

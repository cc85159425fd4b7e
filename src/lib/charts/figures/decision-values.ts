/** What each action is worth: by the learner's own numbers, and by what the evidence supports. */
import { say } from '#lib/messages/decision.ts';
import type { Figure, IntervalRow } from '../figure.ts';

export interface ValuedAction {
	readonly id: string;
	readonly label: string;
	/** Expected points by the learner's own beliefs; null while they are not stated. */
	readonly own: number | null;
	/** Expected points by the evidence; null before the call. */
	readonly found: number | null;
	readonly chosen: boolean;
}

/** @throws {RangeError} when nothing is valued yet. */
export function decisionValuesFigure(actions: readonly ValuedAction[]): Figure {
	const both = actions.some(({ own }) => own !== null) && actions.some(({ found }) => found !== null);
	const rows = actions.flatMap((action): readonly IntervalRow[] => {
		const name = action.chosen ? say('chart.values.chosen', { name: action.label }) : action.label;
		const row = (id: 'own' | 'found', value: number): IntervalRow => ({
			id: `${action.id}-${id}`,
			label: both && id === 'own' ? say('chart.values.own') : name,
			role: id === 'own' ? 'neutral' : 'validation',
			value,
			text: say('amount.points', { points: value }),
			low: NaN,
			high: NaN,
			strong: action.chosen && (id === 'found' || !both)
		});
		return [...(action.found === null ? [] : [row('found', action.found)]), ...(action.own === null ? [] : [row('own', action.own)])];
	});
	if (rows.length === 0) throw new RangeError('No action has a value yet. State a belief first, or wait for the key.');
	const known = both || actions.some(({ found }) => found !== null);
	const valueOf = (action: ValuedAction): number => (known ? action.found : action.own) ?? -Infinity;
	const best = actions.reduce((top, next) => (valueOf(next) > valueOf(top) ? next : top));
	return {
		id: 'decision-values',
		title: say('chart.values.title'),
		plot: {
			kind: 'intervals',
			x: { title: say('chart.values.x'), better: 'higher', includes: [0] },
			rows,
			references: []
		},
		sentence: say(known ? 'chart.values.sentence.found' : 'chart.values.sentence.own', { name: best.label, value: valueOf(best) }),
		keyLine: say(both ? 'chart.values.key.both' : 'chart.values.key'),
		table: {
			columns: [say('chart.values.action'), say('chart.values.column.own'), say('chart.values.column.found')],
			formats: ['text', 'setting', 'setting'],
			rows: actions.map(({ label, own, found }) => [label, own ?? NaN, found ?? NaN])
		}
	};
}

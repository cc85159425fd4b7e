/** The two numbers of a review as rows of intervals, each with what new rows say of it. */
import type { Figure, IntervalRow } from '#lib/charts/figure.ts';
import { say } from '#lib/messages/review.ts';
import type { ReviewReveal } from '#lib/review/parts.ts';
import type { NumbersSeen, ReviewedNumber } from '#lib/review/run-item.ts';

export function numbersFigure({ slug, numbers, fixedAs, key }: ReviewReveal, seen: NumbersSeen): Figure {
	const row = (id: string, label: string, role: IntervalRow['role'], number: ReviewedNumber, strong = false): IntervalRow => ({
		id,
		label,
		role,
		value: number.value,
		low: number.interval?.low ?? NaN,
		high: number.interval?.high ?? NaN,
		strong
	});
	const rows = [
		row('submitted', say('numbers.submitted'), 'validation', seen.submitted, true),
		...(seen.submittedTruth ? [row('submitted-new', say('numbers.submitted.new'), 'fresh', seen.submittedTruth)] : []),
		row('fixed', say('numbers.fixed', { what: fixedAs }), 'validation', seen.fixed, true),
		...(seen.fixedTruth ? [row('fixed-new', say('numbers.fixed.new'), 'fresh', seen.fixedTruth)] : [])
	];
	const values = {
		name: numbers.name,
		submitted: seen.submitted.value,
		fixed: seen.fixed.value,
		truth: seen.submittedTruth?.value ?? null
	};
	return {
		id: `review:${slug}`,
		title: say('numbers.title'),
		plot: {
			kind: 'intervals',
			x: { title: numbers.name, better: numbers.better, within: numbers.better === 'higher' ? [0, 1] : [0, Infinity] },
			rows,
			references: []
		},
		sentence: say(key.flaw === null ? 'numbers.sentence.level' : 'numbers.sentence.inflated', values),
		keyLine: say('numbers.key'),
		table: {
			columns: [say('numbers.column.run'), say('numbers.column.value'), say('numbers.column.low'), say('numbers.column.high')],
			formats: ['text', 'score', 'score', 'score'],
			rows: rows.map(({ label, value, low, high }) => [label, value, low, high])
		}
	};
}

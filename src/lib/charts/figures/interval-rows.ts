/** Runs as rows of intervals, and the same as a table. */
import { say } from '#lib/messages/charts.ts';
import type { PairedDifference, RunEvidence } from '#lib/instruments/evidence.ts';
import type { FigureTable, IntervalRow } from '../figure.ts';
import { scoreOf } from './common.ts';

export function rowOf(id: string, label: string, run: RunEvidence): IntervalRow {
	const score = scoreOf(run, 'validation');
	const { value, interval } = score.measured;
	return {
		id,
		label,
		role: 'validation',
		value,
		low: interval?.low ?? NaN,
		high: interval?.high ?? NaN,
		ticks: score.perRefit.length > 1 ? score.perRefit : []
	};
}

export function tableOf(
	name: string,
	runs: readonly RunEvidence[],
	rows: readonly IntervalRow[],
	differences: readonly (PairedDifference | null)[]
): FigureTable {
	const refits = rows.reduce((most, row) => Math.max(most, row.ticks?.length ?? 0), 0);
	return {
		columns: [
			say('arms.column.name'),
			name,
			say('arms.column.low'),
			say('arms.column.high'),
			say('arms.column.n'),
			say('arms.column.difference'),
			say('history.column.low', { name: say('arms.column.difference') }),
			say('history.column.high', { name: say('arms.column.difference') }),
			...Array.from({ length: refits }, (_, i) => say('history.column.refit', { name, refit: i + 1 }))
		],
		formats: [
			'text',
			'score',
			'score',
			'score',
			'count',
			'difference',
			'difference',
			'difference',
			...Array.from({ length: refits }, () => 'score' as const)
		],
		rows: rows.map((row, i) => {
			const against = differences[i];
			const n = scoreOf(runs[i], 'validation').n;
			return [
				row.label,
				row.value,
				row.low,
				row.high,
				n,
				...(against ? [against.difference, against.interval.low, against.interval.high] : ['', '', '']),
				...Array.from({ length: refits }, (_, refit) => row.ticks?.[refit] ?? '')
			];
		})
	};
}

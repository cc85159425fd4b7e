/** The evidence table of a decision as a picture: counts with their intervals, or a curve over weeks or rows. */
import type { EvidenceRow } from '#lib/decision/spec.ts';
import { say } from '#lib/messages/decision.ts';
import type { Figure, FigureTable, Reference } from '../figure.ts';

export interface EvidenceLevel {
	readonly kind: 'baseline' | 'level';
	readonly label: string;
	readonly value: number;
}

/** `along` names what the rows run over, where they are points of a curve. @throws {RangeError} without a row. */
export function decisionEvidenceFigure(rows: readonly EvidenceRow[], levels: readonly EvidenceLevel[], along: string | null): Figure {
	if (rows.length === 0) throw new RangeError('Nothing was measured for this decision, so there is nothing to draw.');
	const references = levels.map((level): Reference => ({ ...level, short: level.label }));
	const words = {
		id: 'decision-evidence',
		title: say('evidence.title'),
		sentence: say('chart.evidence.sentence', { label: rows[0].label, k: rows[0].k, n: rows[0].n, low: rows[0].low, high: rows[0].high }),
		table: tableOf(rows)
	};
	if (along === null)
		return {
			...words,
			keyLine: say('chart.evidence.key'),
			plot: {
				kind: 'intervals',
				x: { title: say('evidence.value'), better: 'higher', within: [0, 1], includes: levels.map(({ value }) => value) },
				rows: rows.map(({ id, label, k, n, value, low, high }) => ({
					id,
					label,
					role: 'validation',
					value,
					low,
					high,
					note: say('evidence.of', { k, n })
				})),
				references
			}
		};
	const sorted = [...rows].sort((a, b) => (a.at ?? 0) - (b.at ?? 0));
	const at = sorted.map((row) => row.at ?? 0);
	return {
		...words,
		keyLine: say('chart.evidence.key.curve'),
		plot: {
			kind: 'lines',
			x: { title: along, tickFormat: 'integer' },
			y: { title: say('evidence.value'), better: 'higher', within: [0, 1] },
			series: [
				{
					id: 'measured',
					role: 'validation',
					label: say('chart.evidence.measured'),
					x: at,
					mean: sorted.map(({ value }) => value),
					band: { low: sorted.map(({ low }) => low), high: sorted.map(({ high }) => high) },
					points: true
				}
			],
			references
		}
	};
}

function tableOf(rows: readonly EvidenceRow[]): FigureTable {
	return {
		columns: [
			say('evidence.what'),
			say('evidence.right'),
			say('evidence.rows'),
			say('evidence.value'),
			say('chart.low'),
			say('chart.high')
		],
		formats: ['text', 'count', 'count', 'score', 'score', 'score'],
		rows: rows.map(({ label, k, n, value, low, high }) => [label, k, n, value, low, high])
	};
}

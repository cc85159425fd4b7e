/** Blocks of a section, made in one line each. */
import type { Figure, FigureTable } from '#lib/charts/figure.ts';
import { figureOf } from '#lib/charts/figures/of-evidence.ts';
import type { InstrumentEvidence } from '#lib/instruments/evidence.ts';
import { say } from '#lib/messages/portfolio.ts';
import type { Block } from './document.ts';

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const heading = (words: string): Block => ({ kind: 'text', text: words, as: 'heading' });
export const quote = (words: string): Block => ({ kind: 'text', text: words, as: 'quote' });
export const table = (caption: string, of: FigureTable): Block => ({ kind: 'table', caption, table: of });
export const figure = (of: Figure): Block => ({ kind: 'figure', figure: shortened(of) });

/** More rows than this do not fit a page of paper. */
const MOST_ROWS = 20;

/** A figure of many intervals keeps its lowest rows, in their order, and says so; its table keeps them all. */
function shortened(of: Figure): Figure {
	const { plot } = of;
	if (plot.kind !== 'intervals' || plot.rows.length <= MOST_ROWS) return of;
	const lowest = [...plot.rows].sort((a, b) => a.value - b.value).slice(0, MOST_ROWS);
	const rows = plot.rows.filter((row) => row.strong || lowest.includes(row));
	return {
		...of,
		plot: { ...plot, rows },
		sentence: `${of.sentence} ${say('figure.shortened', { shown: rows.length, all: plot.rows.length })}`.trim()
	};
}

/** Readings as figures; those that have none are left out. */
export function readingBlocks(readings: readonly InstrumentEvidence[]): readonly Block[] {
	return readings.flatMap((evidence): readonly Block[] => {
		const of = figureOf(evidence);
		return of === null ? [] : [figure(of)];
	});
}

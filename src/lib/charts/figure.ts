/**
 * A figure is plain data made from evidence. Two renderers read it: the small SVG one (`LineFigure.svelte`) and Plotly
 * (`Plot.svelte` through `plotly.ts`). Words come from `messages/`.
 */

/** A data colour has one meaning everywhere. */
export type DataRole = 'training' | 'validation' | 'test' | 'fresh' | 'neutral';

export interface Axis {
	readonly title: string;
	readonly unit?: string;
	/** Which way is better, said beside the title of the value axis. */
	readonly better?: 'lower' | 'higher';
	readonly scale?: 'linear' | 'log';
	readonly range?: readonly [number, number];
	readonly tickFormat?: 'number' | 'percent' | 'integer';
}

export interface Series {
	readonly id: string;
	readonly role: DataRole;
	/** Name in the margin, e.g. `Validation`. */
	readonly label: string;
	readonly x: readonly number[];
	readonly mean: readonly number[];
	/** Thin lines, one a refit. */
	readonly seeds?: readonly (readonly number[])[];
	readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] };
	/** Lines that share a hue also differ in dash. */
	readonly dash?: 'solid' | 'dash' | 'dot';
}

/** A level across the figure: the baseline is dashed, the ceiling dotted. */
export interface Reference {
	readonly kind: 'baseline' | 'ceiling' | 'level';
	readonly label: string;
	readonly value: number;
	readonly role?: DataRole;
}

export interface LineFigure {
	readonly kind: 'lines';
	readonly x: Axis;
	readonly y: Axis;
	readonly series: readonly Series[];
	readonly references: readonly Reference[];
}

/** Rows of interval bars on a shared value axis. */
export interface IntervalFigure {
	readonly kind: 'intervals';
	readonly x: Axis;
	readonly rows: readonly {
		readonly id: string;
		readonly label: string;
		readonly role: DataRole;
		readonly value: number;
		readonly low: number;
		readonly high: number;
		readonly ticks?: readonly number[];
		readonly note?: string;
		readonly strong?: boolean;
	}[];
	readonly references: readonly Reference[];
}

/** Dots in two dimensions with, where there is one, the model's boundary as a grid of scores. */
export interface ScatterFigure {
	readonly kind: 'scatter';
	readonly x: Axis;
	readonly y: Axis;
	readonly points: readonly { readonly role: DataRole; readonly label: string; readonly filled: boolean; readonly x: readonly number[]; readonly y: readonly number[] }[];
}

/** Counts per bin, e.g. class shares or a column's histogram. */
export interface BarFigure {
	readonly kind: 'bars';
	readonly x: Axis;
	readonly y: Axis;
	readonly bars: readonly { readonly role: DataRole; readonly label: string; readonly names: readonly string[]; readonly values: readonly number[] }[];
}

export interface Figure {
	/** Stable id: what evidence marks and downloads use. */
	readonly id: string;
	readonly title: string;
	readonly plot: LineFigure | IntervalFigure | ScatterFigure | BarFigure;
	/** What the chart shows, in one sentence. */
	readonly sentence: string;
	/** What thin, thick and band mean. */
	readonly keyLine: string;
	/** The same numbers for the table view and the CSV. */
	readonly table: { readonly columns: readonly string[]; readonly rows: readonly (readonly (string | number)[])[] };
}

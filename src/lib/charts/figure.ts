/**
 * A figure is plain data made from evidence. Two renderers read it: the small SVG one (`SvgFigure.svelte`) and Plotly
 * (`Plot.svelte` through `plotly.ts`); both draw from the same layout. Words come from `messages/`.
 */

/** A data colour has one meaning everywhere. */
export type DataRole = 'training' | 'validation' | 'test' | 'fresh' | 'neutral';

export interface Axis {
	readonly title: string;
	readonly unit?: string;
	/** Which way is better, said beside the title of the value axis. */
	readonly better?: 'lower' | 'higher';
	readonly scale?: 'linear' | 'log';
	/** Exactly this much is shown. Without it: all values, and a little air. */
	readonly range?: readonly [number, number];
	/** Natural bounds the shown part never leaves, e.g. [0, 1] for accuracy. */
	readonly within?: readonly [number, number];
	/** Values that must be in sight, e.g. 0 for a loss. */
	readonly includes?: readonly number[];
	readonly tickFormat?: 'number' | 'percent' | 'integer';
	/** Ticks where the numbers themselves are not evenly placed (a penalty of 0, 0.01, 0.1): where, and what it says. */
	readonly ticks?: readonly { readonly at: number; readonly text: string }[];
}

export interface Series {
	readonly id: string;
	readonly role: DataRole;
	/** Name in the margin, e.g. `Validation`. */
	readonly label: string;
	/** In units of the x axis; as long as the longest line. Shorter lines stop early. */
	readonly x: readonly number[];
	readonly mean: readonly number[];
	/** Thin lines, one a refit. */
	readonly seeds?: readonly (readonly number[])[];
	/** So many thin lines that they would cover the rest: drawn as a haze. */
	readonly faint?: boolean;
	readonly band?: { readonly low: readonly number[]; readonly high: readonly number[] };
	/** Interval of the last value, drawn as a bar there. */
	readonly end?: { readonly low: number; readonly high: number };
	/** Lines that share a hue also differ in dash. */
	readonly dash?: 'solid' | 'dash' | 'dot';
	/** Draws a dot at every point: for curves of a few measured points. */
	readonly points?: boolean;
}

/** A level across the figure: the baseline is dashed, the ceiling dotted. */
export interface Reference {
	readonly kind: 'baseline' | 'ceiling' | 'level';
	readonly label: string;
	/** For narrow figures, e.g. `Baseline` for `Baseline, base rate`. */
	readonly short?: string;
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

export interface IntervalRow {
	readonly id: string;
	readonly label: string;
	readonly role: DataRole;
	readonly value: number;
	/** Ends of the interval; NaN where there is none. */
	readonly low: number;
	readonly high: number;
	/** One mark a refit. */
	readonly ticks?: readonly number[];
	/** The value as it is written; as a score when absent. */
	readonly text?: string;
	/** Said after the value, e.g. `+0.013`. */
	readonly note?: string;
	readonly strong?: boolean;
}

/** Rows of interval bars on a shared value axis and, below it on an axis of its own with zero in sight, a paired difference. */
export interface IntervalFigure {
	readonly kind: 'intervals';
	readonly x: Axis;
	readonly rows: readonly IntervalRow[];
	readonly references: readonly Reference[];
	/** Positive is better. */
	readonly difference?: { readonly x: Axis; readonly row: IntervalRow };
}

/** One kind of dot. Groups that share a hue differ in mark. */
export interface PointGroup {
	readonly role: DataRole;
	readonly label: string;
	readonly mark: 'disc' | 'ring' | 'triangle' | 'square';
	readonly x: readonly number[];
	readonly y: readonly number[];
}

/** Dots in two dimensions. */
export interface ScatterFigure {
	readonly kind: 'scatter';
	readonly x: Axis;
	readonly y: Axis;
	readonly points: readonly PointGroup[];
}

/** Counts or shares per name or, with `edges`, per bin of a number. */
export interface BarFigure {
	readonly kind: 'bars';
	readonly x: Axis;
	readonly y: Axis;
	/** Names of the groups along x; with `edges` the names of the bins. */
	readonly names: readonly string[];
	/** One value a name. */
	readonly bars: readonly { readonly role: DataRole; readonly label: string; readonly values: readonly number[] }[];
	/** Bin edges, one more than there are bins. */
	readonly edges?: readonly number[];
}

export type Plotted = LineFigure | IntervalFigure | ScatterFigure | BarFigure;

export interface FigureTable {
	readonly columns: readonly string[];
	/** How each column is written; by default words as they are and numbers as scores. The CSV keeps full precision. */
	readonly formats?: readonly ('text' | 'count' | 'score' | 'difference' | 'setting')[];
	readonly rows: readonly (readonly (string | number)[])[];
}

export interface Figure {
	/** Stable id: what evidence marks and downloads use. */
	readonly id: string;
	readonly title: string;
	readonly plot: Plotted;
	/** What the chart shows, in one sentence. */
	readonly sentence: string;
	/** What thin, thick and band mean. */
	readonly keyLine: string;
	/** The same numbers for the table view and the CSV. */
	readonly table: FigureTable;
}

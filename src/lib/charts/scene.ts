/** What both renderers share: a figure laid out at 1:1 for one width, as plain marks and the frame they were placed in. */
import type { Scale } from './scale.ts';
import type { DataRole } from './figure.ts';

/** Colours by name: each is a custom property of the same name. */
export const INKS = [
	'training',
	'validation',
	'test',
	'fresh',
	'training-text',
	'validation-text',
	'test-text',
	'fresh-text',
	'baseline',
	'ceiling',
	'grid',
	'line',
	'line-strong',
	'ink',
	'ink-2',
	'ink-3',
	'surface'
] as const;

export type Ink = (typeof INKS)[number];

export interface Span {
	readonly text: string;
	readonly ink: Ink;
	readonly strong?: boolean;
	/** Pixels of space before it. */
	readonly dx?: number;
}

export interface Stroke {
	readonly ink: Ink;
	readonly width: number;
	readonly opacity?: number;
	readonly dash?: string;
	readonly round?: boolean;
}

export type Mark =
	| {
			readonly kind: 'path';
			readonly d: string;
			readonly stroke?: Stroke;
			readonly fill?: Ink;
			readonly fillOpacity?: number;
			readonly clip?: boolean;
	  }
	| {
			readonly kind: 'rect';
			readonly x: number;
			readonly y: number;
			readonly width: number;
			readonly height: number;
			readonly rx: number;
			readonly fill: Ink;
			readonly opacity: number;
	  }
	| {
			readonly kind: 'circle';
			readonly cx: number;
			readonly cy: number;
			readonly r: number;
			readonly fill?: Ink;
			readonly opacity?: number;
			readonly stroke?: Stroke;
	  }
	| {
			readonly kind: 'text';
			readonly x: number;
			readonly y: number;
			readonly anchor: 'start' | 'middle' | 'end';
			readonly spans: readonly Span[];
	  };

export interface Tick {
	readonly at: number;
	readonly text: string;
}

/** Where data lies in the picture; Plotly takes its places and ranges from here. */
export interface Frame {
	readonly x: Scale;
	readonly y: Scale;
	readonly xTicks: readonly Tick[];
	readonly yTicks: readonly Tick[];
	/** Pixel box of the plot. */
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

export interface Scene {
	readonly width: number;
	readonly height: number;
	readonly frame: Frame;
	/** Second frame, of a paired difference. */
	readonly below?: Frame;
	/** Middles of the rows of an interval figure in pixels, the paired difference last. */
	readonly rowsAt?: readonly number[];
	/** Grid, axes, ticks, titles, references and direct labels: drawn by us under either renderer. */
	readonly scaffold: readonly Mark[];
	/** The data itself: drawn by us, or by Plotly once it is here. */
	readonly data: readonly Mark[];
}

/** Colour of marks. */
export function inkOf(role: DataRole): Ink {
	return role === 'neutral' ? 'ink-2' : role;
}

/** Colour of words: the same hue, dark enough to read. */
export function textInkOf(role: DataRole): Ink {
	return role === 'neutral' ? 'ink-2' : `${role}-text`;
}

/** A path through the points; a value that is not finite breaks the line. One decimal is enough at 1:1. */
export function pathThrough(x: readonly number[], y: readonly number[]): string {
	let d = '';
	let pen = 'M';
	for (let i = 0; i < Math.min(x.length, y.length); i += 1) {
		if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) {
			pen = 'M';
			continue;
		}
		d += `${pen}${px(x[i])} ${px(y[i])}`;
		pen = 'L';
	}
	return d;
}

/** The area between two lines, one closed shape for each stretch where both are finite. */
export function bandBetween(x: readonly number[], low: readonly number[], high: readonly number[]): string {
	let d = '';
	let start = 0;
	const n = Math.min(x.length, low.length, high.length);
	for (let i = 0; i <= n; i += 1) {
		const open = i < n && Number.isFinite(x[i]) && Number.isFinite(low[i]) && Number.isFinite(high[i]);
		if (open) continue;
		if (i - start > 1) {
			const there = Array.from({ length: i - start }, (_, k) => start + k);
			const back = [...there].reverse();
			d += `M${there.map((k) => `${px(x[k])} ${px(high[k])}`).join('L')}L${back.map((k) => `${px(x[k])} ${px(low[k])}`).join('L')}Z`;
		}
		start = i + 1;
	}
	return d;
}

export function px(value: number): string {
	return String(Math.round(value * 10) / 10);
}

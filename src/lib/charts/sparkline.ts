/** Geometry of a sparkline: means and references only, scaled to a small box. */
import type { LineFigure } from './figure.ts';
import { domainOf, referenceStroke, scaleFor } from './draw.ts';
import { isRing, lastFinite } from './line-layout.ts';
import { inkOf, pathThrough, type Ink } from './scene.ts';

export interface Sparkline {
	readonly lines: readonly {
		readonly id: string;
		readonly d: string;
		readonly ink: Ink;
		readonly end: readonly [number, number] | null;
		readonly ring: boolean;
	}[];
	readonly references: readonly { readonly d: string; readonly ink: Ink; readonly dash?: string; readonly round?: boolean }[];
}

const INSET = 4;

/**
 * Lines of a figure in a box of `width` × `height` pixels.
 * @throws {RangeError} when there is no finite value.
 */
export function sparkline(figure: LineFigure, width: number, height: number): Sparkline {
	const values = [...figure.series.flatMap((series) => series.mean), ...figure.references.map((reference) => reference.value)];
	const y = scaleFor(figure.y, domainOf(figure.y, values, 3), [height - INSET, INSET]);
	const x = scaleFor(figure.x, figure.x.range ?? spanOf(figure.series.flatMap((series) => series.x)), [INSET, width - INSET]);
	return {
		lines: figure.series.map((series) => {
			const last = lastFinite(series.mean);
			return {
				id: series.id,
				d: pathThrough(
					series.mean.map((_, i) => x.at(series.x[i])),
					series.mean.map((value) => y.at(value))
				),
				ink: inkOf(series.role),
				ring: isRing(series),
				end: last < 0 ? null : [x.at(series.x[last]), y.at(series.mean[last])]
			};
		}),
		references: figure.references.map((reference) => {
			const { ink, dash, round } = referenceStroke(reference);
			return { d: pathThrough([INSET, width - INSET], [y.at(reference.value), y.at(reference.value)]), ink, dash, round };
		})
	};
}

function spanOf(values: readonly number[]): readonly [number, number] {
	const [low, high] = [Math.min(...values), Math.max(...values)];
	return high > low ? [low, high] : [low - 1, low + 1];
}

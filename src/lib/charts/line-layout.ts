/** Lines over epochs, rows or a knob → marks, at 1:1 for a width. */
import { formatCount, formatPercent, formatScore } from '#lib/messages/format.ts';
import type { Axis, LineFigure, Series } from './figure.ts';
import {
	axisTitle,
	baseAxis,
	domainOf,
	leftMargin,
	line,
	marginLabels,
	marginWidth,
	NARROW,
	referenceInk,
	referenceStroke,
	scaleFor,
	ticksOf,
	valueAxis,
	type DrawContext,
	type MarginLabel
} from './draw.ts';
import { bandBetween, inkOf, pathThrough, px, textInkOf, type Frame, type Ink, type Mark, type Scene } from './scene.ts';

const DASH = { solid: undefined, dash: '7 4', dot: '2 4' } as const;
const TOP = 30;

/**
 * Lays out a line figure.
 * @throws {RangeError} when there is no finite value in it.
 */
export function layoutLines(figure: LineFigure, context: DrawContext): Scene {
	const narrow = context.width < NARROW;
	const height = context.height ?? (narrow ? 270 : 300);
	const bottom = height - 40;
	const yDomain = domainOf(figure.y, valuesOf(figure), Math.max(2, Math.floor((bottom - TOP) / 40)));
	const xDomain = figure.x.range ?? extentOf(figure.series.flatMap((series) => series.x));

	const labels = namesOf(figure, narrow);
	const yTicks = ticksOf(context, figure.y, yDomain, bottom - TOP, 40);
	const left = leftMargin(context, yTicks);
	const right = context.width - marginWidth(context, labels);
	const x = scaleFor(figure.x, xDomain, [left, right]);
	const y = scaleFor(figure.y, yDomain, [bottom, TOP]);
	const xTicks = ticksOf(context, figure.x, xDomain, right - left, figure.x.scale === 'log' ? 68 : 60);
	const frame: Frame = { x, y, xTicks, yTicks, left, right, top: TOP, bottom };

	const placed: MarginLabel[] = labels.map((label) => ({ ...label, y: Math.min(Math.max(y.at(label.at), TOP), bottom) }));
	return {
		width: context.width,
		height,
		frame,
		scaffold: [
			axisTitle(context, figure.y, 'up'),
			...valueAxis(yTicks, y, left, right),
			...baseAxis(context, figure.x, xTicks, x, left, right, bottom),
			...referenceMarks(figure, frame),
			...marginLabels(placed, right + 12, Math.min(TOP, 26), bottom + 2)
		],
		data: dataMarks(figure, frame)
	};
}

function valuesOf(figure: LineFigure): readonly number[] {
	return [
		...figure.series.flatMap((series) => [
			...series.mean,
			...(series.seeds ?? []).flat(),
			...(series.band ? [...series.band.low, ...series.band.high] : []),
			...(series.end ? [series.end.low, series.end.high] : [])
		]),
		...figure.references.map((reference) => reference.value)
	];
}

function extentOf(values: readonly number[]): readonly [number, number] {
	const finite = values.filter((value) => Number.isFinite(value));
	const low = finite.reduce((a, b) => Math.min(a, b), Infinity);
	const high = finite.reduce((a, b) => Math.max(a, b), -Infinity);
	if (finite.length === 0) throw new RangeError('A line figure needs at least one point. Wait for the first value, then draw.');
	return high > low ? [low, high] : [low, low + 1];
}

/** Index of the last finite value, −1 when there is none. */
export function lastFinite(values: readonly number[]): number {
	for (let i = values.length - 1; i >= 0; i -= 1) if (Number.isFinite(values[i])) return i;
	return -1;
}

/** A value in the margin, as the axis beside it writes its ticks. */
function valueText({ tickFormat }: Axis, value: number): string {
	if (tickFormat === 'percent') return formatPercent(value);
	// Halves go away from zero, as in sentences about points.
	return tickFormat === 'integer' ? formatCount(Math.sign(value) * Math.round(Math.abs(value))) : formatScore(value);
}

function namesOf(figure: LineFigure, narrow: boolean): readonly (Omit<MarginLabel, 'y'> & { readonly at: number })[] {
	const lines = figure.series.flatMap((series) => {
		const at = series.mean[lastFinite(series.mean)];
		return at === undefined ? [] : [{ at, name: series.label, value: valueText(figure.y, at), ink: textInkOf(series.role) }];
	});
	const levels = figure.references.map((reference) => ({
		at: reference.value,
		name: narrow ? (reference.short ?? reference.label) : reference.label,
		value: valueText(figure.y, reference.value),
		ink: referenceInk(reference)
	}));
	return [...lines, ...levels];
}

function referenceMarks(figure: LineFigure, frame: Frame): readonly Mark[] {
	const marks: Mark[] = [];
	for (const reference of figure.references) {
		const y = frame.y.at(reference.value);
		if (y < frame.top - 1 || y > frame.bottom + 1) continue;
		// A round dot reaches half its width to the left of where it starts.
		marks.push(line(frame.left + (reference.kind === 'ceiling' ? 1 : 0), y, frame.right, y, referenceStroke(reference)));
	}
	return marks;
}

function dataMarks(figure: LineFigure, frame: Frame): readonly Mark[] {
	const marks: Mark[] = [];
	const at = (series: Series, values: readonly number[]): readonly [readonly number[], readonly number[]] => [
		series.x.slice(0, values.length).map((value) => frame.x.at(value)),
		values.map((value) => frame.y.at(value))
	];
	for (const series of figure.series) {
		if (!series.band) continue;
		const [x, low] = at(series, series.band.low);
		marks.push({
			kind: 'path',
			d: bandBetween(x, low, at(series, series.band.high)[1]),
			fill: inkOf(series.role),
			fillOpacity: 0.18,
			clip: true
		});
	}
	for (const series of figure.series) {
		for (const seed of series.seeds ?? []) {
			marks.push({
				kind: 'path',
				d: pathThrough(...at(series, seed)),
				stroke: { ink: inkOf(series.role), width: 1, opacity: series.faint ? 0.12 : 0.5 },
				clip: true
			});
		}
	}
	for (const series of figure.series) {
		marks.push({
			kind: 'path',
			d: pathThrough(...at(series, series.mean)),
			stroke: { ink: inkOf(series.role), width: 2.25, dash: DASH[series.dash ?? 'solid'], round: !series.dash || series.dash === 'solid' },
			clip: true
		});
	}
	for (const series of figure.series) {
		const last = lastFinite(series.mean);
		if (series.end && last >= 0) marks.push(endBar(frame, series.x[last], series.end, inkOf(series.role)));
		const dots = series.points ? series.mean.map((_, i) => i) : last >= 0 ? [last] : [];
		for (const i of dots) {
			const cy = frame.y.at(series.mean[i]);
			if (Number.isFinite(cy) && cy >= frame.top - 1 && cy <= frame.bottom + 1) {
				marks.push(dotOf(series, frame.x.at(series.x[i]), cy, i === last ? 3.5 : 2.75));
			}
		}
	}
	return marks;
}

/** Training and validation are told apart by more than their hue: one has discs, the other rings. */
export function isRing(series: Pick<Series, 'role'>): boolean {
	return series.role === 'validation';
}

function dotOf(series: Series, cx: number, cy: number, r: number): Mark {
	const ink = inkOf(series.role);
	return isRing(series)
		? { kind: 'circle', cx, cy, r, fill: 'surface', stroke: { ink, width: 2 } }
		: { kind: 'circle', cx, cy, r, fill: ink };
}

function endBar(frame: Frame, at: number, { low, high }: NonNullable<Series['end']>, ink: Ink): Mark {
	const x = frame.x.at(at);
	const [from, to] = [frame.y.at(low), Math.max(frame.y.at(high), frame.top)];
	return {
		kind: 'path',
		d: `M${px(x - 4)} ${px(from)}H${px(x + 4)}M${px(x)} ${px(from)}V${px(to)}M${px(x - 4)} ${px(to)}H${px(x + 4)}`,
		stroke: { ink, width: 1.5 }
	};
}

/** Rows of intervals and a paired difference → marks, at 1:1 for a width. */
import { formatDifference, formatScore } from '#lib/messages/format.ts';
import type { IntervalFigure, IntervalRow, Reference } from './figure.ts';
import {
	AXIS,
	axisTitle,
	domainOf,
	GRID,
	line,
	measured,
	NARROW,
	referenceStroke,
	scaleFor,
	text,
	ticksOf,
	type DrawContext
} from './draw.ts';
import { createScale, type Scale } from './scale.ts';
import { NAME_LINE, nameLines, rowWords, valueWidth } from './row-words.ts';
import { inkOf, px, textInkOf, type Frame, type Mark, type Scene, type Tick } from './scene.ts';

const WIDE = { pitch: 36, first: 52, top: 28 };
const SMALL = { pitch: 50, first: 64, top: 24 };
/** A name of two lines: on phones it stands above its bar and needs the room. */
const handOf = (narrow: boolean, lines: number): typeof WIDE =>
	narrow ? { ...SMALL, pitch: SMALL.pitch + (lines - 1) * NAME_LINE, first: SMALL.first + (lines - 1) * NAME_LINE } : WIDE;
const DIFFERENCE = { gap: 16, top: 30, middle: 56, bottom: 86, height: 112 };

/**
 * Lays out an interval figure; on narrow widths a row's name stands above its bar.
 * @throws {RangeError} when there is no row with a finite value.
 */
export function layoutIntervals(figure: IntervalFigure, context: DrawContext): Scene {
	const narrow = context.width < NARROW;
	const [left, right] = narrow ? [13, context.width - 13] : sides(figure, context);
	const names = figure.rows.map((row) => nameLines(row, narrow ? context.width - valueWidth(row, context) - 14 : left - 14, context));
	const hand = handOf(narrow, Math.max(...names.map(({ length }) => length)));
	const bottom = hand.first + (figure.rows.length - 1) * hand.pitch + (narrow ? 20 : 22);

	const shown = figure.rows.flatMap((row) => [row.value, row.low, row.high, ...(row.ticks ?? [])]);
	const ceilings = figure.references.filter((reference) => reference.kind === 'ceiling').map((reference) => reference.value);
	const domain = domainOf(figure.x, [...shown, ...ceilings], Math.max(2, Math.floor((right - left) / 72)));
	const x = scaleFor(figure.x, domain, [left, right]);
	// Rows have no values along y: their places are pixels.
	const y = createScale([hand.top, bottom], [hand.top, bottom]);
	const references = figure.references.filter((reference) => reference.value >= domain[0] && reference.value <= domain[1]);
	const named = referenceNames(references, x, context, bottom);
	const xTicks = ticksOf(context, figure.x, domain, right - left, narrow ? 62 : 72);
	const free = xTicks.filter((tick) =>
		named.every((name) => Math.abs(name.x - x.at(tick.at)) > (name.width + measured(context, tick.text)) / 2 + 6)
	);
	const frame: Frame = { x, y, xTicks: free, yTicks: [], left, right, top: hand.top, bottom };

	const scaffold: Mark[] = [axisTitle(context, figure.x, 'right'), ...verticals(xTicks, free, x, hand.top, bottom)];
	scaffold.push(line(left, bottom, right, bottom, AXIS), ...named.map((name) => name.mark));
	const data: Mark[] = [];
	const rowsAt = figure.rows.map((_, i) => hand.first + i * hand.pitch);
	figure.rows.forEach((row, i) => {
		const middle = rowsAt[i];
		scaffold.push(...rowWords(row, names[i], middle, context, narrow, right));
		// On phones a row's words stand above its bar: a reference runs beside the bars only, or it would strike them out.
		if (narrow) scaffold.push(...crossings(references, x, middle - 8, i === rowsAt.length - 1 ? bottom : middle + 16));
		data.push(...bar(row, x, middle, 12, 4.5));
	});
	if (!narrow) scaffold.push(...crossings(references, x, hand.top + 4, bottom));
	const height = bottom + 26;
	if (!figure.difference) return { width: context.width, height, frame, scaffold, data, rowsAt };

	const below = layoutDifference(figure.difference, context, height + DIFFERENCE.gap, left, right, narrow);
	return {
		width: context.width,
		height: height + DIFFERENCE.gap + DIFFERENCE.height,
		frame,
		below: below.frame,
		rowsAt: [...rowsAt, height + DIFFERENCE.gap + DIFFERENCE.middle],
		scaffold: [...scaffold, ...below.scaffold],
		data: [...data, ...below.data]
	};
}

/** Left and right of the plot on wide figures: the same as in line figures where words allow it. */
function sides(figure: IntervalFigure, context: DrawContext): readonly [number, number] {
	const rows = figure.difference ? [...figure.rows, figure.difference.row] : figure.rows;
	const names = rows.reduce((most, row) => Math.max(most, measured(context, row.label, row.strong)), 0);
	const values = rows.reduce((most, row) => Math.max(most, valueWidth(row, context)), 0);
	return [
		Math.min(Math.max(150, Math.ceil(names) + 16), Math.floor(context.width * 0.4)),
		context.width - Math.max(150, Math.ceil(values) + 16)
	];
}

function crossings(references: readonly Reference[], x: Scale, from: number, to: number): readonly Mark[] {
	return references.map((reference) => line(x.at(reference.value), from, x.at(reference.value), to, referenceStroke(reference)));
}

function verticals(all: readonly Tick[], labelled: readonly Tick[], x: Scale, top: number, bottom: number): readonly Mark[] {
	return [
		...all.map((tick) => line(x.at(tick.at), top, x.at(tick.at), bottom, GRID)),
		...labelled.map((tick) => text(x.at(tick.at), bottom + 17, 'middle', [{ text: tick.text, ink: 'ink-3' }]))
	];
}

/** Names of references on the line of ticks; one that would run into another is left out there and still drawn. */
function referenceNames(
	references: readonly Reference[],
	x: Scale,
	context: DrawContext,
	bottom: number
): readonly { readonly x: number; readonly width: number; readonly mark: Mark }[] {
	const placed: { x: number; width: number; mark: Mark }[] = [];
	for (const reference of [...references].sort((a, b) => Number(b.kind === 'ceiling') - Number(a.kind === 'ceiling'))) {
		const name = `${reference.short ?? reference.label} ${formatScore(reference.value)}`;
		const width = measured(context, name);
		const middle = Math.min(Math.max(x.at(reference.value), width / 2), context.width - width / 2);
		if (placed.some((other) => Math.abs(other.x - middle) < (other.width + width) / 2 + 8)) continue;
		placed.push({
			x: middle,
			width,
			mark: text(middle, bottom + 17, 'middle', [{ text: name, ink: reference.kind === 'ceiling' ? 'ink' : 'ink-3' }])
		});
	}
	return placed;
}

/** The interval, a mark for each refit and a dot for the mean. */
function bar(row: IntervalRow, x: Scale, middle: number, tall: number, radius: number): readonly Mark[] {
	const marks: Mark[] = [];
	const ink = inkOf(row.role);
	const [from, to] = [x.at(row.low), x.at(row.high)];
	if (Number.isFinite(from) && Number.isFinite(to)) {
		marks.push({
			kind: 'rect',
			x: from,
			y: middle - tall / 2,
			width: Math.max(1, to - from),
			height: tall,
			rx: 2,
			fill: ink,
			opacity: 0.3
		});
	}
	for (const tick of row.ticks ?? []) {
		if (Number.isFinite(tick))
			marks.push(line(x.at(tick), middle - tall / 2, x.at(tick), middle + tall / 2, { ink, width: 1, opacity: 0.9 }));
	}
	if (Number.isFinite(row.value)) marks.push({ kind: 'circle', cx: x.at(row.value), cy: middle, r: radius, fill: ink });
	return marks;
}

function layoutDifference(
	difference: NonNullable<IntervalFigure['difference']>,
	context: DrawContext,
	offset: number,
	left: number,
	right: number,
	narrow: boolean
): { readonly frame: Frame; readonly scaffold: readonly Mark[]; readonly data: readonly Mark[] } {
	const { row } = difference;
	const inset = narrow ? 9 : 0;
	const [top, middle, bottom] = [offset + DIFFERENCE.top, offset + DIFFERENCE.middle, offset + DIFFERENCE.bottom];
	const domain = domainOf(difference.x, [row.value, row.low, row.high, 0], 4);
	const x = scaleFor(difference.x, domain, [left + inset, right - inset]);
	const y = createScale([top, bottom], [top, bottom]);
	const xTicks = ticksOf(context, difference.x, domain, right - left - 2 * inset, narrow ? 72 : 96, true);
	const [low, high] = [x.at(row.low), x.at(row.high)];
	const value = { text: formatDifference(row.value), ink: textInkOf(row.role), strong: true };
	const scaffold: Mark[] = [
		axisTitle(context, difference.x, 'right-of-zero', offset + 12),
		...verticals(xTicks, xTicks, x, top, bottom),
		line(x.at(0), top, x.at(0), bottom, AXIS),
		line(left + inset, bottom, right - inset, bottom, AXIS)
	];
	if (narrow) {
		// Beside the interval where there is room, else before it.
		const width = measured(context, value.text, true);
		scaffold.push(
			high + 8 + width <= context.width ? text(high + 8, middle + 4, 'start', [value]) : text(low - 8, middle + 4, 'end', [value])
		);
	} else {
		scaffold.push(
			text(0, middle + 4, 'start', [{ text: row.label, ink: 'ink', strong: true }]),
			text(right + 12, middle + 4, 'start', [value])
		);
	}
	const ends: Mark = {
		kind: 'path',
		d: `M${px(low)} ${middle - 7}V${middle + 7}M${px(high)} ${middle - 7}V${middle + 7}`,
		stroke: { ink: inkOf(row.role), width: 1.25 }
	};
	return {
		frame: { x, y, xTicks, yTicks: [], left: left + inset, right: right - inset, top, bottom },
		scaffold,
		data: [...bar({ ...row, ticks: [] }, x, middle, 14, 5), ...(Number.isFinite(low) && Number.isFinite(high) ? [ends] : [])]
	};
}

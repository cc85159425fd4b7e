/** Marks that every figure has: gridlines, ticks, titles, references, direct labels. */
import { say } from '#lib/messages/charts.ts';
import { formatCount } from '#lib/messages/format.ts';
import type { Axis, Reference } from './figure.ts';
import { createScale, logTicks, niceDomain, niceStep, ticksIn, type Scale } from './scale.ts';
import { px, textInkOf, type Ink, type Mark, type Span, type Stroke, type Tick } from './scene.ts';
import { spread } from './margin-labels.ts';
import { textWidth } from './text-width.ts';
import { tickTexts } from './tick-text.ts';

/** What a layout needs besides the figure. */
export interface DrawContext {
	/** Pixels; the picture is drawn 1:1. */
	readonly width: number;
	/** Pixels; by default what suits the kind and the width. */
	readonly height?: number;
	/** Width of a text in pixels; an estimate by default. */
	readonly measure?: (text: string, strong: boolean) => number;
}

/** Below this width names lose their second half and rows take two lines. */
export const NARROW = 560;
export const LABEL_GAP = 17;

export function measured(context: DrawContext, text: string, strong = false): number {
	return context.measure?.(text, strong) ?? textWidth(text, 12, strong);
}

const HINTS = {
	up: { lower: 'chart.better.lower', higher: 'chart.better.higher' },
	right: { lower: 'chart.better.lowerLeft', higher: 'chart.better.higherRight' },
	'right-of-zero': { lower: 'chart.better.leftOfZero', higher: 'chart.better.rightOfZero' }
} as const;

/** Title level at the top left, with its unit, then which way is better. */
export function axisTitle(context: DrawContext, axis: Axis, direction: 'up' | 'right' | 'right-of-zero', y = 12): Mark {
	const title: Span = { text: axis.unit ? `${axis.title}, ${axis.unit}` : axis.title, ink: 'ink-2' };
	const hint = axis.better ? say(HINTS[direction][axis.better]) : '';
	const room = context.width - measured(context, title.text) - 10;
	if (!hint || measured(context, hint) > room) return text(0, y, 'start', [title]);
	return text(0, y, 'start', [title, { text: hint, ink: 'ink-3', dx: 10 }]);
}

export function text(x: number, y: number, anchor: 'start' | 'middle' | 'end', spans: readonly Span[]): Mark {
	return { kind: 'text', x, y, anchor, spans };
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: Stroke): Mark {
	return { kind: 'path', d: `M${px(x1)} ${px(y1)}L${px(x2)} ${px(y2)}`, stroke };
}

export const GRID: Stroke = { ink: 'grid', width: 1 };
export const AXIS: Stroke = { ink: 'line-strong', width: 1 };

/** A reference's hand: the baseline dashed, the ceiling in round dots, a level thin. */
export function referenceStroke(reference: Reference): Stroke {
	if (reference.kind === 'baseline') return { ink: 'baseline', width: 1.5, dash: '6 4' };
	if (reference.kind === 'ceiling') return { ink: 'ceiling', width: 1.5, dash: '.1 5', round: true };
	const ink = reference.role && reference.role !== 'neutral' ? reference.role : 'ink-3';
	// Beside a training level, which is solid, it differs in more than its hue.
	return reference.role === 'validation' ? { ink, width: 1.5, dash: '10 3' } : { ink, width: 1.5 };
}

export function referenceInk(reference: Reference): Ink {
	if (reference.kind === 'baseline') return 'ink-3';
	if (reference.kind === 'ceiling') return 'ink';
	return reference.role ? textInkOf(reference.role) : 'ink-3';
}

/** Ticks of an axis over its domain: its own when it brings them, else nice ones. `room` is pixels, `each` pixels a label wants. */
export function ticksOf(
	context: DrawContext,
	axis: Axis,
	domain: readonly [number, number],
	room: number,
	each: number,
	signed = false
): readonly Tick[] {
	if (axis.ticks) return thinned(context, axis.ticks, domain, room, axis.scale === 'log');
	const count = Math.max(2, Math.floor(room / each));
	if (axis.scale === 'log') return logTicks(domain, count).map((at) => ({ at, text: at >= 1 ? formatCount(at) : tickTexts([at], at)[0] }));
	const step = niceStep(domain[1] - domain[0], count, axis.tickFormat === 'integer');
	const at = ticksIn(domain, step);
	return tickTexts(at, step, axis.tickFormat, signed).map((label, i) => ({ at: at[i], text: label }));
}

/** Every k-th of the given ticks, so that none touches the next. */
function thinned(
	context: DrawContext,
	ticks: readonly Tick[],
	domain: readonly [number, number],
	room: number,
	log: boolean
): readonly Tick[] {
	const widest = ticks.reduce((most, tick) => Math.max(most, measured(context, tick.text)), 0) + 10;
	const scale = createScale(domain, [0, room], log);
	const gaps = ticks.slice(1).map((tick, i) => scale.at(tick.at) - scale.at(ticks[i].at));
	const tightest = gaps.reduce((least, gap) => Math.min(least, gap), Infinity);
	const every = Math.max(1, Math.ceil(widest / Math.max(1, tightest)));
	return ticks.filter((tick, i) => i % every === 0 && tick.at >= domain[0] && tick.at <= domain[1]);
}

/** A label in the right margin: a name and a bold value. */
export interface MarginLabel {
	readonly y: number;
	readonly name: string;
	readonly value: string;
	readonly ink: Ink;
}

export function marginWidth(context: DrawContext, labels: readonly Pick<MarginLabel, 'name' | 'value'>[]): number {
	const widest = labels.reduce(
		(most, label) => Math.max(most, measured(context, `${label.name} `) + measured(context, label.value, true)),
		0
	);
	const wide = context.width >= 640 ? 150 : 0;
	return Math.min(Math.max(Math.ceil(widest) + 16, wide, 24), Math.floor(context.width * 0.46));
}

/** Labels 17 px apart, none over another, beside where their lines end. */
export function marginLabels(labels: readonly MarginLabel[], x: number, top: number, bottom: number): readonly Mark[] {
	const places = spread(
		labels.map((label) => label.y),
		LABEL_GAP,
		top,
		bottom
	);
	return labels.map((label, i) =>
		text(x, places[i] + 4, 'start', [
			{ text: label.value ? `${label.name} ` : label.name, ink: label.ink },
			...(label.value ? [{ text: label.value, ink: label.ink, strong: true }] : [])
		])
	);
}

/** Gridlines and labels of a vertical value axis. */
export function valueAxis(ticks: readonly Tick[], y: Scale, left: number, right: number): readonly Mark[] {
	return ticks.flatMap((tick) => [
		line(left, y.at(tick.at), right, y.at(tick.at), GRID),
		text(left - 8, y.at(tick.at) + 4, 'end', [{ text: tick.text, ink: 'ink-3' }])
	]);
}

/** The line at the bottom with its ticks, labels and title in the middle. */
export function baseAxis(
	context: DrawContext,
	axis: Axis,
	ticks: readonly Tick[],
	x: Scale,
	left: number,
	right: number,
	bottom: number
): readonly Mark[] {
	const marks: Mark[] = [line(left, bottom, right, bottom, AXIS)];
	for (const tick of ticks) {
		marks.push(
			line(x.at(tick.at), bottom, x.at(tick.at), bottom + 4, AXIS),
			text(x.at(tick.at), bottom + 18, 'middle', [{ text: tick.text, ink: 'ink-3' }])
		);
	}
	const named = axis.unit ? `${axis.title}, ${axis.unit}` : axis.title;
	const title = axis.scale === 'log' ? say('chart.axis.log', { title: named }) : named;
	// Kept inside the picture: a long title over a narrow plot would be cut off at the left.
	const middle = Math.max((left + right) / 2, measured(context, title) / 2);
	marks.push(text(middle, bottom + 36, 'middle', [{ text: title, ink: 'ink-2' }]));
	return marks;
}

/** Left margin that fits the widest tick label, 40 px at least so that figures in one column line up. */
export function leftMargin(context: DrawContext, ticks: readonly Tick[]): number {
	return Math.max(40, Math.ceil(ticks.reduce((most, tick) => Math.max(most, measured(context, tick.text)), 0)) + 12);
}

export function scaleFor(axis: Axis, domain: readonly [number, number], range: readonly [number, number]): Scale {
	return createScale(domain, range, axis.scale === 'log');
}

/** What an axis shows of `values`: its range, or a nice domain inside its bounds. */
export function domainOf(axis: Axis, values: readonly number[], count: number): readonly [number, number] {
	if (axis.range) return axis.range;
	return niceDomain([...values, ...(axis.includes ?? [])], { count, floor: axis.within?.[0], roof: axis.within?.[1] }).domain;
}

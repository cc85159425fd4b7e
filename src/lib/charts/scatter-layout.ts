/** Dots in two dimensions → marks, at 1:1 for a width. */
import type { PointGroup, ScatterFigure } from './figure.ts';
import {
	axisTitle,
	baseAxis,
	domainOf,
	LABEL_GAP,
	leftMargin,
	measured,
	NARROW,
	scaleFor,
	text,
	ticksOf,
	valueAxis,
	type DrawContext
} from './draw.ts';
import { inkOf, px, textInkOf, type Frame, type Mark, type Scene, type Stroke } from './scene.ts';

const TOP = 30;

/**
 * Lays out a scatter; the names of its groups, each with its mark, stand in the right margin.
 * @throws {RangeError} when there is no finite point.
 */
export function layoutScatter(figure: ScatterFigure, context: DrawContext): Scene {
	const narrow = context.width < NARROW;
	const named = figure.points.length > 1;
	// On a phone the names would take a third of the picture: there they stand in a line of their own on top.
	const top = TOP + (named && narrow ? 22 : 0);
	const height = context.height ?? (narrow ? 300 : 320);
	const bottom = height - 40;
	const xDomain = domainOf(
		figure.x,
		figure.points.flatMap((group) => group.x),
		6
	);
	const yDomain = domainOf(
		figure.y,
		figure.points.flatMap((group) => group.y),
		5
	);
	const yTicks = ticksOf(context, figure.y, yDomain, bottom - top, 40);
	const left = leftMargin(context, yTicks);
	const widest = figure.points.reduce((most, group) => Math.max(most, measured(context, group.label)), 0);
	const margin = named && !narrow ? Math.min(Math.max(150, widest + 36), context.width * 0.4) : 12;
	const right = context.width - margin;
	const x = scaleFor(figure.x, xDomain, [left, right]);
	const y = scaleFor(figure.y, yDomain, [bottom, top]);
	const xTicks = ticksOf(context, figure.x, xDomain, right - left, 72);
	const frame: Frame = { x, y, xTicks, yTicks, left, right, top, bottom };
	return {
		width: context.width,
		height,
		frame,
		scaffold: [
			axisTitle(context, figure.y, 'up'),
			...valueAxis(yTicks, y, left, right),
			...baseAxis(context, figure.x, xTicks, x, left, right, bottom),
			...(named ? key(figure.points, context, narrow, right) : [])
		],
		data: figure.points.flatMap((group) =>
			group.x.map((value, i) => dot(group, x.at(value), y.at(group.y[i]))).filter((mark) => mark !== null)
		)
	};
}

function key(groups: readonly PointGroup[], context: DrawContext, narrow: boolean, right: number): readonly Mark[] {
	let along = 4;
	return groups.flatMap((group, i) => {
		const [x, y] = narrow ? [along, 34] : [right + 18, TOP + 4 + i * LABEL_GAP];
		along += measured(context, group.label) + 30;
		const mark = dot(group, x, y - 4);
		return [...(mark ? [mark] : []), text(x + 10, y, 'start', [{ text: group.label, ink: textInkOf(group.role) }])];
	});
}

/** One dot; null where it has no place. Groups that share a hue differ in shape and fill. */
function dot(group: PointGroup, cx: number, cy: number): Mark | null {
	if (!Number.isFinite(cx) || !Number.isFinite(cy)) return null;
	const ink = inkOf(group.role);
	const stroke: Stroke = { ink, width: 1.25, opacity: 0.9 };
	switch (group.mark) {
		case 'disc':
			return { kind: 'circle', cx, cy, r: 3, fill: ink, opacity: 0.65 };
		case 'ring':
			return { kind: 'circle', cx, cy, r: 3, stroke };
		case 'triangle':
			return { kind: 'path', d: `M${px(cx)} ${px(cy - 4)}L${px(cx + 3.6)} ${px(cy + 2.6)}L${px(cx - 3.6)} ${px(cy + 2.6)}Z`, stroke };
		case 'square':
			return { kind: 'rect', x: cx - 2.5, y: cy - 2.5, width: 5, height: 5, rx: 0, fill: ink, opacity: 0.65 };
	}
}

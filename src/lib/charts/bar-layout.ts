/** Bars per name or per bin → marks, at 1:1 for a width. */
import type { BarFigure } from './figure.ts';
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
import { inkOf, textInkOf, type Frame, type Mark, type Scene } from './scene.ts';

const TOP = 30;

/**
 * Lays out bars; with more than one group of them their names stand in the right margin, on phones on top.
 * @throws {RangeError} when a group does not have one value a name, or nothing is finite.
 */
export function layoutBars(figure: BarFigure, context: DrawContext): Scene {
	for (const group of figure.bars) {
		if (group.values.length !== figure.names.length) {
			throw new RangeError(
				`Bars "${group.label}" have ${group.values.length} values for ${figure.names.length} names. Give one value a name.`
			);
		}
	}
	const narrow = context.width < NARROW;
	const grouped = figure.bars.length > 1;
	const top = TOP + (grouped && narrow ? 22 : 0);
	const height = context.height ?? (narrow ? 230 : 240);
	const bottom = height - 40;
	const yDomain = domainOf(figure.y, [0, ...figure.bars.flatMap((group) => group.values)], Math.max(2, Math.floor((bottom - top) / 40)));
	const yTicks = ticksOf(context, figure.y, yDomain, bottom - top, 40);
	const left = leftMargin(context, yTicks);
	const widest = figure.bars.reduce((most, group) => Math.max(most, measured(context, group.label)), 0);
	const right = context.width - (grouped && !narrow ? Math.max(150, widest + 36) : 12);
	const xDomain: readonly [number, number] = figure.edges
		? [figure.edges[0], figure.edges[figure.edges.length - 1]]
		: [-0.5, figure.names.length - 0.5];
	const x = scaleFor(figure.x, xDomain, [left, right]);
	const y = scaleFor(figure.y, yDomain, [bottom, top]);
	const xAxis = figure.edges ? figure.x : { ...figure.x, ticks: figure.names.map((name, at) => ({ at, text: name })) };
	const xTicks = ticksOf(context, xAxis, xDomain, right - left, 72);
	const frame: Frame = { x, y, xTicks, yTicks, left, right, top, bottom };
	const scaffold: Mark[] = [
		axisTitle(context, figure.y, 'up'),
		...valueAxis(yTicks, y, left, right),
		...baseAxis(context, figure.x, xTicks, x, left, right, bottom)
	];
	if (grouped) scaffold.push(...key(figure, context, narrow, right));
	return { width: context.width, height, frame, scaffold, data: bars(figure, frame) };
}

/** Left and right of a bar in data units: bins fill their width, names share 70% of theirs. */
export function barEdges(figure: BarFigure, group: number, name: number): readonly [number, number] {
	if (figure.edges) return [figure.edges[name], figure.edges[name + 1]];
	const each = 0.7 / figure.bars.length;
	return [name - 0.35 + group * each, name - 0.35 + (group + 1) * each];
}

function bars(figure: BarFigure, frame: Frame): readonly Mark[] {
	return figure.bars.flatMap((group, g) =>
		group.values.flatMap((value, i): readonly Mark[] => {
			if (!Number.isFinite(value) || value === 0) return [];
			const [from, to] = barEdges(figure, g, i);
			const [x, y] = [frame.x.at(from) + 0.5, frame.y.at(value)];
			return [
				{
					kind: 'rect',
					x,
					y,
					width: Math.max(1, frame.x.at(to) - frame.x.at(from) - 1),
					height: frame.bottom - y,
					rx: 1,
					fill: inkOf(group.role),
					opacity: 0.75
				}
			];
		})
	);
}

function key(figure: BarFigure, context: DrawContext, narrow: boolean, right: number): readonly Mark[] {
	let along = 0;
	return figure.bars.flatMap((group, i): readonly Mark[] => {
		const [x, y] = narrow ? [along, 34] : [right + 12, TOP + 4 + i * LABEL_GAP];
		along += measured(context, group.label) + 30;
		return [
			{ kind: 'rect', x, y: y - 9, width: 10, height: 10, rx: 1, fill: inkOf(group.role), opacity: 0.75 },
			text(x + 16, y, 'start', [{ text: group.label, ink: textInkOf(group.role) }])
		];
	});
}

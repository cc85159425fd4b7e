/** The data before any model: a scatter, class shares, a histogram. */
import { say } from '#lib/messages/charts.ts';
import { formatSetting } from '#lib/messages/format.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { DataPreview } from '#lib/runtime/protocol.ts';
import type { Figure, PointGroup } from '../figure.ts';
import { niceStep } from '../scale.ts';

const MARKS = ['disc', 'ring', 'triangle', 'square'] as const;

/**
 * A few hundred rows in two columns. Classes differ in shape, not in colour: colour means part of the data, and there are
 * no parts yet. A target that is a number goes up the value axis.
 */
export function dataScatterFigure(scatter: NonNullable<DataPreview['scatter']>, target: DataPreview['target']): Figure {
	const { classes } = target;
	const [xName, yName] = classes ? [scatter.xName, scatter.yName] : [scatter.xName, target.name];
	const points: readonly PointGroup[] = classes
		? classes.map((label, index) => {
				const rows = scatter.label.flatMap((of, i) => (of === index ? [i] : []));
				return {
					role: 'neutral',
					label,
					mark: MARKS[index % MARKS.length],
					x: rows.map((i) => scatter.x[i]),
					y: rows.map((i) => scatter.y[i])
				};
			})
		: [{ role: 'neutral', label: target.name, mark: 'disc', x: scatter.x, y: scatter.label }];
	return {
		id: 'data',
		title: say('scatter.title', { x: xName, y: yName }),
		plot: { kind: 'scatter', x: { title: xName }, y: { title: yName }, points },
		sentence: say('scatter.sentence', { n: scatter.x.length, groups: points.length, x: xName, y: yName }),
		keyLine: say('scatter.key', { marks: points.map(({ mark, label }) => ({ mark, label })) }),
		table: classes
			? {
					columns: [xName, yName, say('scatter.column.class')],
					formats: ['score', 'score', 'text'],
					rows: scatter.x.map((x, i) => [x, scatter.y[i], classes[scatter.label[i]] ?? ''])
				}
			: { columns: [xName, yName], formats: ['score', 'score'], rows: scatter.x.map((x, i) => [x, scatter.label[i]]) }
	};
}

/**
 * Share of each class in each part of the split.
 *
 * @param classes names of the classes; by default `Class 0`, `Class 1`, …
 * @throws {RangeError} when the run is a regression.
 */
export function classSharesFigure(run: RunEvidence, classes?: readonly string[]): Figure {
	const shares = run.classShares;
	if (!shares) throw new RangeError('A run that predicts a number has no classes to count. Draw a histogram of the target instead.');
	const names = shares.train.map((_, index) => classes?.[index] ?? say('shares.class', { index }));
	const parts = (['train', 'validation', 'test'] as const).map((part) => ({
		role: part === 'train' ? ('training' as const) : part,
		label: say(`chart.part.${part}`),
		values: shares[part]
	}));
	const spreads = names.map(
		(_, i) =>
			parts.map((part) => part.values[i]).reduce((a, b) => Math.max(a, b)) -
			parts.map((part) => part.values[i]).reduce((a, b) => Math.min(a, b))
	);
	const most = spreads.reduce((at, spread, i) => (spread > spreads[at] ? i : at), 0);
	return {
		id: 'class-shares',
		title: say('shares.title'),
		plot: {
			kind: 'bars',
			x: { title: say('shares.axis.class') },
			y: { title: say('chart.axis.share'), tickFormat: 'percent', within: [0, 1] },
			names,
			bars: parts
		},
		sentence: say('shares.sentence', { spread: spreads[most], name: names[most] }),
		keyLine: say('shares.key', run.sizes),
		table: {
			columns: [say('shares.axis.class'), ...parts.map((part) => part.label)],
			formats: ['text', 'score', 'score', 'score'],
			rows: names.map((name, i) => [name, ...parts.map((part) => part.values[i])])
		}
	};
}

/**
 * Counts of a column's values in bins of one nice width (Freedman and Diaconis' rule, 5 to 40 bins). Missing values are
 * counted apart.
 * @throws {RangeError} when every value is missing.
 */
export function histogramFigure(values: readonly number[], name: string, unit?: string): Figure {
	const present = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
	if (present.length === 0) throw new RangeError(say('histogram.empty', { name }));
	const quantile = (p: number): number => present[Math.min(present.length - 1, Math.floor(p * present.length))];
	const [low, high] = [present[0], present[present.length - 1]];
	// All the same, or apart by less than twelve digits tell: one bin's worth of room around it.
	const span = high - low > Math.max(1e-300, 1e-9 * Math.max(Math.abs(low), Math.abs(high))) ? high - low : Math.max(1, Math.abs(low));
	const width = (2 * (quantile(0.75) - quantile(0.25))) / Math.cbrt(present.length);
	const wanted = width > 0 ? Math.min(40, Math.max(5, Math.ceil(span / width))) : 10;
	const step = niceStep(span, wanted);
	const first = Math.floor(low / step + 1e-9);
	const count = Math.max(1, Math.ceil((high - first * step) / step + 1e-9));
	const edges = Array.from({ length: count + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
	const counts = new Array<number>(count).fill(0);
	for (const value of present) counts[Math.min(count - 1, Math.max(0, Math.floor(value / step - first + 1e-9)))] += 1;
	return {
		id: `histogram:${name}`,
		title: say('histogram.title', { name }),
		plot: {
			kind: 'bars',
			x: { title: name, ...(unit ? { unit } : {}) },
			y: { title: say('chart.axis.count'), tickFormat: 'integer', within: [0, Infinity] },
			names: edges.slice(0, -1).map((edge) => formatSetting(edge)),
			bars: [{ role: 'neutral', label: name, values: counts }],
			edges
		},
		sentence: say('histogram.sentence', {
			name,
			n: present.length,
			low,
			high,
			middle: quantile(0.5),
			missing: values.length - present.length
		}),
		keyLine: say('histogram.key', { bins: count }),
		table: {
			columns: [say('histogram.column.from'), say('histogram.column.to'), say('chart.axis.count')],
			formats: ['setting', 'setting', 'count'],
			rows: counts.map((n, i) => [edges[i], edges[i + 1], n])
		}
	};
}

/** Runs side by side as rows of intervals: arms of a probe against the run at hand, and two runs row by row. */
import { sayName } from '#lib/messages/arms.ts';
import { say } from '#lib/messages/charts.ts';
import { formatDifference } from '#lib/messages/format.ts';
import type { InstrumentEvidence, PairedDifference, ProbeArm, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Figure, IntervalFigure, IntervalRow } from '../figure.ts';
import { betterOf, metricAxis, modelName, referencesOf, scoreOf } from './common.ts';
import { rowOf, tableOf } from './interval-rows.ts';

type ArmsEvidence = Extract<InstrumentEvidence, { readonly kind: 'arms' }>;

/** One row for the run as trained and one for each arm, with its difference beside its value: paired where the rows are the same. */
export function armsFigure(evidence: ArmsEvidence): Figure {
	const { base, arms, instrument } = evidence;
	const name = say('chart.name', { part: 'validation', measure: base.metric });
	const baseRow: IntervalRow = {
		...rowOf('base', say('arms.base', { model: modelName(base.experiment.pipeline.model) }), base),
		strong: true
	};
	const rows = [baseRow, ...arms.map((arm) => armRow(arm))];
	return {
		id: `arms:${instrument}`,
		title: sayName(`instrument.${instrument}`, {}),
		plot: { kind: 'intervals', x: metricAxis(base.metric, name), rows, references: referencesOf(base, base.metric, 'axis') },
		sentence: armsSentence(base, arms),
		keyLine: say(arms.some((arm) => arm.unpaired) ? 'arms.key.separate' : 'arms.key', { refits: base.experiment.refits }),
		table: tableOf(name, [base, ...arms.map((arm) => arm.run)], rows, [null, ...arms.map(differenceOf)])
	};
}

export interface NamedRun {
	readonly name: string;
	readonly run: RunEvidence;
}

/**
 * Two runs, and what they differ by on the same rows. `difference` is b against a, positive when b is better;
 * `earlier` runs are shown above them for context. Without `sameRows` the interval is that of two separate measurements.
 */
export function pairedFigure(
	a: NamedRun,
	b: NamedRun,
	difference: PairedDifference,
	earlier: readonly NamedRun[] = [],
	sameRows = true
): Figure {
	const metric = a.run.metric;
	const better = betterOf(metric);
	const name = say('chart.name', { part: 'validation', measure: metric });
	const shown = [...earlier, a, b];
	const rows = shown.map((one, i): IntervalRow => ({ ...rowOf(`run-${i}`, one.name, one.run), strong: i === shown.length - 1 }));
	const { low, high } = difference.interval;
	const row: IntervalRow = {
		id: 'difference',
		label: say(sameRows ? 'paired.row' : 'paired.row.unpaired'),
		role: 'validation',
		value: difference.difference,
		low,
		high,
		strong: true
	};
	const [plus, minus] = better === 'higher' ? [b, a] : [a, b];
	const plot: IntervalFigure = {
		kind: 'intervals',
		x: metricAxis(metric, name),
		rows,
		references: referencesOf(b.run, metric, 'axis'),
		difference: { x: { title: say('chart.axis.difference', { plus: plus.name, minus: minus.name }), better: 'higher' }, row }
	};
	const [rowA, rowB] = rows.slice(-2);
	const sign = better === 'higher' ? 1 : -1;
	return {
		id: `paired:${a.name}:${b.name}`,
		title: say('paired.title', { a: a.name, b: b.name }),
		plot,
		sentence: say('paired.sentence', {
			a: a.name,
			b: b.name,
			difference: sign * difference.difference,
			low: Math.min(sign * low, sign * high),
			high: Math.max(sign * low, sign * high),
			clear: low > 0 || high < 0,
			overlap: rowA.low <= rowB.high && rowB.low <= rowA.high,
			sameRows
		}),
		keyLine: say(sameRows ? 'paired.key' : 'paired.key.unpaired', { refits: b.run.experiment.refits }),
		table: tableOf(
			name,
			shown.map((one) => one.run),
			rows,
			shown.map((_, i) => (i === shown.length - 1 ? difference : null))
		)
	};
}

/** Runs one under another, each with its own interval and nothing said of their difference. */
export function sideBySideFigure(runs: readonly NamedRun[], title: string): Figure {
	const { metric } = runs[0].run;
	const name = say('chart.name', { part: 'validation', measure: metric });
	const rows = runs.map((one, i) => rowOf(`run-${i}`, one.name, one.run));
	return {
		id: `runs:${runs.map((one) => one.name).join(':')}`,
		title,
		plot: { kind: 'intervals', x: metricAxis(metric, name), rows, references: referencesOf(runs[0].run, metric, 'axis') },
		sentence: say('runs.sentence', { rows: rows.map(({ label, value, low, high }) => ({ label, value, low, high })) }),
		keyLine: say('runs.key', { refits: runs[0].run.experiment.refits }),
		table: tableOf(
			name,
			runs.map((one) => one.run),
			rows,
			runs.map(() => null)
		)
	};
}

function armRow(arm: ProbeArm): IntervalRow {
	const row = rowOf(arm.id, sayName(arm.label.id, arm.label.values), arm.run);
	const difference = differenceOf(arm);
	return difference ? { ...row, note: formatDifference(changeOf(difference)) } : row;
}

/** Against the run at hand: on the same rows, or as two separate measurements. */
function differenceOf(arm: ProbeArm): PairedDifference | null {
	return arm.against ?? arm.unpaired ?? null;
}

/** What the number itself did: for an error, better is a smaller number. */
function changeOf(against: PairedDifference): number {
	return betterOf(against.metric) === 'higher' ? against.difference : -against.difference;
}

function armsSentence(base: RunEvidence, arms: readonly ProbeArm[]): string {
	if (arms.length === 0) return say('arms.none');
	const paired = arms.flatMap((arm) => (arm.against ? [{ arm, against: arm.against }] : []));
	if (paired.length === 0) {
		const separate = arms.find((arm) => arm.unpaired);
		if (separate?.unpaired) {
			const sign = betterOf(base.metric) === 'higher' ? 1 : -1;
			const { low, high } = separate.unpaired.interval;
			return say('arms.separate', {
				subject: sayName(`${separate.label.id}.subject`, separate.label.values),
				difference: changeOf(separate.unpaired),
				low: Math.min(sign * low, sign * high),
				high: Math.max(sign * low, sign * high),
				clear: low > 0 || high < 0
			});
		}
		const row = rowOf(arms[0].id, sayName(arms[0].label.id, arms[0].label.values), arms[0].run);
		return say('arms.unpaired', {
			label: row.label,
			value: row.value,
			low: row.low,
			high: row.high,
			base: scoreOf(base, 'validation').measured.value
		});
	}
	const best = paired.reduce((most, one) => (one.against.difference > most.against.difference ? one : most));
	const subject = sayName(`${best.arm.label.id}.subject`, best.arm.label.values);
	const { difference, interval } = best.against;
	const only = paired.length === 1;
	if (interval.low > 0)
		return say('arms.better', { subject, difference, better: betterOf(base.metric), low: interval.low, high: interval.high });
	if (interval.high < 0) return say('arms.worse', { subject, difference: -difference, low: -interval.high, high: -interval.low, only });
	const sign = betterOf(base.metric) === 'higher' ? 1 : -1;
	const [low, high] = sign > 0 ? [interval.low, interval.high] : [-interval.high, -interval.low];
	return say('arms.level', { subject, difference: changeOf(best.against), low, high, only });
}

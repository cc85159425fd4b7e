/** Fresh rows falling in: the score so far after each of n rows. */
import { say } from '#lib/messages/charts.ts';
import type { Finding } from '#lib/core/measured.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { FreshPath } from '#lib/runtime/protocol.ts';
import type { Figure, Reference } from '../figure.ts';
import { lastFinite } from '../line-layout.ts';
import { betterOf, metricAxis, referencesOf, scoreOf } from './common.ts';

export interface FreshContext {
	readonly run: RunEvidence;
	/** Whether the fall from validation to fresh rows is material under the convention in force. */
	readonly outcome: Finding;
	/** What the learner said; without it the sentence speaks of the validation score. */
	readonly said?: 'holds' | 'falls' | 'cannot-say';
	/** A training score further from the fresh one than this was not honest: the materiality of the convention. */
	readonly materiality: number;
	/** Rows shown so far, while they fall in; all by default. */
	readonly shown?: number;
}

/** How many rows at the left are left out: a score over fewer is noise that would stretch the axis. */
const FROM = 10;

/**
 * Score so far over fresh rows on a log axis, beside what training and validation had promised.
 * @throws {RangeError} when the path has no point from 10 rows on.
 */
export function freshFigure(path: FreshPath, context: FreshContext): Figure {
	const { run } = context;
	const { metric } = run;
	const better = betterOf(metric);
	const keep = path.n.map((n, i) => ({ n, i })).filter(({ n }) => n >= FROM);
	if (keep.length === 0) throw new RangeError(`Fresh rows are drawn from ${FROM} on, and this path ends earlier. Ask for more rows.`);
	const cut = (values: readonly number[]): readonly number[] =>
		keep.map(({ i, n }) => (n <= Math.max(context.shown ?? Infinity, keep[0].n) ? values[i] : NaN));
	const fresh = { n: keep.map(({ n }) => n), score: cut(path.score), low: cut(path.low), high: cut(path.high) };
	const last = Math.max(0, lastFinite(fresh.score));
	const validation = scoreOf(run, 'validation').measured.value;
	const training = scoreOf(run, 'train').measured.value;
	const levels: readonly Reference[] = [
		{ kind: 'level', role: 'training', label: say('chart.part.train'), value: training },
		{ kind: 'level', role: 'validation', label: say('chart.part.validation'), value: validation },
		...referencesOf(run, metric).filter((reference) => reference.kind !== 'baseline')
	];
	const total = path.n[path.n.length - 1];
	const name = say('chart.axis.soFar', { measure: metric });
	const axis = metricAxis(metric, name);
	const spread = [
		...levels.map((level) => level.value),
		...keep.flatMap(({ i, n }) => (n >= 100 ? [path.low[i], path.high[i]] : [path.score[i]]))
	].filter((value) => Number.isFinite(value));
	// The first intervals span nearly everything; the picture is about what they narrow down to.
	const floor = Math.max(
		axis.within?.[0] ?? -Infinity,
		spread.reduce((a, b) => Math.min(a, b))
	);
	const roof = Math.min(
		axis.within?.[1] ?? Infinity,
		spread.reduce((a, b) => Math.max(a, b))
	);
	return {
		id: 'fresh',
		title: say('fresh.title', { n: total }),
		plot: {
			kind: 'lines',
			x: { title: say('chart.axis.fresh'), scale: 'log', range: [fresh.n[0], Math.max(total, fresh.n[0] * 2)] },
			y: { ...axis, within: [floorTo(floor), roof] },
			series: [
				{
					id: 'fresh',
					role: 'fresh',
					label: say('chart.part.fresh'),
					x: fresh.n,
					mean: fresh.score,
					band: { low: fresh.low, high: fresh.high }
				}
			],
			references: levels
		},
		sentence: sentenceOf(context, { fresh: fresh.score[last], low: fresh.low[last], high: fresh.high[last] }, validation, training, better),
		keyLine: say('fresh.key', { measure: metric }),
		table: {
			columns: [say('fresh.column.n'), name, say('history.column.low', { name }), say('history.column.high', { name })],
			formats: ['count', 'score', 'score', 'score'],
			rows: path.n.map((n, i) => [n, path.score[i], path.low[i], path.high[i]])
		}
	};
}

function floorTo(value: number): number {
	return value > 0.1 && value < 1 ? Math.floor(value * 20 + 1e-9) / 20 : value;
}

function sentenceOf(
	context: FreshContext,
	end: { readonly fresh: number; readonly low: number; readonly high: number },
	validation: number,
	training: number,
	better: 'lower' | 'higher'
): string {
	const { outcome, said } = context;
	const parts = said ? [say('fresh.said', { said, validation })] : [];
	parts.push(say('fresh.result', { outcome, ...end, better, said: said !== undefined, validation }));
	const trainingGap = (better === 'higher' ? 1 : -1) * (training - end.fresh);
	if (outcome === 'absent' && trainingGap >= context.materiality) parts.push(say('fresh.honest'));
	if (outcome === 'present') parts.push(say('fresh.flattered'));
	return parts.join(' ');
}

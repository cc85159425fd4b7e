import type { MetricName, PartName, RunEvidence } from '#lib/instruments/evidence.ts';
import { mean } from '#lib/core/summaries.ts';
import { measuredInfo, measuredValue, type Measurements } from './claim-measured.ts';
import { historyInfo, historyValue } from './claim-history.ts';
import { LOWER_IS_BETTER, missing, nothingMore, unknown, type FactInfo } from './fact-words.ts';

/** Facts of one run, by name; every one is a number that does not depend on what a learner did. */
const METRICS: readonly MetricName[] = ['accuracy', 'logLoss', 'rmse', 'rocAuc', 'recall', 'precision', 'r2'];
const PARTS: readonly PartName[] = ['train', 'validation', 'test', 'fresh'];
const ROOTS = [
	...PARTS,
	'gap',
	'shortfall',
	'bias',
	'ceiling',
	'baseline',
	'classShares',
	'history',
	'rows',
	'diverged',
	'stoppedAtEpoch',
	'measured',
	'oldTask'
];

/** Names that an arm may not have, since a claim would read them as facts or functions. */
export const RESERVED_NAMES: readonly string[] = [...ROOTS, 'base', 'given', 'best', 'worst', 'mean', 'abs', 'max', 'min'];

function metricOf(segment: string | undefined, before: string): MetricName {
	if (segment === undefined)
		throw new RangeError(`\`${before}\` needs a metric after it, for example ${before}.accuracy; known: ${METRICS.join(', ')}`);
	const metric = METRICS.find((known) => known === segment);
	if (metric === undefined) throw unknown(segment, METRICS, `${before}.`);
	return metric;
}

/**
 * Checks the name of a fact without any run.
 * @throws {RangeError} with the cure when there is no such fact.
 */
export function factInfo(segments: readonly string[]): FactInfo {
	const [root, second, third] = segments;
	const plain: FactInfo = { parts: [], lowerIsBetter: false };
	const costly: FactInfo = { parts: [], lowerIsBetter: true };
	const part = PARTS.find((known) => known === root);
	if (part !== undefined) {
		const metric = metricOf(second, part);
		if (third !== undefined && !['sd', 'low', 'high'].includes(third)) throw unknown(third, ['sd', 'low', 'high'], `${part}.${metric}.`);
		nothingMore(segments, 3);
		return { parts: part === 'test' || part === 'fresh' ? [part] : [], lowerIsBetter: LOWER_IS_BETTER.includes(metric) || third === 'sd' };
	}
	switch (root) {
		case 'gap':
			if (second !== undefined && !['low', 'high'].includes(second)) throw unknown(second, ['low', 'high'], 'gap.');
			nothingMore(segments, 2);
			return costly;
		case 'shortfall':
		case 'bias':
		case 'diverged':
			nothingMore(segments, 1);
			return costly;
		case 'stoppedAtEpoch':
			nothingMore(segments, 1);
			return plain;
		case 'ceiling':
		case 'baseline': {
			const metric = metricOf(second, root);
			nothingMore(segments, 2);
			return { parts: [], lowerIsBetter: LOWER_IS_BETTER.includes(metric) };
		}
		case 'classShares':
			if (second !== 'distance') throw unknown(second ?? '', ['distance'], 'classShares.');
			nothingMore(segments, 2);
			return costly;
		case 'rows': {
			const known = ['train', 'validation', 'test'];
			if (second === undefined || !known.includes(second)) throw unknown(second ?? '', known, 'rows.');
			nothingMore(segments, 2);
			return plain;
		}
		case 'history':
			return historyInfo(segments);
		case 'measured':
			return measuredInfo(segments);
		case 'oldTask': {
			const times = ['before', 'after'];
			if (second === undefined || !times.includes(second)) throw unknown(second ?? '', times, 'oldTask.');
			const metric = metricOf(third, `oldTask.${second}`);
			nothingMore(segments, 3);
			return { parts: [], lowerIsBetter: LOWER_IS_BETTER.includes(metric) };
		}
		default:
			throw unknown(root, ROOTS, '');
	}
}

/**
 * The value of a fact in one run.
 * @throws {RangeError} when this run does not have it (no ceiling, no history, part not scored, instrument not run).
 */
export function factValue(segments: readonly string[], run: RunEvidence, measurements?: Measurements): number {
	const name = segments.join('.');
	const [root, second, third] = segments;
	const part = PARTS.find((known) => known === root);
	if (part !== undefined) {
		const score = run.scores[part]?.[metricOf(second, part)];
		if (score === undefined) throw missing(name, `the run has no ${second} on its ${part} rows`);
		if (third === 'sd') return standardDeviation(score.perRefit);
		if (third === 'low' || third === 'high') {
			if (score.measured.interval === null) throw missing(name, 'that score carries no interval');
			return score.measured.interval[third];
		}
		return score.measured.value;
	}
	switch (root) {
		case 'gap':
			if (second === 'low' || second === 'high') {
				if (run.gap.interval === null) throw missing(name, 'the gap carries no interval');
				return run.gap.interval[second];
			}
			return run.gap.value;
		case 'shortfall':
			return worseBy(ceilingOf(run, run.metric, name), decidingScore(run, 'validation', name), run.metric);
		case 'bias':
			return worseBy(ceilingOf(run, run.metric, name), decidingScore(run, 'train', name), run.metric);
		case 'ceiling':
			return ceilingOf(run, metricOf(second, root), name);
		case 'baseline':
			if (second === 'logLoss' && run.baseline.metric !== 'logLoss') {
				if (run.baseline.logLoss === null) throw missing(name, 'the baseline has no log loss');
				return run.baseline.logLoss;
			}
			if (run.baseline.metric !== second) throw missing(name, `the baseline is in ${run.baseline.metric}`);
			return run.baseline.value;
		case 'classShares':
			if (run.classShares === null) throw missing(name, 'the target has no classes');
			return totalVariation(run.classShares.train, run.classShares.validation);
		case 'rows':
			return run.sizes[second as 'train' | 'validation' | 'test'];
		case 'diverged':
			return run.status.filter((status) => status === 'diverged').length / run.status.length;
		case 'stoppedAtEpoch':
			return mean(run.stoppedAtEpoch);
		case 'measured':
			return measuredValue(segments, measurements);
		case 'oldTask': {
			const old = run.oldTask?.[second as 'before' | 'after'][metricOf(third, root)];
			if (old === undefined) throw missing(name, 'this model was not trained on an old task before');
			return old.measured.value;
		}
		default:
			return historyValue(segments, run, name);
	}
}

function ceilingOf(run: RunEvidence, metric: MetricName, name: string): number {
	if (run.ceiling === null) throw missing(name, 'the ceiling of this world is not known');
	if (run.ceiling.metric !== metric) throw missing(name, `the ceiling is known in ${run.ceiling.metric}, not in ${metric}`);
	return run.ceiling.value;
}

function decidingScore(run: RunEvidence, part: 'train' | 'validation', name: string): number {
	const score = run.scores[part]?.[run.metric];
	if (score === undefined) throw missing(name, `the run has no ${run.metric} on its ${part} rows`);
	return score.measured.value;
}

/** How much worse `score` is than `reference`: positive when worse, for scores and losses alike. */
function worseBy(reference: number, score: number, metric: MetricName): number {
	return LOWER_IS_BETTER.includes(metric) ? score - reference : reference - score;
}

function standardDeviation(values: readonly number[]): number {
	if (values.length < 2) return Number.NaN;
	const centre = mean(values);
	return Math.sqrt(values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1));
}

function totalVariation(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, share, index) => sum + Math.abs(share - b[index]), 0) / 2;
}

/** Pieces that figures of runs share. */
import { say as sayModel } from '#lib/messages/arms.ts';
import { say } from '#lib/messages/charts.ts';
import type { MetricName, PartName, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import type { Axis, Reference } from '../figure.ts';

export const Z95 = 1.959963984540054;

export function betterOf(metric: MetricName | 'loss'): 'lower' | 'higher' {
	return metric === 'loss' || metric === 'logLoss' || metric === 'rmse' ? 'lower' : 'higher';
}

/** The value axis of a metric, with its natural bounds. */
export function metricAxis(metric: MetricName, title?: string): Axis {
	const within: readonly [number, number] =
		metric === 'rmse' || metric === 'logLoss' ? [0, Infinity] : metric === 'r2' ? [-Infinity, 1] : [0, 1];
	return { title: title ?? say('chart.measure', { measure: metric }), better: betterOf(metric), within };
}

/**
 * The deciding score of one part of a run.
 * @throws {RangeError} when the run does not have it: the sealed parts are there only when they were asked for.
 */
export function scoreOf(run: RunEvidence, part: PartName): PartScore {
	const score = run.scores[part]?.[run.metric];
	if (!score) throw new RangeError(`The run has no ${run.metric} for the ${part} rows. Ask for that part when running it.`);
	return score;
}

/** Baseline and ceiling of a run, in the metric shown; only what was measured in that metric. */
export function referencesOf(run: RunEvidence, metric: MetricName | 'loss', style: 'margin' | 'axis' = 'margin'): readonly Reference[] {
	const references: Reference[] = [];
	const { baseline, ceiling } = run;
	if (metric === 'loss') {
		// The loss of a regression is the squared error, whose baseline is the square of the RMSE's.
		const value = run.task === 'regression' ? (baseline.metric === 'rmse' ? baseline.value * baseline.value : null) : baseline.logLoss;
		if (value !== null) {
			const label = run.task === 'regression' ? say('chart.baseline', { rule: baseline.rule }) : say('chart.baseline.loss');
			references.push({ kind: 'baseline', label, short: say('chart.baseline.short'), value });
		}
	} else if (baseline.metric === metric) {
		references.push({
			kind: 'baseline',
			label: say('chart.baseline', { rule: baseline.rule }),
			short: say(style === 'axis' ? 'chart.baseline.interval' : 'chart.baseline.short'),
			value: baseline.value
		});
	}
	if (ceiling && (ceiling.metric === metric || (metric === 'loss' && ceiling.metric === 'logLoss' && run.task === 'classification'))) {
		const known = ceiling.source === 'best-known';
		references.push({
			kind: known ? 'level' : 'ceiling',
			label: known ? say('chart.bestKnown') : say(ceiling.source === 'exact' ? 'chart.ceiling.exact' : 'chart.ceiling.simulated'),
			short: known
				? say(style === 'axis' ? 'chart.bestKnown.interval' : 'chart.bestKnown.short')
				: say(style === 'axis' ? 'chart.ceiling.interval' : 'chart.ceiling.short'),
			value: ceiling.value
		});
	}
	return references;
}

/** A model in two or three words. */
export function modelName(model: ModelSpec): string {
	switch (model.kind) {
		case 'mlp':
			return sayModel('model.network', { hidden: model.hidden });
		case 'linear':
		case 'logistic':
			return sayModel('model.straightLine');
		case 'nearest-neighbours':
			return sayModel('model.neighbours', { k: model.k });
		case 'decision-tree':
			return sayModel('model.tree', { depth: model.maxDepth });
		case 'random-forest':
			return sayModel('model.forest', { trees: model.trees });
		case 'gradient-boosting':
			return sayModel('model.boosting', { rounds: model.rounds });
		case 'language-model':
			return sayModel('model.language', { units: model.hidden ?? 32 });
		case 'majority':
			return sayModel('model.majority');
	}
}

export function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Variance of the mean of refits: s² / S; 0 for a single refit, about whose spread nothing is known. */
export function varianceOfMean(values: readonly number[]): number {
	if (values.length < 2) return 0;
	const centre = mean(values);
	return values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1) / values.length;
}

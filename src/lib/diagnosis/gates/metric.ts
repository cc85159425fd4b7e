/**
 * Gate 1: which errors count. Where one class is rare, accuracy is mostly the majority's own share. Looks at every run that is
 * scored by accuracy with a rare class 1, and at `examine.metric` for the floor under recall.
 */
import { requiredRows } from '#lib/core/findings.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { ArithmeticLine } from '../verdict.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';

/** A class with a larger share of the rows than this is not rare. */
const RARE = 0.2;
const RECALL_FLOOR = 0.6;
/** Positives for about ± 0.10 around a recall of 0.8. */
const ENOUGH_POSITIVES = 60;
const HALF_WIDTH = 0.1;

export const metricGate: Gate = {
	name: 'metric',
	look: async (context) => {
		const { run, examine } = context;
		const share = run.classShares?.validation[1];
		const recall = run.scores.validation?.recall;
		if (run.classShares?.validation.length !== 2 || share === undefined || recall === undefined || share > RARE) return [];
		// Without a word of the exercise, only a run that is quoted by accuracy is held against the majority.
		if (!examine.metric && run.metric !== 'accuracy') return [];
		const found = judgeMetric(context, recall);
		return found === null ? [] : [found];
	}
};

function judgeMetric({ run, conventions, examine }: GateContext, recall: PartScore): GateFinding | null {
	const floor = examine.metric?.recall ?? RECALL_FLOOR;
	const enough = examine.metric?.positives ?? ENOUGH_POSITIVES;
	const missed = recallLine(recall, floor);
	if (examine.metric && recall.n < enough) {
		const n = Math.ceil(requiredRows(Math.min(0.95, Math.max(0.05, recall.measured.value || 0.5)), 2 * HALF_WIDTH, conventions.level));
		return {
			weight: 'open',
			id: 'SG-RARE',
			accept: ['SG-RARE', 'INC'],
			lines: [
				lineOf({
					id: 'metric:positives',
					label: { id: 'gate.metric.positives', values: {} },
					minuend: enough,
					subtrahend: recall.n,
					measured: { value: enough - recall.n, interval: null, n: recall.n, refits: run.status.length },
					threshold: 1,
					finding: 'present',
					decisive: true
				}),
				missed
			],
			used: [],
			wouldSettle: { measurement: 'positives', n, flipsAt: floor, line: 'metric:recall', above: 'FIT-OK', below: 'EV-ACC' }
		};
	}
	const lift = liftLine(run, conventions.materiality);
	if (lift.finding !== 'present' || !(recall.measured.value < floor)) return null;
	return { weight: 'cause', id: 'EV-ACC', accept: ['EV-ACC'], lines: [{ ...lift, decisive: true }, missed], used: [] };
}

/** Accuracy less the majority's share. What is present is the fault: a lift that does not reach τ. */
function liftLine(run: RunEvidence, materiality: number): ArithmeticLine {
	const score = run.scores.validation?.accuracy as PartScore;
	const majority = Math.max(...(run.classShares?.validation ?? [NaN]));
	const value = score.measured.value - majority;
	const { interval } = score.measured;
	return lineOf({
		id: 'metric:lift',
		label: { id: 'gate.metric.lift', values: {} },
		minuend: score.measured.value,
		subtrahend: majority,
		measured: {
			...score.measured,
			value,
			interval: interval && { ...interval, low: interval.low - majority, high: interval.high - majority }
		},
		threshold: materiality,
		finding: value < materiality ? 'present' : 'absent'
	});
}

/** The floor less recall, positive when worse. */
function recallLine(recall: PartScore, floor: number): ArithmeticLine {
	const { measured } = recall;
	const interval = measured.interval && { ...measured.interval, low: floor - measured.interval.high, high: floor - measured.interval.low };
	const value = floor - measured.value;
	return lineOf({
		id: 'metric:recall',
		label: { id: 'gate.metric.recall', values: {} },
		minuend: floor,
		subtrahend: measured.value,
		measured: { ...measured, value, interval },
		threshold: HALF_WIDTH,
		finding:
			interval === null || Number.isNaN(value)
				? 'inconclusive'
				: interval.low > 0
					? 'present'
					: interval.high < 0
						? 'absent'
						: 'inconclusive'
	});
}

/**
 * Gate 3: how the training score was measured. Unseen rows do not score better than rows a model has learned from, unless the training
 * score was logged in another mode (dropout on, averaged over an epoch), or the unseen rows are easier. Looks at `examine.measurement`.
 */
import { applyPatch } from '#lib/pipeline/patch.ts';
import { mean } from '#lib/core/summaries.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import { refitVariance, around, halfWidth } from '#lib/instruments/uncertainty.ts';
import { materialityOf } from '../measure-fit.ts';
import type { ArithmeticLine, Conventions } from '../verdict.ts';
import { correctedDifference } from './corrected.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';

export const measurementGate: Gate = {
	name: 'measurement',
	look: async (context) => {
		const { run, conventions, examine } = context;
		if (!examine.measurement) return [];
		const inEvaluation = reversedGap(run, conventions);
		if (inEvaluation.finding === 'present') return [await judgeDifficulty(context, inEvaluation)];
		if (!examine.measurement.asLogged) return [];
		const logged = loggedGap(run, conventions);
		// What is there as logged and gone in evaluation mode is an artefact of how it was logged.
		if (logged.finding === 'present' && inEvaluation.finding === 'absent')
			return [
				easy([
					{ ...logged, decisive: true },
					{ ...inEvaluation, decisive: true }
				])
			];
		return [];
	}
};

/** Validation better than training in evaluation mode too: the rows differ. Where another split is named, it must take the lead away. */
async function judgeDifficulty(context: GateContext, reversed: ArithmeticLine): Promise<GateFinding> {
	const { examine, experiment, run, conventions } = context;
	const patch = examine.measurement?.sameDifficulty;
	const decisive = { ...reversed, decisive: true };
	if (!patch) return easy([decisive]);
	const { reported, honest, measured } = await correctedDifference(context, applyPatch(experiment, patch), {});
	const line = lineOf({
		id: 'measurement:same-difficulty',
		label: { id: 'gate.measurement.sameDifficulty', values: {} },
		minuend: reported,
		subtrahend: honest,
		measured,
		threshold: materialityOf(run, conventions)
	});
	return easy([decisive, line]);
}

function easy(lines: readonly ArithmeticLine[]): GateFinding {
	return { weight: 'cause', id: 'EV-EASY', accept: ['EV-EASY'], lines, used: ['loss-by-epoch'] };
}

/** Validation less training, in evaluation mode; positive when unseen rows score better. */
function reversedGap(run: RunEvidence, conventions: Conventions): ArithmeticLine {
	const { value, interval, ...rest } = run.gap;
	const scoreOf = (part: 'train' | 'validation'): number => run.scores[part]?.[run.metric]?.measured.value ?? NaN;
	return lineOf({
		id: 'measurement:reversed',
		label: { id: 'gate.measurement.reversed', values: {} },
		minuend: scoreOf(higherIsBetter(run.metric) ? 'validation' : 'train'),
		subtrahend: scoreOf(higherIsBetter(run.metric) ? 'train' : 'validation'),
		measured: { ...rest, value: -value, interval: interval && { ...interval, low: -interval.high, high: -interval.low } },
		threshold: materialityOf(run, conventions)
	});
}

/**
 * Validation less the training score as it was logged in the last epoch. Histories hold the task's own score, so this can be
 * read for a run that is decided by accuracy or RMSE only.
 * @throws {RangeError} when the run has no history, or is decided by another score.
 */
function loggedGap(run: RunEvidence, conventions: Conventions): ArithmeticLine {
	if (!run.histories || (run.metric !== 'accuracy' && run.metric !== 'rmse'))
		throw new RangeError(
			'examine.measurement.asLogged needs a model that trains in epochs and is decided by accuracy or RMSE. Remove it, or change the model.'
		);
	const sign = higherIsBetter(run.metric) ? 1 : -1;
	const logged = run.histories.map(({ loggedTrainScore }) => loggedTrainScore[loggedTrainScore.length - 1]);
	const validation = run.scores.validation?.[run.metric];
	const perRefit = logged.map((score, refit) => sign * ((validation?.perRefit[refit] ?? NaN) - score));
	const value = mean(perRefit);
	const rows = validation?.measured.variance?.rows ?? NaN;
	const refits = refitVariance(perRefit);
	return lineOf({
		id: 'measurement:logged',
		label: { id: 'gate.measurement.logged', values: {} },
		minuend: sign > 0 ? (validation?.measured.value ?? NaN) : mean(logged),
		subtrahend: sign > 0 ? mean(logged) : (validation?.measured.value ?? NaN),
		measured: {
			value,
			interval: around(value, halfWidth(rows + refits), 'gap'),
			n: validation?.n ?? 0,
			refits: perRefit.length,
			variance: { rows, refits }
		},
		threshold: materialityOf(run, conventions)
	});
}

import { mean } from '#lib/core/summaries.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { LOWER_IS_BETTER, missing, nothingMore, unknown, type FactInfo } from './fact-words.ts';

/** Facts about the curves over epochs. */
const CURVES = ['trainLoss', 'validationLoss', 'trainScore', 'validationScore', 'loggedTrainLoss', 'loggedTrainScore'] as const;

/** Checks a name that begins with `history`. */
export function historyInfo(segments: readonly string[]): FactInfo {
	const [, second, third] = segments;
	if (second === 'bestEpoch') {
		nothingMore(segments, 2);
		return { parts: [], lowerIsBetter: false };
	}
	const curve = CURVES.find((known) => known === second);
	if (curve === undefined) throw unknown(second ?? '', ['bestEpoch', ...CURVES], 'history.');
	const points = ['first', 'best', 'last'];
	if (third === undefined || !points.includes(third)) throw unknown(third ?? '', points, `history.${curve}.`);
	nothingMore(segments, 3);
	return { parts: [], lowerIsBetter: curve.endsWith('Loss') };
}

/** The value of such a fact, mean over refits. */
export function historyValue(segments: readonly string[], run: RunEvidence, name: string): number {
	if (run.histories === null || run.histories.length === 0) throw missing(name, 'this model is not trained in epochs');
	const [, second, third] = segments;
	if (second === 'bestEpoch') return mean(run.histories.map((history) => bestIndex(history.validationLoss, true)));
	const curve = second as (typeof CURVES)[number];
	const lower = curve.endsWith('Loss') || LOWER_IS_BETTER.includes(run.metric);
	return mean(
		run.histories.map((history) => {
			const values = history[curve];
			if (third === 'first') return values[0];
			return third === 'last' ? values[values.length - 1] : values[bestIndex(values, lower)];
		})
	);
}

function bestIndex(values: readonly number[], lower: boolean): number {
	let best = 0;
	for (let i = 1; i < values.length; i++) if (lower ? values[i] < values[best] : values[i] > values[best]) best = i;
	return best;
}

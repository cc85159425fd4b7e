import { say } from '#lib/messages/workspace.ts';

/** What a prediction can say of the validation score. `up` is better, whichever way the metric runs. */
export const PREDICTIONS = ['up', 'same', 'down'] as const;
export type PredictionAnswer = (typeof PREDICTIONS)[number];

/** A prediction about a run in words; where lower is better, "up" would be misread, so it says better and worse. */
export function predictionWords(answer: PredictionAnswer, metric: string): string {
	const lower = metric === 'rmse' || metric === 'logLoss';
	if (answer === 'same' || !lower) return say(`predict.${answer}`);
	return say(answer === 'up' ? 'predict.better' : 'predict.worse');
}

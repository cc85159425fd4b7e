/** What training on a new task did to an older one. */
import type { TrainedModel } from '#lib/training/training.ts';
import type { RunEvidence } from './evidence.ts';
import { scorePart } from './scores.ts';

/** Scores on the older task before and after; empty for models that learned none. */
export function oldTaskOf(models: readonly TrainedModel[]): Pick<RunEvidence, 'oldTask'> {
	const [first] = models;
	if (!first?.older) return {};
	const { x, y } = first.older.validation;
	const scoresOf = (perRefit: readonly Float64Array[]): ReturnType<typeof scorePart> =>
		scorePart({ nClasses: first.nClasses, yTrue: y, perRefit }, false);
	return {
		oldTask: {
			n: y.length,
			before: scoresOf([first.older.predictBefore(x)]),
			after: scoresOf(models.map((model) => model.predict(x))),
			lossByEpoch: models.map((model) => Array.from(model.older?.lossByEpoch ?? []))
		}
	};
}

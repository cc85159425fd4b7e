/** What a chart must know before the first epoch has come. */
import type { LivePlan } from '#lib/charts/figures/history.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';

export function livePlanOf(exercise: PublicExercise): LivePlan {
	return { epochs: exercise.pipeline.fit?.epochs ?? 0, refits: exercise.refits, metric: exercise.metric ?? 'accuracy' };
}

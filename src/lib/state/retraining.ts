/** Trains the draws of a finished interview again and compares their keys and numbers with what its record says. */
import type { CardAnswer, Interview } from '#lib/language/interview-log.ts';
import type { ExperimentRef } from '#lib/runtime/protocol.ts';
import type { DrawParts } from './interview-draws.ts';

export interface Retraining {
	readonly cards: number;
	/** Draws that give another key or another digest. */
	readonly other: number;
}

export async function retrain(
	interview: Interview,
	{ runtime, loadExercise, resolve }: DrawParts,
	signal: AbortSignal
): Promise<Retraining> {
	const cards = interview.answers.filter((answer): answer is CardAnswer => answer.kind === 'card');
	let other = 0;
	for (const { draw, key, digest } of cards) {
		const exercise = await loadExercise(draw.exercise);
		const ref: ExperimentRef = { ref: resolve(exercise.experimentRef), ...(draw.variant === 0 ? {} : { variant: draw.variant }) };
		const run = await runtime.run(ref, draw.seed, { signal });
		const verdict = await runtime.diagnose(ref, draw.seed, { signal });
		if (run.digest !== digest || verdict.primary !== key.primary) other += 1;
	}
	return { cards: cards.length, other };
}

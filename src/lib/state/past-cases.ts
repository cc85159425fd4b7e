/** The learner's own finished cases in one line each: what a question about a past model can draw on. */
import type { Attempt } from '#lib/attempt/events.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';

export interface PastCase {
	/** Of the attempt. */
	readonly id: string;
	readonly title: string;
	readonly diagnosis: DiagnosisId;
	/** Score of the first run on the validation rows, or null where none was logged. */
	readonly validation: number | null;
	/** Score on fresh rows, or null where none was drawn. */
	readonly fresh: number | null;
}

/** Revealed attempts, newest first, at most `most`. */
export function pastCases(attempts: readonly Attempt[], titleOf: (exercise: string) => string, most = 5): readonly PastCase[] {
	return attempts
		.flatMap((attempt) => {
			const { reveal, trained } = attemptState(attempt);
			if (reveal === null) return [];
			const past: PastCase = {
				id: attempt.id,
				title: titleOf(attempt.exercise),
				diagnosis: reveal.key,
				validation: trained.at(0)?.validation ?? null,
				fresh: reveal.fresh ?? null
			};
			return [{ past, t: reveal.t }];
		})
		.sort((a, b) => b.t - a.t)
		.slice(0, most)
		.map(({ past }) => past);
}

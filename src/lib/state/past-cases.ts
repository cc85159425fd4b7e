/** The learner's own finished cases in one line each: what a question about a past model can draw on. */
import type { Attempt } from '#lib/attempt/events.ts';
import { attemptState } from '#lib/attempt/reduce.ts';
import { readWork } from './capstone-plan.ts';
import { finishedRecords } from './case-records.ts';
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

/** Finished capstones, which such a question is best answered from: what was named of each. */
export interface PastCapstone {
	readonly key: string;
	readonly title: string;
	readonly named: readonly string[];
}

/** @param records stored records of capstones. */
export function pastCapstones(records: readonly { readonly key: string; readonly value: unknown }[]): readonly PastCapstone[] {
	return finishedRecords('capstone', records, (item) => item).map(({ key, title }) => {
		const work = readWork(records.find((record) => record.key === key)?.value);
		return { key, title, named: work?.named ?? [] };
	});
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

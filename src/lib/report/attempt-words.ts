/** Small words that sections and facts of an attempt share. */
import { changesBetween } from '#lib/attempt/changes.ts';
import type { AttemptState, RunRecord } from '#lib/attempt/state.ts';
import { changeWords } from '#lib/charts/change-words.ts';
import type { Measured } from '#lib/core/measured.ts';
import { sayName } from '#lib/messages/arms.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { formatList } from '#lib/messages/format.ts';
import { say } from '#lib/messages/portfolio.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { SplitSpec } from '#lib/pipeline/spec.ts';

/** A measured number with the ends of its interval; NaN where it has none. */
export interface Spread {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

export function spreadOf({ value, interval }: Measured): Spread {
	return { value, low: interval?.low ?? NaN, high: interval?.high ?? NaN };
}

export const numbersOf = ({ value, low, high }: Spread): readonly number[] => [value, low, high].filter((number) => !Number.isNaN(number));

export const instrumentName = (name: string): string => sayName(`instrument.${name}`, {});

/** The changes of a run from the one it is compared with, in words. */
export function runChange(exercise: PublicExercise, state: AttemptState, record: RunRecord): string {
	const base = state.trained.find(({ run }) => run === record.comparedWith);
	const changes = changesBetween(exercise.pipeline, base?.changed ?? {}, record.changed);
	return changes.length === 0 ? say('changes.none') : formatList(changes.map(changeWords));
}

export function splitWords(by: SplitSpec['by']): string {
	return by === 'row' || by === 'group' || by === 'time' ? say(`split.by.${by}`) : say('split.by.other', { by: String(by) });
}

/** A diagnosis or a family by name; what is in no vocabulary is said as it stands. */
export function answerName(id: string): string {
	try {
		return diagnosisName(id);
	} catch {
		return id;
	}
}

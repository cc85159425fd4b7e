/** How often to retrain a model that goes stale. */
import type { ActionValue } from './expected-value.ts';

export interface RetrainCase {
	readonly horizonWeeks: number;
	/** Rate by weeks since the last training; index 0 is the first week. The last value holds for every later week. */
	readonly rateByAge: readonly number[];
	/** Points a week for each unit of rate above `from`. */
	readonly perUnit: number;
	readonly from: number;
	readonly retrainCost: number;
}

/** Points over the horizon when the model is trained anew every so many weeks; the first training is free. */
export function retrainValue({ horizonWeeks, rateByAge, perUnit, from, retrainCost }: RetrainCase, everyWeeks: number): number {
	if (!(everyWeeks >= 1)) throw new RangeError(`A model is retrained every 1 week or more, not every ${everyWeeks}.`);
	let points = 0;
	for (let week = 0; week < horizonWeeks; week++) {
		const age = week % everyWeeks;
		if (age === 0 && week > 0) points -= retrainCost;
		points += perUnit * (rateByAge[Math.min(age, rateByAge.length - 1)] - from);
	}
	return points;
}

/** Every interval from weekly to never, and not launching at all (`keep`, 0 points). */
export function retrainValues(clock: RetrainCase): readonly ActionValue[] {
	const intervals = Array.from({ length: clock.horizonWeeks }, (_, index) => index + 1);
	return [
		{ id: 'keep', value: 0 },
		...intervals.map((weeks) => ({ id: weeks === clock.horizonWeeks ? 'never' : `every-${weeks}`, value: retrainValue(clock, weeks) }))
	];
}

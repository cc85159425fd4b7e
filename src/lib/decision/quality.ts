/** Decision quality and luck, as two numbers. Only the first is scored. */
import { best, type ActionValue } from './expected-value.ts';

/**
 * Quality of an action, from 0 (the worst on offer) to 1 (the best): 1 − (best − own) ÷ (best − worst), all expected values.
 * @throws {RangeError} when the action is not on offer.
 */
export function decisionQuality(values: readonly ActionValue[], chosen: string): number {
	const own = values.find(({ id }) => id === chosen);
	if (!own) throw new RangeError(`"${chosen}" is not one of the actions.`);
	const top = best(values).value;
	const worst = Math.min(...values.map(({ value }) => value));
	return top === worst ? 1 : 1 - (top - own.value) / (top - worst);
}

/** Expected points given away against the best action; 0 or more. */
export function regret(values: readonly ActionValue[], chosen: string): number {
	const own = values.find(({ id }) => id === chosen);
	if (!own) throw new RangeError(`"${chosen}" is not one of the actions.`);
	return best(values).value - own.value;
}

/** Excess Brier score of a stated probability against the posterior one: (q − p)², from 0 to 1. */
export function excessBrier(stated: number, posterior: number): number {
	return (stated - posterior) * (stated - posterior);
}

/** Share of the futures that came out no better than what happened, from 0 to 1. Shown as luck, never scored. */
export function luckPercentile(happened: number, futures: ArrayLike<number>): number {
	if (futures.length === 0) return Number.NaN;
	let below = 0;
	for (let index = 0; index < futures.length; index++) if (futures[index] <= happened) below++;
	return below / futures.length;
}

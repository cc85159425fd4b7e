import { formatInterval, formatScore } from './format.ts';

/** A value with its interval; bounds are NaN where it has none. */
export interface Spread {
	readonly value: number;
	readonly low: number;
	readonly high: number;
}

/** A score with its interval, where it has one. */
export const formatSpread = ({ value, low, high }: Spread): string =>
	Number.isNaN(low) ? formatScore(value) : `${formatScore(value)} (${formatInterval(low, high)})`;

import type { PairedDifference } from '#lib/instruments/evidence.ts';

/** What a paired difference says: up or down when its interval clears zero, else the same. */
export function outcomeOf({ interval }: PairedDifference): 'up' | 'same' | 'down' {
	if (interval.low > 0) return 'up';
	return interval.high < 0 ? 'down' : 'same';
}

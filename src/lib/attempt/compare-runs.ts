/** Two runs of the notebook held against each other. */
import { canPair, pairedDifference, unpairedDifference } from '#lib/instruments/compare.ts';
import type { PairedDifference, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Comparison } from './events.ts';

export interface Difference extends PairedDifference {
	/** False where the two were scored on other validation rows: the interval is then that of two separate measurements. */
	readonly sameRows: boolean;
}

/** b against a, positive when b is better; null where the metrics differ. */
export function differenceOf(a: RunEvidence, b: RunEvidence): Difference | null {
	if (a.metric !== b.metric) return null;
	return canPair(a, b) ? { ...pairedDifference(a, b), sameRows: true } : { ...unpairedDifference(a, b), sameRows: false };
}

/** What the interval says: a tie where it holds zero. */
export function comparisonOf({ interval }: PairedDifference): Comparison {
	if (interval.low > 0) return 'b';
	return interval.high < 0 ? 'a' : 'tie';
}

/** Two runs of the notebook held against each other. */
import type { Comparison } from '#lib/attempt/events.ts';
import { canPair, pairedDifference, unpairedDifference } from '#lib/instruments/compare.ts';
import type { PairedDifference, PartScore, RunEvidence } from '#lib/instruments/evidence.ts';

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

const half = ({ measured }: PartScore): number => (measured.interval ? (measured.interval.high - measured.interval.low) / 2 : 0);

/** How far two scores of one run may lie apart by chance: the halves of their intervals, squared and added. */
export function chanceDistance(a: PartScore, b: PartScore): number {
	return Math.sqrt(half(a) * half(a) + half(b) * half(b));
}

/** True when two scores of one run differ by no more than chance allows. */
export function agree(a: PartScore, b: PartScore): boolean {
	return Math.abs(a.measured.value - b.measured.value) <= chanceDistance(a, b);
}

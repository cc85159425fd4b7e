/** Two scores of one run held against each other. */
import type { PartScore } from '#lib/instruments/evidence.ts';

const half = ({ measured }: PartScore): number => (measured.interval ? (measured.interval.high - measured.interval.low) / 2 : 0);

/** How far two scores of one run may lie apart by chance: the halves of their intervals, squared and added. */
export function chanceDistance(a: PartScore, b: PartScore): number {
	return Math.sqrt(half(a) * half(a) + half(b) * half(b));
}

/** True when two scores of one run differ by no more than chance allows. */
export function agree(a: PartScore, b: PartScore): boolean {
	return Math.abs(a.measured.value - b.measured.value) <= chanceDistance(a, b);
}

import type { DrawProof } from './prove.ts';

/** One exercise over many draws. */
export interface ProofSummary {
	readonly seeds: number;
	readonly held: number;
	readonly twinFailed: number;
	/** Draws in which the break-it knob worked; null where there is none. */
	readonly broke: number | null;
	readonly keyAgreed: number;
	/** Least over the claims of: median margin over the standard deviation of the fact from draw to draw. */
	readonly medianMargin: number;
	/** Median milliseconds of a draw. */
	readonly ms: number;
}

/** Share of the draws in which each side of the proof must hold. */
export const PASS_SHARE = 0.95;

/** A fact that does not move from draw to draw has no noise to be compared with; this stands for "far enough". */
const LARGEST_MARGIN = 99;

export function median(values: readonly number[]): number {
	if (values.length === 0) return Number.NaN;
	const sorted = [...values].sort((a, b) => a - b);
	const middle = Math.floor(sorted.length / 2);
	return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Median margin of one claim in units of one draw's noise. */
export function marginInNoise(margins: readonly number[], values: readonly number[]): number {
	const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
	const variance = values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length - 1);
	const middle = median(margins);
	if (!(variance > 0)) return middle > 0 ? LARGEST_MARGIN : -LARGEST_MARGIN;
	return Math.max(-LARGEST_MARGIN, Math.min(LARGEST_MARGIN, middle / Math.sqrt(variance)));
}

/** @throws {RangeError} without any draw. */
export function summarise(draws: readonly DrawProof[]): ProofSummary {
	if (draws.length === 0) throw new RangeError('No draw was proved, so there is nothing to sum up.');
	const count = (test: (draw: DrawProof) => boolean): number => draws.filter(test).length;
	const margins = draws[0].shows.map((_, claim) =>
		marginInNoise(
			draws.map((draw) => draw.shows[claim].margin),
			draws.map((draw) => draw.shows[claim].value)
		)
	);
	return {
		seeds: draws.length,
		held: count((draw) => draw.held),
		twinFailed: count((draw) => draw.twinFailed),
		broke: draws[0].broke === null ? null : count((draw) => draw.broke === true),
		keyAgreed: count((draw) => draw.keyAgrees),
		medianMargin: Number(Math.min(...margins).toFixed(2)),
		ms: Math.round(median(draws.map((draw) => draw.ms)))
	};
}

/** True when both sides, and the break-it knob where there is one, hold on enough draws. */
export function passes(summary: ProofSummary): boolean {
	const enough = PASS_SHARE * summary.seeds - 1e-9;
	return summary.held >= enough && summary.twinFailed >= enough && (summary.broke === null || summary.broke >= enough);
}

/** What "cannot tell yet" still owes: what to measure, how much of it, and the result that would flip the answer. */
import type { PairedDifference, RunEvidence } from '#lib/instruments/evidence.ts';
import type { ProbeOutcome } from './gains.ts';
import { normalScore } from '#lib/core/proportions.ts';
import { gainThresholdOf, materialityOf, rowsToSettle } from './measure-fit.ts';
import type { Conventions, WouldSettle } from './verdict.ts';

/** The gap is too wide to be read. */
export function settleGap(run: RunEvidence, conventions: Conventions): WouldSettle {
	return {
		measurement: 'validation-rows',
		n: rowsToSettle(run, conventions),
		flipsAt: materialityOf(run, conventions),
		line: 'gap',
		above: 'too-fitted',
		below: 'fits'
	};
}

/** The rows would do, and the refits disagree: as many as bring the gap's interval down to ± τ. */
export function settleRefits(run: RunEvidence, conventions: Conventions): WouldSettle {
	const flipsAt = materialityOf(run, conventions);
	const z = normalScore(conventions.level);
	const { refits, rows } = run.gap.variance ?? { refits: NaN, rows: NaN };
	const n = Math.ceil((run.status.length * refits) / ((flipsAt / z) * (flipsAt / z) - rows));
	return { measurement: 'refits', n, flipsAt, line: 'gap', above: 'too-fitted', below: 'fits' };
}

/** The shortfall is too wide to be read: under it the run fits, above it something is lost. */
export function settleShortfall(run: RunEvidence, conventions: Conventions, above: 'too-simple' | 'too-fitted'): WouldSettle {
	return {
		measurement: 'validation-rows',
		n: rowsToSettle(run, conventions),
		flipsAt: materialityOf(run, conventions),
		line: 'shortfall',
		above,
		below: 'fits'
	};
}

/** A gain nearer to the convention than this share of it is treated as that far away: no number of rows settles a tie with a line. */
const NEAREST = 0.125;

/**
 * No probe counts. Where the largest gain could still reach the convention, rows settle it: as many as bring its interval clear of
 * the convention, if it stays where it is. Otherwise more rows would not help; another probe would, and one is enough if it counts.
 */
export function settleGain(
	gains: readonly ProbeOutcome[],
	run: RunEvidence,
	conventions: Conventions,
	above: 'too-simple' | 'too-fitted'
): WouldSettle {
	const flipsAt = gainThresholdOf(run, conventions);
	const open = gains
		.filter((gain) => gain.against !== null && gain.against.interval.high >= flipsAt)
		.sort((a, b) => (b.against as PairedDifference).difference - (a.against as PairedDifference).difference)[0];
	if (!open) return { measurement: 'another-probe', n: 1, flipsAt, above, below: 'INC' };
	const { difference, interval, n } = open.against as PairedDifference;
	const half = Math.max(Math.abs(flipsAt - difference), NEAREST * flipsAt);
	return { measurement: 'validation-rows', n: rowsFor(interval, n, half), flipsAt, line: `gain:${open.id}`, above, below: 'INC' };
}

/** Several causes bring the same: rows at which gains that differ by the smallest one that counts could be told apart. */
export function settleTie(tied: readonly ProbeOutcome[], run: RunEvidence, conventions: Conventions): WouldSettle {
	const flipsAt = gainThresholdOf(run, conventions);
	const rows = tied.map(({ against }) => rowsFor((against as PairedDifference).interval, (against as PairedDifference).n, flipsAt / 2));
	const n = Math.max(...rows, ...tied.map(({ against }) => roundedUp((against as PairedDifference).n)));
	return { measurement: 'validation-rows', n, flipsAt, line: `gain:${tied[0].id}` };
}

/** Nobody knows the ceiling: a second, independent label of these rows would bound it. */
export function settleCeiling(run: RunEvidence, conventions: Conventions): WouldSettle {
	return {
		measurement: 'second-labels',
		n: rowsToSettle(run, conventions),
		flipsAt: materialityOf(run, conventions),
		line: 'shortfall',
		above: 'too-simple',
		below: 'fits'
	};
}

/** Rows at which an interval that n rows give would have this half-width, at least those there are; its refits' part shrinks with it. */
function rowsFor(interval: { readonly low: number; readonly high: number }, n: number, half: number): number {
	const now = (interval.high - interval.low) / 2;
	return roundedUp(Math.max(n, n * (now / half) * (now / half)));
}

/** A whole number of tens; what is whole but for the last bits stays. */
const roundedUp = (rows: number): number => Math.ceil(rows / 10 - 1e-9) * 10;

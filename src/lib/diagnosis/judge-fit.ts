/**
 * Gates 2 (precision) and 4 (fit) of the decision procedure: evidence in, verdict with its arithmetic out. Pure. The
 * rules and their thresholds are described in `docs/verdict-rules.md`.
 */
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { ProbeFamily } from '#lib/instruments/probes.ts';
import type { GateFinding } from './gates/gate.ts';
import { differenceOf, gainLine, instrumentsOf, isMaterial, bestOfFamilies, type ProbeOutcome } from './gains.ts';
import { judgeOver, judgeUnder, OVER_PROBES, UNDER_PROBES, type Ceiling } from './judge-probes.ts';
import { biasLine, gapLine, materialityOf, rowsHalfWidth, shortfallLine } from './measure-fit.ts';
import { settleCeiling, settleGap, settleRefits, settleShortfall } from './settle.ts';
import { decisive, inconclusive, markDecisive, verdictOf } from './verdict-parts.ts';
import type { ArithmeticLine, Conventions, Verdict } from './verdict.ts';

export { OVER_PROBES, UNDER_PROBES };

/** Where the fit gate stands before any probe: what the two numbers say, and which probes would tell more. */
export interface FitReading {
	readonly branch: 'fits' | 'under' | 'over' | 'both' | 'either' | 'cannot-tell';
	readonly lines: readonly ArithmeticLine[];
	readonly probes: readonly ProbeFamily[];
}

/**
 * A ceiling speaks of the visible columns. Where an exercise names another column, it is tried even under a ceiling that is
 * reached: what is missing may lie beyond it.
 */
const BEYOND_THE_CEILING: readonly ProbeFamily[] = ['columns'];

/**
 * The precision gate: a gap that is not present, known no better than ± τ, settles nothing. Null where it is known well enough. A
 * gap that is present exceeds its whole interval, however wide. Where rows suffice and only the refits disagree, a gap that is
 * absent all the same is known well enough, and else refits would settle it.
 */
export function readPrecision(run: RunEvidence, conventions: Conventions): GateFinding | null {
	const gap = gapLine(run, conventions);
	const halfWidth = gap.measured.interval ? (gap.measured.interval.high - gap.measured.interval.low) / 2 : Infinity;
	if (gap.finding === 'present' || halfWidth <= materialityOf(run, conventions)) return null;
	const rowsSuffice = rowsHalfWidth(run, conventions) <= materialityOf(run, conventions);
	if (rowsSuffice && gap.finding === 'absent') return null;
	return {
		weight: 'open',
		id: 'INC',
		accept: ['INC', 'EV-SMALL'],
		lines: [decisive(gap)],
		used: [],
		wouldSettle: rowsSuffice ? settleRefits(run, conventions) : settleGap(run, conventions)
	};
}

/**
 * Reads gap, bias and shortfall. `reference` is the ceiling in the metric, or a lower bound of it: the best score any probe
 * reached.
 */
export function readFit(run: RunEvidence, reference: number, conventions: Conventions): FitReading {
	const gap = gapLine(run, conventions);
	const bias = biasLine(run, reference, conventions);
	const shortfall = shortfallLine(run, reference, conventions);
	const lines = [gap, bias, shortfall];
	const onShortfall = [gap, bias, decisive(shortfall)];
	const fits: FitReading = { branch: 'fits', lines: onShortfall, probes: BEYOND_THE_CEILING };
	if (gap.finding === 'present') {
		if (bias.finding === 'present') return { branch: 'both', lines, probes: [] };
		return shortfall.finding === 'absent' ? fits : { branch: 'over', lines, probes: OVER_PROBES };
	}
	if (bias.finding === 'present' || (gap.finding === 'absent' && shortfall.finding === 'present'))
		return { branch: 'under', lines, probes: UNDER_PROBES };
	if (shortfall.finding === 'absent') return fits;
	// Something is lost, and neither subtraction says on which side: only a probe of either kind can.
	if (shortfall.finding === 'present') return { branch: 'either', lines, probes: [...UNDER_PROBES, ...OVER_PROBES] };
	return { branch: 'cannot-tell', lines: onShortfall, probes: BEYOND_THE_CEILING };
}

/** The verdict of the fit gate from a reading and the probes that were run. */
export function judgeFit(
	run: RunEvidence,
	reading: FitReading,
	probes: readonly ProbeOutcome[],
	ceiling: Ceiling,
	conventions: Conventions
): Verdict {
	switch (reading.branch) {
		case 'fits':
			return missingColumn(run, reading, probes, conventions) ?? judgeHealthy(run, reading, ceiling, conventions);
		case 'both':
			return verdictOf('BV-MIX', ['BV-MIX'], markDecisive(reading.lines, ['gap', 'bias']), []);
		case 'cannot-tell':
			return (
				missingColumn(run, reading, probes, conventions) ?? inconclusive(reading.lines, [], settleShortfall(run, conventions, 'too-simple'))
			);
		case 'under':
			return judgeUnder(run, reading.lines, probes, ceiling, conventions);
		case 'over':
			return judgeOver(run, reading.lines, probes, conventions);
		case 'either': {
			const best = (families: readonly ProbeFamily[]): number =>
				Math.max(0, ...probes.filter((probe) => families.includes(probe.family) && isMaterial(probe, run, conventions)).map(differenceOf));
			return best(UNDER_PROBES) >= best(OVER_PROBES)
				? judgeUnder(run, reading.lines, probes, ceiling, conventions)
				: judgeOver(run, reading.lines, probes, conventions);
		}
	}
}

/**
 * Nothing is lost as far as can be seen. Under a ceiling that nobody knows that is only as good as the best of the probes, so
 * "cannot tell yet" is right too, and says what would bound the ceiling.
 */
function judgeHealthy(run: RunEvidence, { lines }: FitReading, ceiling: Ceiling, conventions: Conventions): Verdict {
	if (!ceiling.known) return { ...verdictOf('FIT-OK', ['FIT-OK', 'INC'], lines, []), wouldSettle: settleCeiling(run, conventions) };
	const low = run.metric === 'accuracy' && ceiling.value < conventions.lowCeiling;
	return low ? verdictOf('UF-NOISE', ['UF-NOISE', 'FIT-OK'], lines, []) : verdictOf('FIT-OK', ['FIT-OK'], lines, []);
}

/** Another column that the exercise names brings a gain that counts. */
function missingColumn(run: RunEvidence, { lines }: FitReading, probes: readonly ProbeOutcome[], conventions: Conventions): Verdict | null {
	const [column] = bestOfFamilies(probes, BEYOND_THE_CEILING);
	if (!column || !isMaterial(column, run, conventions)) return null;
	const undecided = lines.map((line) => ({ ...line, decisive: false }));
	const gain = decisive(gainLine(column, run, conventions));
	return verdictOf('UF-SIG', ['UF-SIG'], [...undecided, gain], instrumentsOf([column]));
}

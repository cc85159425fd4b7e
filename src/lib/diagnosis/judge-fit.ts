/**
 * Gates 2 (precision) and 4 (fit) of the decision procedure: evidence in, verdict with its arithmetic out. Pure. The
 * rules and their thresholds are described in `docs/verdict-rules.md`. It is long because the branches are read against one another.
 */
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { ProbeFamily } from '#lib/instruments/probes.ts';
import { bestOfFamilies, differenceOf, gainLine, instrumentsOf, isMaterial, type ProbeOutcome } from './gains.ts';
import { familyOf } from './ids.ts';
import { biasLine, gapLine, materialityOf, rowsToSettle, shortfallLine } from './measure-fit.ts';
import type { ArithmeticLine, Conventions, DiagnosisId, Verdict } from './verdict.ts';

/** Where the fit gate stands before any probe: what the two numbers say, and which probes would tell more. */
export interface FitReading {
	readonly branch: 'fits' | 'under' | 'over' | 'both' | 'either' | 'cannot-tell' | 'needs-reference';
	readonly lines: readonly ArithmeticLine[];
	readonly probes: readonly ProbeFamily[];
}

/** In cost order: the earliest that explains the loss wins. */
export const UNDER_PROBES: readonly ProbeFamily[] = ['optimiser', 'penalty', 'columns', 'capacity'];
export const OVER_PROBES: readonly ProbeFamily[] = ['clean', 'data', 'early-stop', 'simplify'];

/** A ceiling this low is itself the news: labels are partly a coin. */
const LOW_CEILING = 0.8;
/** Share of the best probe's gain that the cheapest must reach to be the cause. */
const SHARE_OF_BEST = 0.75;

/**
 * Reads gap, bias and shortfall. `reference` is the ceiling in the metric, or a lower bound of it (the best score any
 * probe reached); null while there is neither.
 */
export function readFit(run: RunEvidence, reference: number | null, conventions: Conventions): FitReading {
	const gap = gapLine(run, conventions);
	const halfWidth = gap.measured.interval ? (gap.measured.interval.high - gap.measured.interval.low) / 2 : Infinity;
	if (gap.finding !== 'present' && halfWidth > materialityOf(run, conventions))
		return { branch: 'cannot-tell', lines: [decisive(gap)], probes: [] };
	if (reference === null)
		return { branch: 'needs-reference', lines: [gap], probes: gap.finding === 'present' ? OVER_PROBES : UNDER_PROBES };

	const bias = biasLine(run, reference, conventions);
	const shortfall = shortfallLine(run, reference, conventions);
	const lines = [gap, bias, shortfall];
	const below = bias.finding === 'present' || (gap.finding === 'absent' && shortfall.finding === 'present');
	if (gap.finding === 'present') {
		if (bias.finding === 'present') return { branch: 'both', lines, probes: [] };
		if (shortfall.finding === 'absent') return { branch: 'fits', lines: [gap, bias, decisive(shortfall)], probes: [] };
		return { branch: 'over', lines, probes: OVER_PROBES };
	}
	if (below) return { branch: 'under', lines, probes: UNDER_PROBES };
	if (shortfall.finding === 'absent') return { branch: 'fits', lines: [gap, bias, decisive(shortfall)], probes: [] };
	// Something is lost, and neither subtraction says on which side: only a probe of either kind can.
	if (shortfall.finding === 'present') return { branch: 'either', lines, probes: [...UNDER_PROBES, ...OVER_PROBES] };
	return { branch: 'cannot-tell', lines: [gap, bias, decisive(shortfall)], probes: [] };
}

/** The verdict of the fit gate from a reading and the probes that were run. */
export function judgeFit(
	run: RunEvidence,
	reading: FitReading,
	probes: readonly ProbeOutcome[],
	ceiling: { readonly value: number; readonly known: boolean } | null,
	conventions: Conventions
): Verdict {
	switch (reading.branch) {
		case 'needs-reference':
			throw new RangeError(
				'A run cannot be judged before there is a ceiling or the best score of its probes to set it against. Read it again with a reference.'
			);
		case 'fits': {
			const low = ceiling?.known === true && run.metric === 'accuracy' && ceiling.value < LOW_CEILING;
			return verdict(low ? 'UF-NOISE' : 'FIT-OK', low ? ['UF-NOISE', 'FIT-OK'] : ['FIT-OK'], reading.lines, []);
		}
		case 'both':
			return verdict('BV-MIX', ['BV-MIX'], markDecisive(reading.lines, ['gap', 'bias']), []);
		case 'cannot-tell':
			return inconclusive(run, reading.lines, conventions);
		case 'under':
			return judgeUnder(run, reading, probes, ceiling?.known === true, conventions);
		case 'over':
			return judgeOver(run, reading, probes, conventions);
		case 'either': {
			const best = (families: readonly ProbeFamily[]): number =>
				Math.max(0, ...probes.filter((probe) => families.includes(probe.family) && isMaterial(probe, run, conventions)).map(differenceOf));
			return best(UNDER_PROBES) >= best(OVER_PROBES)
				? judgeUnder(run, reading, probes, ceiling?.known === true, conventions)
				: judgeOver(run, reading, probes, conventions);
		}
	}
}

function judgeUnder(
	run: RunEvidence,
	reading: FitReading,
	probes: readonly ProbeOutcome[],
	knownCeiling: boolean,
	conventions: Conventions
): Verdict {
	const gains = bestOfFamilies(probes, UNDER_PROBES);
	const material = gains.filter((gain) => isMaterial(gain, run, conventions));
	const lines = [...reading.lines, ...gains.map((gain) => gainLine(gain, run, conventions))];
	if (material.length === 0) {
		// Under a known ceiling something is still to be had, and nothing that was tried gets it. Otherwise the best of the
		// probes was the reference, and none beats the run: nothing is known to be missing.
		const open = inconclusive(run, lines, conventions);
		return knownCeiling
			? open
			: { ...verdict('UF-NOISE', ['UF-NOISE', 'FIT-OK', 'INC'], lines, instrumentsOf(gains)), wouldSettle: open.wouldSettle };
	}
	const best = Math.max(...material.map(differenceOf));
	const cause = material.find((gain) => differenceOf(gain) >= SHARE_OF_BEST * best) as ProbeOutcome;
	const primary = ({ optimiser: 'UF-OPT', penalty: 'UF-REG', columns: 'UF-SIG', capacity: 'UF-CAP' } as Record<ProbeFamily, DiagnosisId>)[
		cause.family
	];
	return verdict(primary, [primary], markDecisive(lines, [`gain:${cause.id}`]), instrumentsOf(gains));
}

function judgeOver(run: RunEvidence, reading: FitReading, probes: readonly ProbeOutcome[], conventions: Conventions): Verdict {
	const gains = bestOfFamilies(probes, OVER_PROBES);
	const gainOf = (family: ProbeFamily): number => {
		const found = gains.find((gain) => gain.family === family);
		return found && isMaterial(found, run, conventions) ? differenceOf(found) : 0;
	};
	const [clean, data, early, simplify] = [gainOf('clean'), gainOf('data'), gainOf('early-stop'), gainOf('simplify')];
	const tie = materialityOf(run, conventions);
	const lines = [...reading.lines, ...gains.map((gain) => gainLine(gain, run, conventions))];
	const used = instrumentsOf(gains);
	const settle = (primary: DiagnosisId, family: ProbeFamily, also: readonly DiagnosisId[]): Verdict =>
		verdict(primary, [primary, ...also], markDecisive(lines, [`gain:${gains.find((gain) => gain.family === family)?.id}`]), used);

	if (clean > 0 && clean >= simplify / 2) return settle('OF-NOISE', 'clean', Math.abs(clean - simplify) < tie ? ['OF-CAP'] : []);
	if (data - Math.max(simplify, early) >= tie) return settle('OF-DATA', 'data', []);
	if (early > 0 && early >= 0.8 * simplify) return settle('OF-LONG', 'early-stop', simplify > 0 ? ['OF-CAP'] : []);
	if (simplify > 0) {
		const near: DiagnosisId[] = [];
		if (Math.abs(data - simplify) < tie && data > 0) near.push('OF-DATA');
		if (early >= 0.8 * simplify) near.push('OF-LONG');
		return settle('OF-CAP', 'simplify', near);
	}
	// The gap is there and nothing that simplifies, stops or adds rows returns anything: it is harmless so far as shown.
	return inconclusive(run, lines, conventions);
}

function inconclusive(run: RunEvidence, lines: readonly ArithmeticLine[], conventions: Conventions): Verdict {
	const gap = lines.find((line) => line.id === 'gap') as ArithmeticLine;
	return {
		...verdict('INC', ['INC', 'EV-SMALL'], lines, []),
		wouldSettle: { measurement: 'validation-rows', n: rowsToSettle(run, conventions), flipsAt: gap.threshold }
	};
}

function verdict(primary: DiagnosisId, accept: readonly DiagnosisId[], lines: readonly ArithmeticLine[], used: readonly string[]): Verdict {
	return { primary, accept, family: familyOf(primary), lines, used };
}

function decisive(line: ArithmeticLine): ArithmeticLine {
	return { ...line, decisive: true };
}

function markDecisive(lines: readonly ArithmeticLine[], ids: readonly string[]): readonly ArithmeticLine[] {
	return lines.map((line) => (ids.includes(line.id) ? decisive(line) : line));
}

/** What probes gained beside a run: which gains count, their lines of arithmetic, and the instruments that show them. */
import { normalScore } from '#lib/core/proportions.ts';
import type { PairedDifference, RunEvidence } from '#lib/instruments/evidence.ts';
import type { ProbeFamily } from '#lib/instruments/probes.ts';
import { gainThresholdOf } from './measure-fit.ts';
import type { ArithmeticLine, Conventions } from './verdict.ts';

/** One probe's outcome beside the run at hand. */
export interface ProbeOutcome {
	readonly family: ProbeFamily;
	readonly id: string;
	readonly label: { readonly id: string; readonly values: Readonly<Record<string, string | number>> };
	/** Validation score of the probe, mean over refits. */
	readonly score: number;
	readonly against: PairedDifference | null;
}

/** The best probe of each family, in the order of the families. */
export function bestOfFamilies(probes: readonly ProbeOutcome[], order: readonly ProbeFamily[]): readonly ProbeOutcome[] {
	return order.flatMap((family) => {
		const own = probes.filter((probe) => probe.family === family && probe.against !== null);
		return own.length === 0 ? [] : [own.reduce((best, probe) => (differenceOf(probe) > differenceOf(best) ? probe : best))];
	});
}

/** A gain counts when it reaches the convention and clears its own noise by the convention's standard errors. */
export function isMaterial(probe: ProbeOutcome, run: RunEvidence, conventions: Conventions): boolean {
	if (!probe.against) return false;
	const { difference, interval } = probe.against;
	const standardError = (interval.high - interval.low) / (2 * normalScore(interval.level));
	return difference >= gainThresholdOf(run, conventions) && difference >= conventions.gainStandardErrors * standardError;
}

/** The gain as a line of arithmetic. A gain that could still reach the convention is inconclusive, not absent. */
export function gainLine(probe: ProbeOutcome, run: RunEvidence, conventions: Conventions): ArithmeticLine {
	const against = probe.against as PairedDifference;
	const threshold = gainThresholdOf(run, conventions);
	const inDoubt = against.interval.high >= threshold ? 'inconclusive' : 'absent';
	return {
		id: `gain:${probe.id}`,
		label: probe.label,
		minuend: against.b,
		subtrahend: against.a,
		measured: { value: against.difference, interval: against.interval, n: against.n, refits: run.status.length },
		threshold,
		finding: isMaterial(probe, run, conventions) ? 'present' : inDoubt,
		decisive: false
	};
}

/** The gain of a probe, positive when it is better; −∞ where the rows differ. */
export const differenceOf = (probe: ProbeOutcome): number => probe.against?.difference ?? -Infinity;

const INSTRUMENT_OF: Readonly<Record<ProbeFamily, string>> = {
	optimiser: 'better-optimiser',
	penalty: 'looser-penalty',
	columns: 'candidate-columns',
	capacity: 'larger-model',
	clean: 'relabel-audit',
	data: 'more-rows',
	'early-stop': 'stop-earlier',
	simplify: 'simpler-model'
};

/** The instruments that show what these probes measure, each once. */
export function instrumentsOf(probes: readonly ProbeOutcome[]): readonly string[] {
	return [...new Set(probes.map((probe) => INSTRUMENT_OF[probe.family]))];
}

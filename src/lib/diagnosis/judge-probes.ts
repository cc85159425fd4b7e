/** What the probes say once the two numbers have said "too simple" or "too fitted": which cause, or that none can be named. */
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { ProbeFamily } from '#lib/instruments/probes.ts';
import { bestOfFamilies, differenceOf, gainLine, instrumentsOf, isMaterial, type ProbeOutcome } from './gains.ts';
import { gainThresholdOf, materialityOf } from './measure-fit.ts';
import { settleCeiling, settleGain, settleShortfall, settleTie } from './settle.ts';
import { inconclusive, markDecisive, verdictOf } from './verdict-parts.ts';
import type { ArithmeticLine, Conventions, DiagnosisId, Verdict } from './verdict.ts';

/** What a run is set against: the ceiling of the world, or the best that any probe reached where nobody knows it. */
export interface Ceiling {
	readonly value: number;
	readonly known: boolean;
}

/** In cost order: the earliest that explains the loss wins. */
export const UNDER_PROBES: readonly ProbeFamily[] = ['optimiser', 'penalty', 'columns', 'capacity'];
export const OVER_PROBES: readonly ProbeFamily[] = ['clean', 'data', 'early-stop', 'simplify'];

const CAUSE: Readonly<Record<ProbeFamily, DiagnosisId>> = {
	optimiser: 'UF-OPT',
	penalty: 'UF-REG',
	columns: 'UF-SIG',
	capacity: 'UF-CAP',
	clean: 'OF-NOISE',
	data: 'OF-DATA',
	'early-stop': 'OF-LONG',
	simplify: 'OF-CAP'
};

export function judgeUnder(
	run: RunEvidence,
	reading: readonly ArithmeticLine[],
	probes: readonly ProbeOutcome[],
	ceiling: Ceiling,
	conventions: Conventions
): Verdict {
	const gains = bestOfFamilies(probes, UNDER_PROBES);
	const material = gains.filter((gain) => isMaterial(gain, run, conventions));
	const lines = [...reading, ...gains.map((gain) => gainLine(gain, run, conventions))];
	const used = instrumentsOf(gains);
	if (material.length === 0) {
		// Under a known ceiling something is still to be had, and nothing that was tried gets it. Otherwise the best of the
		// probes was the reference, and none beats the run: nothing is known to be missing.
		if (ceiling.known) return inconclusive(lines, used, settleGain(gains, run, conventions, 'too-simple'));
		return { ...verdictOf('UF-NOISE', ['UF-NOISE', 'FIT-OK', 'INC'], lines, used), wouldSettle: settleCeiling(run, conventions) };
	}
	const tie = equallyRanked(material, run, conventions);
	if (tie) return tooManyCauses(tie, lines, used, run, conventions);
	const best = Math.max(...material.map(differenceOf));
	const cause = material.find((gain) => differenceOf(gain) >= conventions.shareOfBest * best) as ProbeOutcome;
	const primary = CAUSE[cause.family];
	return verdictOf(primary, [primary], markDecisive(lines, [`gain:${cause.id}`]), used);
}

export function judgeOver(
	run: RunEvidence,
	reading: readonly ArithmeticLine[],
	probes: readonly ProbeOutcome[],
	conventions: Conventions
): Verdict {
	const gains = bestOfFamilies(probes, OVER_PROBES);
	const material = gains.filter((gain) => isMaterial(gain, run, conventions));
	const gainOf = (family: ProbeFamily): number => {
		const found = material.find((gain) => gain.family === family);
		return found ? differenceOf(found) : 0;
	};
	const [clean, data, early, simplify] = [gainOf('clean'), gainOf('data'), gainOf('early-stop'), gainOf('simplify')];
	const tau = materialityOf(run, conventions);
	const lead = conventions.dataLead * tau;
	const near = conventions.bothAccepted * tau;
	const lines = [...reading, ...gains.map((gain) => gainLine(gain, run, conventions))];
	const used = instrumentsOf(gains);
	const settle = (family: ProbeFamily, also: readonly DiagnosisId[]): Verdict => {
		const id = `gain:${gains.find((gain) => gain.family === family)?.id}`;
		return verdictOf(CAUSE[family], [CAUSE[family], ...also], markDecisive(lines, [id]), used);
	};

	const tie = equallyRanked(material, run, conventions);
	if (tie) return tooManyCauses(tie, lines, used, run, conventions);
	if (clean > 0 && clean >= conventions.cleanShare * simplify) return settle('clean', Math.abs(clean - simplify) < near ? ['OF-CAP'] : []);
	if (data - Math.max(simplify, early) >= lead) return settle('data', []);
	if (early > 0 && early >= conventions.earlyShare * simplify) return settle('early-stop', simplify > 0 ? ['OF-CAP'] : []);
	if (simplify > 0)
		return settle('simplify', [
			...(Math.abs(data - simplify) < near && data > 0 ? ['OF-DATA'] : []),
			...(early > 0 && early >= conventions.earlyShare * simplify ? ['OF-LONG'] : [])
		]);
	// The gap is there and nothing that simplifies, stops or adds rows returns anything: harmless so far as shown, unless the
	// shortfall turns out to be real.
	const shortfall = reading.find(({ id }) => id === 'shortfall');
	const open = settleGain(gains, run, conventions, 'too-fitted');
	return inconclusive(
		lines,
		used,
		shortfall?.finding === 'inconclusive' && open.measurement === 'another-probe' ? settleShortfall(run, conventions, 'too-fitted') : open
	);
}

/** Three or more causes whose gains cannot be ranked, the largest among them; null where they can. */
function equallyRanked(material: readonly ProbeOutcome[], run: RunEvidence, conventions: Conventions): readonly ProbeOutcome[] | null {
	if (material.length < 3) return null;
	const best = Math.max(...material.map(differenceOf));
	const tied = material.filter((gain) => best - differenceOf(gain) <= conventions.equallyRanked * gainThresholdOf(run, conventions));
	return tied.length >= 3 ? tied : null;
}

/** Each of the tied causes is right on this evidence; what is not right is to be sure of one. */
function tooManyCauses(
	tied: readonly ProbeOutcome[],
	lines: readonly ArithmeticLine[],
	used: readonly string[],
	run: RunEvidence,
	conventions: Conventions
): Verdict {
	const marked = markDecisive(
		lines,
		tied.map(({ id }) => `gain:${id}`)
	);
	return inconclusive(
		marked,
		used,
		settleTie(tied, run, conventions),
		tied.map(({ family }) => CAUSE[family])
	);
}

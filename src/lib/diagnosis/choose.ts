/** From what the gates found to one verdict: everything that fired, and the first that explains the decision. */
import type { GateFinding } from './gates/gate.ts';
import { familyOf } from './ids.ts';
import type { DiagnosisId, Fired, GateName, Verdict } from './verdict.ts';

export interface GateResult extends GateFinding {
	readonly gate: GateName;
}

/**
 * Chooses the primary among findings in the order of the gates:
 * 1. a cause outside the fit gate: a void or misleading number comes before how closely the model fits;
 * 2. something outside precision and fit that cannot be told yet;
 * 3. a suspicion that was cleared, since it is what the case asked about; what the fit gate accepts is right beside it;
 * 4. too few rows for the gap; 5. the fit.
 * With nothing to report the run is healthy in all that was looked at: `FIT-OK`.
 */
export function chooseVerdict(results: readonly GateResult[]): Verdict {
	const fired: readonly Fired[] = results.map(({ gate, id, weight }) => ({ gate, id, weight }));
	const fit = results.find(({ gate }) => gate === 'fit');
	const beyond = results.filter(({ gate }) => gate !== 'fit' && gate !== 'precision');
	const chosen =
		beyond.find(({ weight }) => weight === 'cause') ??
		beyond.find(({ weight }) => weight === 'open') ??
		beyond.find(({ weight }) => weight === 'harmless') ??
		results.find(({ gate }) => gate === 'precision') ??
		fit;
	if (!chosen) return { primary: 'FIT-OK', accept: ['FIT-OK'], family: familyOf('FIT-OK'), lines: [], used: [], fired };
	const alsoRight = chosen.weight === 'harmless' && fit && fit !== chosen && fit.weight !== 'open' ? fit.accept : [];
	const accept: readonly DiagnosisId[] = [...new Set([chosen.id, ...chosen.accept, ...alsoRight])];
	// Lines of the others follow, so that the page can show the whole of it; only what was chosen decides.
	const others = results.filter((result) => result !== chosen).flatMap(({ lines }) => lines.map((line) => ({ ...line, decisive: false })));
	const known = new Set(chosen.lines.map(({ id }) => id));
	return {
		primary: chosen.id,
		accept,
		family: familyOf(chosen.id),
		lines: [...chosen.lines, ...others.filter(({ id }) => !known.has(id))],
		used: [...new Set(results.flatMap(({ used }) => used))],
		...(chosen.wouldSettle ? { wouldSettle: chosen.wouldSettle } : {}),
		fired
	};
}

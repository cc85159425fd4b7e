/** Small pieces that the judges of fit share. */
import { familyOf } from './ids.ts';
import type { ArithmeticLine, DiagnosisId, Verdict, WouldSettle } from './verdict.ts';

export function verdictOf(
	primary: DiagnosisId,
	accept: readonly DiagnosisId[],
	lines: readonly ArithmeticLine[],
	used: readonly string[]
): Verdict {
	return { primary, accept, family: familyOf(primary), lines, used };
}

export function inconclusive(
	lines: readonly ArithmeticLine[],
	used: readonly string[],
	wouldSettle: WouldSettle,
	also: readonly DiagnosisId[] = ['EV-SMALL']
): Verdict {
	return { ...verdictOf('INC', ['INC', ...also], lines, used), wouldSettle };
}

export function decisive(line: ArithmeticLine): ArithmeticLine {
	return { ...line, decisive: true };
}

export function markDecisive(lines: readonly ArithmeticLine[], ids: readonly string[]): readonly ArithmeticLine[] {
	return lines.map((line) => (ids.includes(line.id) ? decisive(line) : line));
}

/** The gates' verdict as findings, and the sentence over all of them. */
import type { ArithmeticLine, GateName, Verdict } from '#lib/diagnosis/verdict.ts';
import { findingOf } from './findings.ts';
import type { AuditFinding, AuditLabel, AuditTask, FindingStatus } from './types.ts';

/** Lines of the fit and precision gates carry no prefix. */
const FIT_LINES = /^(gap|shortfall|bias|gain:)/;

export function findingsOfVerdict(verdict: Verdict, task: AuditTask): readonly AuditFinding[] {
	return (verdict.fired ?? []).map(({ gate, id, weight }) => {
		const status: FindingStatus = weight === 'cause' ? 'found' : weight === 'open' ? 'cannot-tell' : 'cleared';
		const lines = linesOf(verdict.lines, gate);
		return findingOf({
			id: `${gate}:${id}`,
			diagnosis: id,
			status: gate === 'fit' && status === 'found' ? 'risk' : status,
			...(id === 'INC' ? { variant: gate } : {}),
			lines: lines.some(({ decisive }) => decisive) ? lines : lines.map((line, i) => ({ ...line, decisive: i === 0 })),
			...(verdict.wouldSettle && (verdict.primary === id || weight === 'open') ? { wouldSettle: verdict.wouldSettle } : {}),
			values: { task }
		});
	});
}

function linesOf(lines: readonly ArithmeticLine[], gate: GateName): readonly ArithmeticLine[] {
	if (gate === 'fit') return lines.filter(({ id }) => FIT_LINES.test(id));
	if (gate === 'precision') return lines.filter(({ id }) => id === 'gap');
	return lines.filter(({ id }) => id.startsWith(`${gate}:`));
}

/** The audit in one sentence. */
export function summaryOf(findings: readonly AuditFinding[]): AuditLabel {
	const count = (status: FindingStatus): number => findings.filter((finding) => finding.status === status).length;
	const values = {
		found: count('found'),
		suspects: count('suspect'),
		open: count('cannot-tell'),
		risks: count('risk'),
		cleared: count('cleared')
	};
	const id =
		values.found > 0 ? 'summary.found' : values.suspects > 0 ? 'summary.suspects' : values.open > 0 ? 'summary.open' : 'summary.none';
	return { id, values };
}

/** Findings: their words by id, their look-alike, the next measurement, and their order. */
import { pairOf } from '#lib/diagnosis/look-alikes.ts';
import type { ArithmeticLine, DiagnosisId, WouldSettle } from '#lib/diagnosis/verdict.ts';
import type { AuditFinding, AuditLabel, FindingStatus } from './types.ts';

export interface FindingParts {
	readonly id: string;
	readonly diagnosis: DiagnosisId;
	readonly status: FindingStatus;
	/** Names the sentence beside status and diagnosis where one diagnosis has several: `said`, `copy`, `blocks`. */
	readonly variant?: string;
	readonly columns?: readonly string[];
	readonly reasons?: readonly AuditLabel[];
	readonly lines?: readonly ArithmeticLine[];
	readonly wouldSettle?: WouldSettle;
	readonly values?: Readonly<Record<string, string | number>>;
}

/** What each finding is most easily taken for in a table that somebody brings. */
const LOOK_ALIKE: Readonly<Record<DiagnosisId, DiagnosisId>> = {
	'LK-1.4': 'LK-NULL',
	'LK-2': 'SC',
	'LK-3.1': 'SH-CON',
	'LK-3.2': 'LK-NULL',
	'LK-3.3': 'SH-COV',
	'LK-1.2': 'LK-NULL',
	'EV-REP': 'SH-COV',
	'EV-EASY': 'LK-3.3',
	'EV-ACC': 'SG-RARE',
	'SG-RARE': 'EV-ACC',
	'SG-HID': 'SG-FALSE',
	'SG-FALSE': 'SG-HID',
	'CA-OVER': 'SH-LAB',
	'CA-UNDER': 'CA-OVER',
	'SH-COV': 'SH-CON',
	'SH-CON': 'SH-COV',
	'SH-LAB': 'SH-CON',
	'OF-CAP': 'OF-DATA',
	'OF-DATA': 'OF-CAP',
	'OF-LONG': 'OF-CAP',
	'UF-CAP': 'UF-SIG',
	'UF-REG': 'UF-CAP',
	'UF-OPT': 'UF-CAP',
	'UF-SIG': 'UF-NOISE',
	'BV-MIX': 'OF-CAP',
	'LK-NULL': 'LK-1.4',
	INC: 'FIT-OK',
	'FIT-OK': 'INC'
};

export function findingOf(parts: FindingParts): AuditFinding {
	const { id, diagnosis, status, variant, columns = [], reasons = [], lines = [], wouldSettle, values = {} } = parts;
	const decisive = lines.find((line) => line.decisive) ?? lines[0];
	const changes = decisive?.measured.value ?? NaN;
	const { low, high } = decisive?.measured.interval ?? { low: NaN, high: NaN };
	const key = `${status}.${diagnosis}${variant === undefined ? '' : `.${variant}`}`;
	const other = LOOK_ALIKE[diagnosis];
	const pair = other === undefined ? null : pairOf(diagnosis, other);
	return {
		id,
		diagnosis,
		status,
		columns,
		says: {
			id: key,
			values: { columns: columns.join(', '), changes, low, high, threshold: decisive?.threshold ?? NaN, diagnosis, ...values }
		},
		reasons,
		lines,
		changes,
		lookAlike: pair === null ? null : { id: other, by: pair.by, pair: pair.id },
		next: { id: `next.${diagnosis}.${variant === 'blocks' ? variant : status}`, values: { columns: columns.join(', '), ...values } },
		...(wouldSettle ? { wouldSettle } : {})
	};
}

/** A number that is void comes before one that misleads, and that before how closely a model fits. */
export const isVoid = (diagnosis: DiagnosisId): boolean => diagnosis.startsWith('LK-') || diagnosis === 'EV-REP' || diagnosis === 'EV-EASY';

/** Found before suspected before open before hypothetical before cleared; what voids the number before what misleads. */
function rankOf({ status, diagnosis }: AuditFinding): number {
	switch (status) {
		case 'found':
			return isVoid(diagnosis) ? 0 : 2;
		case 'suspect':
			return isVoid(diagnosis) ? 1 : 3;
		case 'cannot-tell':
			return 4;
		case 'risk':
			return isVoid(diagnosis) ? 5 : 6;
		case 'cleared':
			return 7;
	}
}

/** In the order of what they change. */
export function inOrder(findings: readonly AuditFinding[]): readonly AuditFinding[] {
	const size = ({ changes }: AuditFinding): number => (Number.isNaN(changes) ? 0 : Math.abs(changes));
	return [...findings].sort((a, b) => rankOf(a) - rankOf(b) || size(b) - size(a));
}

/** Evidence and results without the numbers of single rows: small enough to keep, and nothing of the table itself goes out. */
import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';
import type { LogAuditResult } from './log-types.ts';
import type { AuditResult } from './types.ts';

export function withoutRows(evidence: InstrumentEvidence): InstrumentEvidence {
	switch (evidence.kind) {
		case 'facts':
			return evidence;
		case 'history':
			return { ...evidence, run: plainRun(evidence.run) };
		case 'arms':
			return { ...evidence, base: plainRun(evidence.base), arms: evidence.arms.map((arm) => ({ ...arm, run: plainRun(arm.run) })) };
		case 'sweep':
			return { ...evidence, base: plainRun(evidence.base), points: evidence.points.map(({ x, run }) => ({ x, run: plainRun(run) })) };
	}
}

function plainRun(run: RunEvidence): RunEvidence {
	const { validationGroups: _, ...rest } = run;
	return { ...rest, histories: null, validationRows: new Float32Array(0), validationIds: new Int32Array(0) };
}

/** A result as JSON: numbers that are not finite become null, empty row arrays become lists. */
export function auditJson(result: AuditResult | LogAuditResult): string {
	return JSON.stringify(
		result,
		(_, value: unknown) => {
			if (typeof value === 'number' && !Number.isFinite(value)) return null;
			if (ArrayBuffer.isView(value)) return Array.from(value as unknown as ArrayLike<number>);
			return value;
		},
		'\t'
	);
}

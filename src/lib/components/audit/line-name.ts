/** The name of a line of an audit's arithmetic: what was put right where the rules only say that something was. */
import type { ArithmeticLine } from '#lib/diagnosis/verdict.ts';
import { lineName } from '#lib/messages/arithmetic.ts';
import { say } from '#lib/messages/audit.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { diagnosisEn } from '#lib/messages/diagnosis.en.ts';

/** Corrections are called after what they put right: `provenance:LK-2:cost`. */
const CORRECTION = /^provenance:([A-Z]{2}-[\w.]+)(?::(.*))?$/s;

export function auditLineName(line: ArithmeticLine): string {
	const [, id, what = ''] = CORRECTION.exec(line.id) ?? [];
	if (id === undefined || !Object.hasOwn(diagnosisEn, id)) return lineName(line);
	// Not measured by answers: what the models themselves promise.
	return say('corrections.line', {
		name: diagnosisName(id),
		what: line.id === 'provenance:LK-3.3:promised' ? say('corrections.promised') : what
	});
}

/** The name of a line of an audit's arithmetic: an audit's own words, or those of the rules. */
import type { ArithmeticLine } from '#lib/diagnosis/verdict.ts';
import { lineName } from '#lib/messages/arithmetic.ts';

export function auditLineName(line: ArithmeticLine): string {
	return lineName(line);
}

/** Late rules: what a share of the points becomes when a file arrives after its due date. The arrival is the witness, never the log. */

export type LateRule =
	/** Late work counts in full. */
	| { readonly kind: 'none' }
	/** Each day begun after the grace takes `perDay` of the full points, until `floor` of what was earned is left. */
	| { readonly kind: 'per-day'; readonly graceMinutes: number; readonly perDay: number; readonly floor: number }
	/** Nothing counts after the grace. */
	| { readonly kind: 'cut-off'; readonly graceMinutes: number };

export const NO_LATE_RULE: LateRule = { kind: 'none' };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export interface Lateness {
	/** Milliseconds after the due date; 0 when in time or without one. */
	readonly late: number;
	/** Days begun after the due date and the grace. */
	readonly days: number;
	/** What the points are multiplied with, in [0, 1]. */
	readonly factor: number;
}

/**
 * How late, and what it costs.
 * @param due milliseconds since the Unix epoch, or null
 * @throws {RangeError} when a rule's numbers make no sense.
 */
export function lateness(rule: LateRule, arrived: number, due: number | null): Lateness {
	assertRule(rule);
	if (due === null || arrived <= due) return { late: 0, days: 0, factor: 1 };
	const late = arrived - due;
	const beyond = rule.kind === 'none' ? late : late - rule.graceMinutes * MINUTE;
	const days = beyond <= 0 ? 0 : Math.ceil(beyond / DAY);
	if (rule.kind === 'none' || days === 0) return { late, days, factor: 1 };
	if (rule.kind === 'cut-off') return { late, days, factor: 0 };
	return { late, days, factor: Math.max(rule.floor, 1 - rule.perDay * days) };
}

function assertRule(rule: LateRule): void {
	if (rule.kind === 'none') return;
	if (!(rule.graceMinutes >= 0)) throw new RangeError(`The grace is a number of minutes from 0 on; got ${rule.graceMinutes}.`);
	if (rule.kind === 'cut-off') return;
	if (!(rule.perDay >= 0 && rule.perDay <= 1)) throw new RangeError(`What a day costs is a share from 0 to 1; got ${rule.perDay}.`);
	if (!(rule.floor >= 0 && rule.floor <= 1)) throw new RangeError(`What is left at least is a share from 0 to 1; got ${rule.floor}.`);
}

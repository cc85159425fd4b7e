/** Changes to a guard, and what is still missing in it. */
import type { ColumnOverview, FileOverview } from '#lib/audit/audit-wire.ts';
import type { AuditGuard, GuardProposal } from '#lib/audit/types.ts';

/** Fields of the guard that name one column each. */
export type OneColumn = 'decisionTime' | 'group' | 'time';
/** Fields of the guard that name several. */
export type ManyColumns = 'segments' | 'after' | 'leaveOut';
const MANY: readonly ManyColumns[] = ['segments', 'after', 'leaveOut'];

/** A proposal for a new target, with the answers that somebody gave kept where they still make sense. */
export function withTarget(before: AuditGuard, given: readonly string[], proposal: GuardProposal): AuditGuard {
	const kept = Object.fromEntries(Object.entries(before).filter(([field]) => given.includes(field) && field !== 'target'));
	return withoutTarget({ ...proposal.guard, ...kept, task: proposal.guard.task, positive: proposal.guard.positive });
}

/** The target is no other thing as well. */
function withoutTarget(guard: AuditGuard): AuditGuard {
	const { target } = guard;
	const other = (name: string | null): string | null => (name === target ? null : name);
	return {
		...guard,
		decisionTime: other(guard.decisionTime),
		group: other(guard.group),
		time: other(guard.time),
		segments: guard.segments.filter((name) => name !== target),
		after: guard.after.filter((name) => name !== target),
		leaveOut: guard.leaveOut.filter((name) => name !== target),
		split: guard.split?.column === target ? null : guard.split
	};
}

/** A guard of before for a file of now: what names a column that is no longer there is dropped. Null when the target is gone. */
export function guardFor(guard: AuditGuard, { columns }: FileOverview): AuditGuard | null {
	const names = new Set(columns.map(({ name }) => name));
	if (!names.has(guard.target)) return null;
	const there = (name: string | null): string | null => (name !== null && names.has(name) ? name : null);
	const many = Object.fromEntries(MANY.map((field) => [field, guard[field].filter((name) => names.has(name))]));
	return {
		...guard,
		decisionTime: there(guard.decisionTime),
		group: there(guard.group),
		time: there(guard.time),
		split: guard.split !== null && names.has(guard.split.column) ? guard.split : null,
		...many
	};
}

/** A split column as it begins: the values that sound like training were trained on; else the first. */
export function splitOn(column: ColumnOverview | undefined): AuditGuard['split'] {
	if (column === undefined) return null;
	const train = column.values.filter((value) => /^(train|training|fit|dev|in.?sample|learn)/i.test(value));
	return { column: column.name, train: train.length > 0 ? train : column.values.slice(0, 1) };
}

/** The columns that may stand in a field. */
export function columnsFor(
	field: OneColumn | ManyColumns | 'split',
	guard: AuditGuard,
	columns: readonly ColumnOverview[]
): readonly ColumnOverview[] {
	return columns.filter(({ name, kind, distinct }) => {
		if (name === guard.target || kind === 'empty') return false;
		if (field === 'decisionTime') return kind === 'date';
		if (field === 'time') return kind === 'date' || kind === 'number';
		if (field === 'split') return distinct >= 2 && distinct <= 20;
		if (field === 'segments') return kind !== 'text' && kind !== 'date' && distinct >= 2;
		return true;
	});
}

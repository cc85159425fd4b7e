/** The command that makes the same audit in a terminal. */
import type { AuditGuard } from '#lib/audit/types.ts';

export function commandOf(file: string, guard: AuditGuard, others: { readonly population: string | null }): string {
	const options: readonly (readonly [name: string, value: string | null])[] = [
		['target', guard.target],
		['split', guard.split?.column ?? null],
		['population', others.population],
		['group', guard.group],
		['time', guard.time],
		['decision-time', guard.decisionTime],
		['segments', guard.segments.length > 0 ? guard.segments.join(',') : null]
	];
	return [
		`npm run audit -- ${quoted(file)}`,
		...options.flatMap(([name, value]) => (value === null ? [] : [`--${name} ${quoted(value)}`]))
	].join(' ');
}

/** As a shell takes it: nothing in a column's name is run. */
function quoted(text: string): string {
	return /^[\w.,/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

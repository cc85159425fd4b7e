/**
 * The file of an assignment. It may carry the folders of exercises that are in no build, so that students need nothing else. They are
 * no part of the assignment's identity: its items name each by a hash of its content.
 */
import * as v from 'valibot';
import type { Assignment } from './assignment.ts';
import { assignmentText, parseAssignmentText, type AssignmentReport } from './assignment-schema.ts';
import { isOwnCase } from './author/own-name.ts';
import type { Pack } from './author/pack-zip.ts';

const packs = v.pipe(
	v.array(v.strictObject({ slug: v.pipe(v.string(), v.maxLength(80)), files: v.record(v.string(), v.string()) })),
	v.maxLength(60)
);

/** Names of the exercises in it that are in no build. */
export function ownNames({ items }: Pick<Assignment, 'items'>): readonly string[] {
	return [...new Set(items.flatMap(({ pool }) => pool.map(({ name }) => name)))].filter(isOwnCase);
}

/** The text of the file, with the folders of exercises that are in no build. */
export function assignmentFileText(assignment: Assignment, folders: readonly Pack[]): string {
	if (folders.length === 0) return assignmentText(assignment);
	return `${JSON.stringify({ ...assignment, packs: folders }, null, '\t')}\n`;
}

/** The folders in a file. They are texts of a stranger: `readPackFiles` says whether they may be used. Empty where there are none. */
export function packsIn(text: string): readonly Pack[] {
	let raw: unknown;
	try {
		raw = JSON.parse(text);
	} catch {
		return [];
	}
	if (typeof raw !== 'object' || raw === null || !('packs' in raw)) return [];
	const read = v.safeParse(packs, raw.packs);
	return read.success ? read.output : [];
}

/** Both together. */
export function readAssignmentFile(text: string): { readonly report: AssignmentReport; readonly packs: readonly Pack[] } {
	return { report: parseAssignmentText(text), packs: packsIn(text) };
}

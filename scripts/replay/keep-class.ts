/** Writes a scripted class into a folder: the assignment, the submissions, and the key that opens them where they are sealed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assignment } from '#lib/teach/assignment.ts';
import { assignmentText } from '#lib/teach/assignment-schema.ts';
import type { ClassSize, ScriptedFile } from './scripted-class.ts';

export const CLASS_OF_120: ClassSize = { good: 50, average: 30, weak: 20, eachCheat: 4 };

export function keepClass(folder: string, assignment: Assignment, files: readonly ScriptedFile[], key: JsonWebKey | null): void {
	mkdirSync(join(folder, 'submissions'), { recursive: true });
	writeFileSync(join(folder, 'assignment.json'), assignmentText(assignment));
	if (key !== null) writeFileSync(join(folder, 'key.json'), JSON.stringify(key));
	for (const { name, text } of files) writeFileSync(join(folder, 'submissions', name), text);
	console.log(`${files.length} files are in ${folder}.`);
}

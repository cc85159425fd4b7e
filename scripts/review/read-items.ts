import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ExerciseProblem } from '#lib/exercise/problems.ts';
import { readItem, type LoadedItem } from '#lib/review/read-item.ts';
import { ExerciseError } from '../exercises/read.ts';

const FOLDER = 'exercises/_review';

/**
 * Every item of exercises/_review, in an order that says nothing: that of the hash of its name.
 * @throws {ExerciseError} whose message lists every problem with file, line, column and cure.
 */
export function readItems(root: string, order: (slug: string) => string): readonly LoadedItem[] {
	const problems: ExerciseProblem[] = [];
	const items: LoadedItem[] = [];
	for (const file of readdirSync(join(root, FOLDER)).filter((name) => name.endsWith('.yaml'))) {
		const read = readItem(basename(file, '.yaml'), readFileSync(join(root, FOLDER, file), 'utf8'), `${FOLDER}/${file}`);
		if (read.ok) items.push(read.value);
		else problems.push(...read.problems);
	}
	if (problems.length > 0) throw new ExerciseError(problems);
	return items
		.map((item) => ({ item, at: order(item.slug) }))
		.sort((a, b) => (a.at < b.at ? -1 : 1))
		.map(({ item }) => item);
}

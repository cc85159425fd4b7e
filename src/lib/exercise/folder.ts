import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { BROUGHT_TABLE } from '#lib/worlds/describe-real.ts';
import { neutralityProblem } from './neutrality.ts';
import { parseExercise } from './parse.ts';
import type { ExerciseProblem, Result } from './problems.ts';
import type { Exercise } from './schema.ts';
import { withBroughtTable } from './standard-vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The texts of an exercise's folder by file name, as read from disk or from a dropped folder. */
export type FolderFiles = Readonly<Record<string, string>>;

/** An exercise with its prose; `slug` is the folder's name, which is also its address and the key of all progress. */
export interface LoadedExercise {
	readonly slug: string;
	readonly exercise: Exercise;
	/** Markdown. */
	readonly brief: string;
	readonly debrief: string;
	/** SHA-256 over the folder's texts, line ends made equal. */
	readonly contentHash: string;
}

const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FILES = ['exercise.yaml', 'brief.md', 'debrief.md'] as const;
/** The table of an author, which the world `brought-table` is made from. */
export const TABLE_FILE = 'table.csv';

/** SHA-256 of the canonical JSON of a folder's texts. */
export function contentHashOf(files: FolderFiles): string {
	const texts: Record<string, string> = {};
	for (const name of Object.keys(files)) texts[name] = files[name].replaceAll('\r\n', '\n');
	return sha256Hex(canonicalJson(texts));
}

/** Reads one folder. `where` is its path, named in the problems, for example `exercises/churn-300`. */
export function readFolder(
	slug: string,
	files: FolderFiles,
	vocabulary: Vocabulary,
	where = `exercises/${slug}`
): Result<LoadedExercise, readonly ExerciseProblem[]> {
	const problems: ExerciseProblem[] = [];
	const say = (file: string, message: string, line = 1, column = 1): void =>
		void problems.push({ file: `${where}/${file}`, line, column, message });
	if (!SLUG.test(slug)) say('', `The folder "${slug}" is an address as well; name it with small letters, digits and single hyphens.`);
	for (const name of FILES)
		if (!/\S/.test(files[name] ?? ''))
			say(name, `\`${name}\` is missing or empty; every exercise has ${FILES.join(', ')}. Copy it from exercises/_template.`);
	for (const name of Object.keys(files))
		if (name !== TABLE_FILE && !FILES.some((known) => known === name))
			say(name, `\`${name}\` is not part of an exercise; remove it. An exercise has ${FILES.join(', ')}, and may have ${TABLE_FILE}.`);
	if (files['exercise.yaml'] === undefined) return { ok: false, problems };

	const brings = files[TABLE_FILE] !== undefined;
	const parsed = parseExercise(files['exercise.yaml'], `${where}/exercise.yaml`, brings ? withBroughtTable(vocabulary) : vocabulary);
	if (!parsed.ok) return { ok: false, problems: [...problems, ...parsed.problems] };
	if (brings && parsed.value.world.kind !== BROUGHT_TABLE.kind)
		say(TABLE_FILE, `\`${TABLE_FILE}\` is used by no world; name \`${BROUGHT_TABLE.kind}\` as world.kind, or remove the file.`);
	const nickname = parsed.value.nickname;
	const inSlug = neutralityProblem(slug.replaceAll('-', ' '), nickname);
	if (inSlug) say('', `The folder's name is the address: ${inSlug.message}`);
	const brief = files['brief.md'] ?? '';
	const inBrief = neutralityProblem(brief, nickname);
	if (inBrief) {
		const before = brief.slice(0, inBrief.index).split('\n');
		say('brief.md', inBrief.message, before.length, before[before.length - 1].length + 1);
	}
	if (problems.length > 0) return { ok: false, problems };
	return { ok: true, value: { slug, exercise: parsed.value, brief, debrief: files['debrief.md'], contentHash: contentHashOf(files) } };
}

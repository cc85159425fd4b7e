/** An exercise while it is written: the very exercise, which may still be wrong, and its prose. */
import { contentHashOf, readFolder, TABLE_FILE, type FolderFiles, type LoadedExercise } from '#lib/exercise/folder.ts';
import { problemText } from '#lib/exercise/problems.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { exerciseYaml } from './exercise-yaml.ts';
import { refusalOf } from './pack-refused.ts';
import type { Pack } from './pack-zip.ts';
import { guardTable } from './pack-table.ts';
import { guardProse } from './prose.ts';
import { guardWork } from './work.ts';

/** Kept as a record; `id` names the record and never leaves this browser. */
export interface Draft {
	readonly version: 1;
	readonly id: string;
	/** Name of the folder. */
	readonly slug: string;
	readonly exercise: Exercise;
	readonly brief: string;
	readonly debrief: string;
	/** Text of table.csv, where the author brings the data. */
	readonly table?: string;
}

/** The folder that the draft exports. */
export function folderOf({ slug, exercise, brief, debrief, table }: Draft): Pack {
	const files: FolderFiles = { 'exercise.yaml': exerciseYaml(exercise), 'brief.md': ended(brief), 'debrief.md': ended(debrief) };
	// A table that no world is made from stays in the draft, and not in the folder.
	return { slug, files: table !== undefined && exercise.world.kind === 'brought-table' ? { ...files, [TABLE_FILE]: table } : files };
}

const ended = (text: string): string => (text.endsWith('\n') ? text : `${text}\n`);

/** What a draft is worth: the exercise it would be, or every sentence about what is missing. */
export type DraftReport =
	| { readonly ok: true; readonly loaded: LoadedExercise; readonly hash: string }
	| { readonly ok: false; readonly problems: readonly string[] };

/** Reads the exported folder back, with the same schema and checks as the build, and with the limits of a page. */
export function checkDraft(draft: Draft): DraftReport {
	return checkPack(folderOf(draft));
}

/** The same for a folder that was read from a file. */
export function checkPack({ slug, files }: Pack): DraftReport {
	const read = readFolder(slug, files, STANDARD_VOCABULARY, slug);
	if (!read.ok) return { ok: false, problems: read.problems.map(problemText) };
	try {
		guardProse(files['brief.md'], 'brief.md');
		guardProse(files['debrief.md'], 'debrief.md');
		guardTable(read.value.exercise.world, files[TABLE_FILE]);
		guardWork(read.value.exercise);
	} catch (error) {
		const sentence = refusalOf(error);
		if (sentence === null) throw error;
		return { ok: false, problems: [sentence] };
	}
	return { ok: true, loaded: read.value, hash: contentHashOf(files) };
}

import { TABLE_FILE, type LoadedExercise } from '#lib/exercise/folder.ts';
import { checkPack, type Draft } from './draft.ts';
import { refusalOf } from './pack-refused.ts';
import { guardYaml } from './pack-yaml.ts';
import { readPackZip, type Pack } from './pack-zip.ts';
import { guardProse } from './prose.ts';

type Refused = { readonly ok: false; readonly problems: readonly string[] };
/** A pack that was read and checked, or the sentences that say why not. */
export type ReadPack = { readonly ok: true; readonly pack: Pack; readonly loaded: LoadedExercise } | Refused;
export type OpenedPack = { readonly ok: true; readonly draft: Draft } | Refused;

/** Reads a pack from a stranger. Nothing of it is trained or shown before all of it was looked at. */
export function readPack(bytes: Uint8Array, fileName: string): ReadPack {
	return refusing(() => readFiles(readPackZip(bytes, fileName)));
}

/** The same for the texts of a folder that came in another way, such as with an assignment. */
export function readPackFiles(pack: Pack): ReadPack {
	return refusing(() => readFiles(pack));
}

function readFiles(pack: Pack): ReadPack {
	guardYaml(pack.files['exercise.yaml']);
	guardProse(pack.files['brief.md'], 'brief.md');
	guardProse(pack.files['debrief.md'], 'debrief.md');
	const report = checkPack(pack);
	return report.ok ? { ok: true, pack, loaded: report.loaded } : report;
}

function refusing(read: () => ReadPack): ReadPack {
	try {
		return read();
	} catch (error) {
		const sentence = refusalOf(error);
		if (sentence === null) throw error;
		return { ok: false, problems: [sentence] };
	}
}

/**
 * Reads a pack as a draft.
 * @param id the draft's.
 */
export function openPack(bytes: Uint8Array, fileName: string, id: string): OpenedPack {
	const read = readPack(bytes, fileName);
	if (!read.ok) return read;
	const { slug, exercise, brief, debrief } = read.loaded;
	const table = read.pack.files[TABLE_FILE];
	return { ok: true, draft: { version: 1, id, slug, exercise, brief, debrief, ...(table === undefined ? {} : { table }) } };
}

import { checkPack, type Draft } from './draft.ts';
import { refusalOf } from './pack-refused.ts';
import { guardYaml } from './pack-yaml.ts';
import { readPackZip } from './pack-zip.ts';
import { guardProse } from './prose.ts';

/** A pack as a draft, or the sentences that say why not. */
export type OpenedPack = { readonly ok: true; readonly draft: Draft } | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads a pack from a stranger. Nothing of it is trained or shown before all of it was looked at.
 * @param id the draft's.
 */
export function openPack(bytes: Uint8Array, fileName: string, id: string): OpenedPack {
	try {
		const pack = readPackZip(bytes, fileName);
		guardYaml(pack.files['exercise.yaml']);
		guardProse(pack.files['brief.md'], 'brief.md');
		guardProse(pack.files['debrief.md'], 'debrief.md');
		const report = checkPack(pack);
		if (!report.ok) return report;
		const { slug, exercise, brief, debrief } = report.loaded;
		return { ok: true, draft: { version: 1, id, slug, exercise, brief, debrief } };
	} catch (error) {
		const sentence = refusalOf(error);
		if (sentence === null) throw error;
		return { ok: false, problems: [sentence] };
	}
}

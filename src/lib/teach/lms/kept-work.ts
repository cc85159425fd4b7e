/** A work file as the text that a course keeps between visits: packed, since courses allow little. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { sha256Hex } from '#lib/core/digest.ts';
import { fromBase64Url, toBase64Url } from '#lib/core/base64url.ts';

const PACKED = 'holdout1.';
const ONLY_HASH = 'holdout1-file.';
/** A packed text must not unfold into more than this, bytes. */
const MOST_BYTES = 4_000_000;

export const packWork = (workFile: string): string => PACKED + toBase64Url(deflateSync(strToU8(workFile), { level: 9 }));

/** What stands in for work that is too long to be kept: it names the file that the learner saved. */
export const fileStamp = (workFile: string): string => ONLY_HASH + sha256Hex(workFile);

/** `file`: the work is in a file that the learner has. `none`: what the course kept is not ours, or was cut. */
export type KeptWork = { readonly kind: 'work'; readonly text: string } | { readonly kind: 'file' } | { readonly kind: 'none' };

export function unpackWork(kept: string | null): KeptWork {
	if (kept === null) return { kind: 'none' };
	if (kept.startsWith(ONLY_HASH)) return { kind: 'file' };
	if (!kept.startsWith(PACKED)) return { kind: 'none' };
	const bytes = fromBase64Url(kept.slice(PACKED.length));
	if (bytes === null) return { kind: 'none' };
	try {
		return { kind: 'work', text: strFromU8(inflateSync(bytes, { out: new Uint8Array(MOST_BYTES) })) };
	} catch {
		return { kind: 'none' };
	}
}

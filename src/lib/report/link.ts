/** A case in a link's fragment: packed, so that small ones fit and nothing is sent to a server. */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { fromBase64Url, toBase64Url } from '#lib/core/base64url.ts';
import { NotACaseError, readCaseFile, writeCaseFile, type CaseFile } from './case-file.ts';
import { say } from '#lib/messages/portfolio.ts';

/** Most characters of a fragment: what a QR code and every mail program still carry. */
export const MOST_CHARACTERS = 2000;
/** A packed case must not blow up to more than this, bytes. */
const MOST_UNPACKED = 400_000;

/** The fragment without its `#`. */
export function caseFragment(file: CaseFile): string {
	return `case=${toBase64Url(deflateSync(strToU8(writeCaseFile(file, false)), { level: 9 }))}`;
}

/** @throws {NotACaseError} when the fragment is cut off, forged or too large. */
export function readCaseFragment(fragment: string): CaseFile {
	const packed = /^#?case=([\w-]+)$/.exec(fragment)?.[1];
	if (packed === undefined) throw new NotACaseError(say('drop.not-case'));
	const bytes = fromBase64Url(packed);
	if (bytes === null) throw new NotACaseError(say('drop.not-case'));
	let text: string;
	try {
		text = strFromU8(inflateSync(bytes, { out: new Uint8Array(MOST_UNPACKED) }));
	} catch {
		throw new NotACaseError(say('drop.not-case'));
	}
	return readCaseFile(text);
}

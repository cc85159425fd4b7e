/** Bytes into text: by the mark at the start, else UTF-8, else the Western European encoding of older programs. */
import { IngestError } from './problems.ts';

export interface Decoded {
	readonly text: string;
	readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((value, index) => bytes[index] === value);

/** @throws {IngestError} `unreadable-encoding` when the bytes are no text (zeros all over: a picture, an archive, a workbook). */
export function decodeText(bytes: Uint8Array): Decoded {
	if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
	if (startsWith(bytes, 0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16le' };
	if (startsWith(bytes, 0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16be' };
	const other = otherKind(bytes);
	if (other !== null) throw new IngestError('looks-like-other', { kind: other });
	if (bytes.subarray(0, 4096).some((value) => value === 0)) throw new IngestError('unreadable-encoding');
	try {
		return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
	}
}

/** What a file is by its first bytes, where that is no table of ours. */
function otherKind(bytes: Uint8Array): string | null {
	if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'xlsx or zip';
	if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'xls';
	if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
	if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) || startsWith(bytes, 0xff, 0xd8, 0xff)) return 'picture';
	if (startsWith(bytes, 0x1f, 0x8b)) return 'gzip';
	return null;
}

/** Bytes into text: by the mark at the start, else UTF-8, else the Western European encoding of older programs. */
import type { ByteSource } from './byte-source.ts';
import { IngestError } from './problems.ts';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** A piece of a file's text, and the share of the file that was read with it, 0 to 1. */
export interface TextPiece {
	readonly text: string;
	readonly share: number;
	readonly last: boolean;
}

/** Bytes that are decoded at a time. */
const PIECE = 1 << 20;
/** Bytes from which the encoding and the kind of file are told. */
export const HEAD = 4096;
const FEW_ZEROS = 0.01;

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean => mark.every((value, index) => bytes[index] === value);

/**
 * The encoding of a file by its first bytes. `utf-8` without a mark is a guess that decoding may refute.
 * @throws {IngestError} `unreadable-encoding` when the bytes are no text; `looks-like-other` for files of other programs.
 */
export function encodingOf(head: Uint8Array): Encoding {
	if (startsWith(head, 0xef, 0xbb, 0xbf)) return 'utf-8';
	if (startsWith(head, 0xff, 0xfe)) return 'utf-16le';
	if (startsWith(head, 0xfe, 0xff)) return 'utf-16be';
	const other = otherKind(head);
	if (other !== null) throw new IngestError('looks-like-other', { kind: other });
	const zeros = head.reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
	// One or two in a text are a slip of the program that wrote it; they are taken out of their cells.
	if (zeros > FEW_ZEROS * head.length) return wideWithoutMark(head);
	return 'utf-8';
}

/**
 * The text of a source, piece by piece.
 * @throws {TypeError} when bytes are not of a UTF-8 without a mark: then it is of an older encoding.
 */
export async function* textPieces(source: ByteSource, encoding: Encoding): AsyncGenerator<TextPiece> {
	const fatal = encoding === 'utf-8' && !startsWith(await source.read(0, 3), 0xef, 0xbb, 0xbf);
	const decoder = new TextDecoder(encoding, { fatal });
	let coming = source.read(0, PIECE);
	for (let start = 0; ; start += PIECE) {
		const last = start + PIECE >= source.size;
		const bytes = await coming;
		// The next piece is fetched while this one is taken apart. Whoever stops here does not want to hear that it failed.
		if (!last) coming = source.read(start + PIECE, start + 2 * PIECE);
		coming.catch(() => undefined);
		const text = decoder.decode(bytes, { stream: !last });
		yield { text, share: Math.min(1, (start + PIECE) / source.size), last };
		if (last) return;
	}
}

/** Text of two bytes a letter whose mark is missing: every other byte is zero, and the rest is what one types. */
function wideWithoutMark(head: Uint8Array): Encoding {
	const pairs = Math.floor(head.length / 2);
	const typed = (offset: number): boolean => {
		let zeros = 0;
		for (let pair = 0; pair < pairs; pair++) {
			const letter = head[2 * pair + offset];
			if (head[2 * pair + 1 - offset] === 0) zeros++;
			if (letter < 32 && letter !== 9 && letter !== 10 && letter !== 13) return false;
		}
		return pairs >= 4 && zeros > 0.7 * pairs;
	};
	if (typed(0)) return 'utf-16le';
	if (typed(1)) return 'utf-16be';
	throw new IngestError('unreadable-encoding');
}

const MARKS: readonly (readonly [kind: string, ...mark: readonly number[]])[] = [
	['xlsx or zip', 0x50, 0x4b, 0x03, 0x04],
	['xlsx or zip', 0x50, 0x4b, 0x05, 0x06],
	['xls', 0xd0, 0xcf, 0x11, 0xe0],
	['pdf', 0x25, 0x50, 0x44, 0x46],
	['picture', 0x89, 0x50, 0x4e, 0x47],
	['picture', 0xff, 0xd8, 0xff],
	['picture', 0x47, 0x49, 0x46, 0x38],
	['gzip', 0x1f, 0x8b],
	['bzip2', 0x42, 0x5a, 0x68],
	['7z', 0x37, 0x7a, 0xbc, 0xaf],
	['zstd', 0x28, 0xb5, 0x2f, 0xfd],
	['numpy', 0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59],
	['hdf5', 0x89, 0x48, 0x44, 0x46],
	['pickle', 0x80, 0x04, 0x95],
	['pickle', 0x80, 0x05, 0x95],
	// "ARROW1", "FEA1", "SQLite", "Obj" and a one, "{\rtf"
	['arrow', 0x41, 0x52, 0x52, 0x4f, 0x57, 0x31],
	['arrow', 0x46, 0x45, 0x41, 0x31],
	['sqlite', 0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20],
	['avro', 0x4f, 0x62, 0x6a, 0x01],
	['rtf', 0x7b, 0x5c, 0x72, 0x74, 0x66]
];

/** What a file is by its first bytes, where that is no table of ours. */
function otherKind(bytes: Uint8Array): string | null {
	return MARKS.find(([, ...mark]) => startsWith(bytes, ...mark))?.[0] ?? null;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodingOf, textPieces } from '#lib/ingest/encoding.ts';
import { byteSource } from '#lib/ingest/byte-source.ts';
import { IngestError } from '#lib/ingest/problems.ts';
import { RowSplitter, rowsOf } from '#lib/ingest/row-splitter.ts';

/** All rows of a text that is handed over in pieces of these lengths. */
function split(text: string, lengths: readonly number[]): string[] {
	const splitter = new RowSplitter(',');
	const rows: string[] = [];
	let at = 0;
	for (const length of lengths) {
		rows.push(splitter.add(text.slice(at, at + length), false));
		at += length;
	}
	rows.push(splitter.add(text.slice(at), true));
	return rows;
}

describe('a text in pieces', () => {
	it('gives whole rows only, wherever it is cut', () => {
		const text = 'a,b\n"x\ny",1\n"he said ""no""",2\n5" pipe,3';
		for (let cut = 0; cut <= text.length; cut++) {
			const [first, rest] = split(text, [cut]);
			expect(first + rest).toBe(text);
			expect(first === '' || first.endsWith('\n')).toBe(true);
			expect(rowsOf(first, ',').concat(rowsOf(rest, ','))).toEqual(['a,b', '"x\ny",1', '"he said ""no""",2', '5" pipe,3']);
		}
	});

	it('is the same text however it is cut', () => {
		const cell = fc.constantFrom('a', '"b\nc"', '""', '"d""e"', '', 'f"g');
		const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 12 });
		fc.assert(
			fc.property(
				table,
				fc.constantFrom('\n', '\r\n', '\r'),
				fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 20 }),
				(rows, end, lengths) => {
					const text = rows.map((cells) => cells.join(',')).join(end);
					expect(split(text, lengths).join('')).toBe(text.replaceAll(end, '\n'));
				}
			)
		);
	});

	it('says where a quote opens that never closes', () => {
		const fault = (text: string): unknown => {
			try {
				split(text, [3, 3]);
				return null;
			} catch (error) {
				return error instanceof IngestError ? [error.code, error.values.line] : error;
			}
		};
		expect(fault('a,b\n1,2\n"x,3\n4,5')).toEqual(['unclosed-quote', 3]);
		expect(fault('a,b\n1,"2')).toEqual(['unclosed-quote', 2]);
		expect(fault('a,b\n1,"2"')).toBeNull();
	});
});

describe('bytes', () => {
	const head = (text: string, wide: 'little' | 'big'): Uint8Array =>
		Uint8Array.from([...text].flatMap((letter) => (wide === 'little' ? [letter.charCodeAt(0), 0] : [0, letter.charCodeAt(0)])));

	it('are two a letter where every other one is zero, with or without a mark', () => {
		expect(encodingOf(head('age,left\n1,yes\n', 'little'))).toBe('utf-16le');
		expect(encodingOf(head('age,left\n1,yes\n', 'big'))).toBe('utf-16be');
		expect(encodingOf(Uint8Array.from([0xff, 0xfe, 0x41, 0]))).toBe('utf-16le');
	});

	it('are decoded the same in pieces as at once, also where a letter is cut in two', async () => {
		const text = 'naïve café 🏙️,'.repeat(90_000);
		let read = '';
		for await (const piece of textPieces(byteSource(new TextEncoder().encode(text)), 'utf-8')) read += piece.text;
		expect(read).toBe(text);
	});
});

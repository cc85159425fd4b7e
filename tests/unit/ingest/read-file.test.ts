import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { dateOrders, readDate } from '#lib/ingest/dates.ts';
import { chooseDelimiter } from '#lib/ingest/delimited.ts';
import { readDecimalComma, readNumber } from '#lib/ingest/numbers.ts';
import { IngestError, LIMITS, type FatalCode, type NoteCode } from '#lib/ingest/problems.ts';
import { readDataFile, type DataFile } from '#lib/ingest/read-file.ts';
import { cellOf, type TypedColumn } from '#lib/ingest/typed-columns.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string): Promise<DataFile> => readDataFile('a.csv', bytesOf(text));
const column = (file: DataFile, name: string): TypedColumn => {
	const found = file.columns.find((own) => own.name === name);
	if (!found) throw new Error(`no column ${name}: ${file.columns.map((own) => own.name).join(', ')}`);
	return found;
};
const codes = (file: DataFile): NoteCode[] => file.notes.map(({ code }) => code);
const fails = async (bytes: Uint8Array): Promise<FatalCode | null> => {
	try {
		await readDataFile('a.csv', bytes);
		return null;
	} catch (error) {
		if (error instanceof IngestError) return error.code;
		throw error;
	}
};

describe('numbers', () => {
	it.each([
		['12', 12],
		['-0.5', -0.5],
		['+3', 3],
		['1e-3', 0.001],
		['.5', 0.5],
		['1,234,567.5', 1234567.5],
		['12%', 0.12],
		['0.7', 0.7]
	])('%s is %d', (cell, value) => expect(readNumber(cell)).toBe(value));

	it.each(['007', '1,23', '12 apples', '1.2.3', 'e5', ''])('%s is none', (cell) => expect(readNumber(cell)).toBeNaN());

	it('reads a decimal comma where asked', () => {
		expect(readDecimalComma('1.234,5')).toBe(1234.5);
		expect(readDecimalComma('0,25')).toBe(0.25);
	});
});

describe('dates', () => {
	it.each([
		['1970-01-02', 1],
		['1970-01-01T12:00:00Z', 0.5],
		['1970-01-01 06:00', 0.25],
		['1970-01-01T00:00:00+02:00', -2 / 24],
		['2 Jan 1970', 1],
		['January 2, 1970', 1],
		['3rd Jan 1970', 2],
		['19700103', 2],
		['1970/01/04', 3]
	])('%s is day %d', (cell, day) => expect(readDate(cell, 'day-month')).toBeCloseTo(day, 9));

	it('tells the order of day and month from a day above 12', () => {
		expect(dateOrders(['03/04/2024', '25/04/2024'])).toEqual(['day-month']);
		expect(dateOrders(['03/04/2024', '04/25/2024'])).toEqual(['month-day']);
		expect(dateOrders(['03/04/2024'])).toEqual(['day-month', 'month-day']);
	});

	it.each(['2024-02-30', '2024-13-01', 'yesterday', '12:30'])('%s is none', (cell) => expect(readDate(cell, 'day-month')).toBeNaN());
});

describe('a file', () => {
	it('becomes columns of the right kinds', async () => {
		const file = await read('id,age,joined,plan,note\n1,34,2024-01-05,basic,a\n2,,2024-02-01,plus,b\n3,51,2024-03-09,basic,c\n');
		expect(file.nRows).toBe(3);
		expect(file.columns.map(({ kind }) => kind)).toEqual(['number', 'number', 'date', 'category', 'category']);
		expect(column(file, 'age')).toMatchObject({ missing: 1, distinct: 2, whole: true });
		expect(cellOf(column(file, 'joined'), 1)).toBe('2024-02-01');
		expect(file.notes).toEqual([]);
	});

	it.each([
		['tabs', 'a\tb\n1\t2\n'],
		['semicolons', 'a;b\n1;2\n'],
		['bars', 'a|b\n1|2\n'],
		['Windows line ends', 'a,b\r\n1,2\r\n'],
		['no last line break', 'a,b\n1,2'],
		['a mark at the start', '\uFEFFa,b\n1,2\n']
	])('may use %s', async (_, text) => {
		const file = await read(text);
		expect(file.columns.map(({ name }) => name)).toEqual(['a', 'b']);
		expect(file.nRows).toBe(1);
	});

	it('keeps quoted separators, quotes and line breaks in their cell', async () => {
		const file = await read('a,b\n"x, ""y""\nz",1\nplain,2\n');
		expect(file.nRows).toBe(2);
		expect(cellOf(column(file, 'a'), 0)).toBe('x, "y"\nz');
	});

	it('keeps a quote inside a plain cell', async () => {
		const file = await read('a,b\n5" pipe,1\n6 "big" ones,2\n');
		expect(cellOf(column(file, 'a'), 0)).toBe('5" pipe');
		expect(file.nRows).toBe(2);
	});

	it('may be JSON in four shapes', async () => {
		for (const text of [
			'[{"a":1,"b":"x"},{"a":2,"b":"y"}]',
			'[["a","b"],[1,"x"],[2,"y"]]',
			'{"a":[1,2],"b":["x","y"]}',
			'{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n'
		]) {
			const file = await read(text);
			expect(file.nRows).toBe(2);
			expect(column(file, 'a')).toMatchObject({ kind: 'number', distinct: 2 });
		}
	});

	it('does not let a key of JSON reach a prototype', async () => {
		const file = await read('[{"__proto__":1,"a":2},{"a":3}]');
		expect(file.columns.map(({ name }) => name)).toContain('a');
		expect(({} as Record<string, unknown>)['1']).toBeUndefined();
	});

	it('may be Parquet', async () => {
		const buffer = parquetWriteBuffer({
			columnData: [
				{ name: 'a', data: [1.5, 2.5, 3.5], type: 'DOUBLE' },
				{ name: 'b', data: ['x', 'y', 'x'], type: 'STRING' }
			]
		});
		const file = await readDataFile('a.parquet', new Uint8Array(buffer));
		expect(file.nRows).toBe(3);
		expect(column(file, 'a')).toMatchObject({ kind: 'number', distinct: 3 });
		expect(column(file, 'b')).toMatchObject({ kind: 'category', distinct: 2 });
	});

	it.each<[NoteCode, string]>([
		['ragged-rows', 'a,b\n1,2\n3\n'],
		['repeated-name', 'a,a\n1,2\n'],
		['unnamed-column', 'a,\n1,2\n'],
		['empty-column', 'a,b\n1,\n2,\n'],
		['constant-column', 'a,b\n1,7\n2,7\n'],
		['mixed-types', 'a\n1\n2\nlots\n'],
		['ambiguous-dates', 'a,b\n01/02/2024,1\n03/04/2024,2\n'],
		['decimal-comma', 'a;b\n1,5;2\n2,5;3\n'],
		['formula-cells', 'a,b\n=SUM(A1),1\nx,2\n'],
		['skipped-blank-lines', 'a,b\n1,2\n\n3,4\n'],
		['nested-values', '[{"a":{"b":1}},{"a":{"b":2}}]'],
		['repeated-header', 'a,b\n1,2\na,b\n3,4\n'],
		['huge-cells', `a,b\n${'x'.repeat(LIMITS.cellCharacters + 1)},1\ny,2\n`]
	])('says %s', async (code, text) => expect(codes(await read(text))).toContain(code));

	it('reads an older encoding and says so', async () => {
		const file = await readDataFile('a.csv', new Uint8Array([...bytesOf('name,b\ncaf'), 0xe9, ...bytesOf(',1\nbar,2\n')]));
		expect(cellOf(column(file, 'name'), 0)).toBe('café');
		expect(codes(file)).toContain('older-encoding');
	});

	it('reads UTF-16', async () => {
		const text = 'a,b\n1,2\n';
		const bytes = new Uint8Array(2 + text.length * 2);
		bytes.set([0xff, 0xfe]);
		for (let index = 0; index < text.length; index++) bytes[2 + 2 * index] = text.charCodeAt(index);
		expect((await readDataFile('a.csv', bytes)).nRows).toBe(1);
	});

	it.each<[FatalCode, Uint8Array]>([
		['empty-file', bytesOf('')],
		['empty-file', bytesOf(' \n\n')],
		['empty-file', bytesOf('[]')],
		['only-a-header', bytesOf('a,b\n')],
		['unclosed-quote', bytesOf('a,b\n"x,1\ny,2\n')],
		['broken-json', bytesOf('[{"a":1},')],
		['json-not-rows', bytesOf('[1,2,3]')],
		['looks-like-other', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
		['looks-like-other', bytesOf('<html><body></body></html>')],
		['unreadable-encoding', new Uint8Array([1, 0, 2, 0, 3, 0])],
		['broken-parquet', bytesOf('PAR1 and then nothing')],
		['too-many-columns', bytesOf(`${Array.from({ length: LIMITS.columns + 1 }, (_, index) => `c${index}`).join(',')}\n`)]
	])('is refused: %s', async (code, bytes) => expect(await fails(bytes)).toBe(code));

	it('names the line of a quote that never closes', async () => {
		await expect(read('a,b\n1,2\n"x,3\n4,5\n')).rejects.toMatchObject({ code: 'unclosed-quote', values: { line: 3 } });
	});

	it('stops when it is told to', async () => {
		const control = new AbortController();
		control.abort();
		await expect(readDataFile('a.csv', bytesOf('a,b\n1,2\n'), { signal: control.signal })).rejects.toThrow();
	});

	it('reads back any table that was written as CSV', async () => {
		const cell = fc
			.stringMatching(/^[a-z ,;"\n=']{1,12}$/)
			.filter((text) => text.trim() === text && !/^(na|nan|nil|none|null)$/.test(text));
		await fc.assert(
			fc.asyncProperty(fc.array(fc.tuple(cell, fc.integer({ min: -999, max: 999 })), { minLength: 1, maxLength: 30 }), async (rows) => {
				const quoted = rows.map(([text, number]) => `"${text.replaceAll('"', '""')}",${number}`);
				const file = await read(`words,n\n${quoted.join('\n')}\n`);
				expect(file.nRows).toBe(rows.length);
				rows.forEach(([text, number], row) => {
					expect(cellOf(column(file, 'words'), row)).toBe(text);
					expect(cellOf(column(file, 'n'), row)).toBe(String(number));
				});
			}),
			{ numRuns: 60 }
		);
	});

	it('reads a file of several pieces as one', async () => {
		const rows = Array.from({ length: 60_000 }, (_, index) => `${index},"cell ${index},\n with a break"`);
		const file = await read(`n,text\n${rows.join('\n')}\n`);
		expect(file.nRows).toBe(60_000);
		expect(cellOf(column(file, 'n'), 59_999)).toBe('59999');
		expect(cellOf(column(file, 'text'), 41_234)).toBe('cell 41234,\n with a break');
	});
});

it('chooses the separator that splits the lines evenly', () => {
	expect(chooseDelimiter('a;b;c\n1,5;2,5;3\n')).toBe(';');
	expect(chooseDelimiter('one column only\nof words\n')).toBe(',');
});

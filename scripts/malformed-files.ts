/**
 * Files that go wrong, each with the sentences a person reads when it is brought to the audit: written to
 * tests/fixtures/malformed by `npx tsx scripts/malformed-files.ts`. Long because every case stands here with its expectation.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { guessGuard } from '../src/lib/audit/guess-guard.ts';
import { toTable } from '../src/lib/audit/to-table.ts';
import { AuditError } from '../src/lib/audit/types.ts';
import { IngestError } from '../src/lib/ingest/problems.ts';
import { readDataFile } from '../src/lib/ingest/read-file.ts';
import { sayAuditError } from '../src/lib/messages/audit-verdicts.ts';
import { sayIngestError, sayIngestNotes } from '../src/lib/messages/ingest.ts';

export const malformedFolder = fileURLToPath(new URL('../tests/fixtures/malformed', import.meta.url));

/** What a person reads when a file is brought. */
interface Expected {
	/** `read`: the file was read, with these notes. `refused`: it was not. `no-audit`: it was read, and there is nothing to audit. */
	readonly outcome: 'read' | 'refused' | 'no-audit';
	/** Rows that were read; 0 where none were. */
	readonly nRows: number;
	readonly says: readonly string[];
}

interface Case {
	readonly name: string;
	readonly bytes: Uint8Array;
	/** The target that is chosen; the guess where there is none. */
	readonly target?: string;
}

export type MalformedFile = Case & Expected;

/** What a person sees when a file is brought and the target is chosen: the sentences, in their order. */
export async function outcomeOf(name: string, given: Uint8Array | Blob, target?: string): Promise<Expected> {
	let nRows = 0;
	let notes: string[] = [];
	try {
		const file = await readDataFile(name, given);
		nRows = file.nRows;
		const kinds = [...new Set(file.notes.map(({ code }) => code))];
		notes = kinds.map((code) => sayIngestNotes(file.notes.filter((note) => note.code === code)));
		toTable(file, guessGuard(file, target).guard);
		return { outcome: 'read', nRows, says: notes };
	} catch (error) {
		if (error instanceof IngestError) return { outcome: 'refused', says: [sayIngestError(error.code, error.values)], nRows };
		if (error instanceof AuditError) return { outcome: 'no-audit', says: [...notes, sayAuditError(error.code, error.values)], nRows };
		throw error;
	}
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);
const join = (...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const wide = (content: string, big: boolean, mark: boolean): Uint8Array => {
	const bytes: number[] = mark ? (big ? [0xfe, 0xff] : [0xff, 0xfe]) : [];
	for (const letter of content) {
		const code = letter.charCodeAt(0);
		bytes.push(...(big ? [code >> 8, code & 255] : [code & 255, code >> 8]));
	}
	return Uint8Array.from(bytes);
};
const latin = (content: string): Uint8Array => Uint8Array.from(content, (letter) => letter.charCodeAt(0));

/** Rows of a small, sound table; every column in it can be asked for by name. */
function rows(n: number): { age: number; city: string; joined: string; paid: number; left: string }[] {
	return Array.from({ length: n }, (_, i) => ({
		age: 20 + ((i * 37) % 50),
		city: ['Bonn', 'Graz', 'Bern'][(i * 7) % 3],
		joined: `2024-${String(1 + (i % 12)).padStart(2, '0')}-${String(1 + ((i * 5) % 28)).padStart(2, '0')}`,
		paid: ((i * 7919) % 1000) / 10,
		left: (i * 13) % 5 < 2 ? 'yes' : 'no'
	}));
}
const HEADER = 'age,city,joined,paid,left';
const line = (row: ReturnType<typeof rows>[number], sign = ','): string => [row.age, row.city, row.joined, row.paid, row.left].join(sign);
const lines = (n: number): string[] => rows(n).map((row) => line(row));
const csv = (body: readonly string[], header = HEADER): Uint8Array => text(`${[header, ...body].join('\n')}\n`);
const sound = csv(lines(120));
const changed = (n: number, change: (line: string, index: number) => string): Uint8Array => csv(lines(n).map(change));
const lineWith = (index: number, own: string): Uint8Array => changed(120, (one, i) => (i === index ? own : one));
const parquet = new Uint8Array(
	parquetWriteBuffer({
		columnData: [
			{ name: 'age', data: rows(120).map(({ age }) => age), type: 'DOUBLE' },
			{ name: 'left', data: rows(120).map(({ left }) => left), type: 'STRING' }
		]
	})
);
const columns = (n: number): string => {
	const names = Array.from({ length: n }, (_, i) => `c${i}`).join(',');
	const body = rows(60).map(({ left }, row) => `${Array.from({ length: n }, (_, i) => (row * (i + 3) * 31) % 97).join(',')},${left}`);
	return `${names},left\n${body.join('\n')}\n`;
};

/** The files, without what is expected of them. */
const cases: readonly Case[] = [
	// Separators and layout
	{ name: 'sound.csv', bytes: sound },
	{
		name: 'semicolons.csv',
		bytes: text(
			`${HEADER.replaceAll(',', ';')}\n${rows(120)
				.map((row) => line(row, ';'))
				.join('\n')}\n`
		)
	},
	{
		name: 'decimal-commas.csv',
		bytes: text(
			`age;paid;left\n${rows(120)
				.map((row) => `${row.age};${row.paid.toFixed(2).replace('.', ',')};${row.left}`)
				.join('\n')}\n`
		)
	},
	{
		name: 'tabs-called-csv.csv',
		bytes: text(
			`${HEADER.replaceAll(',', '\t')}\n${rows(120)
				.map((row) => line(row, '\t'))
				.join('\n')}\n`
		)
	},
	{
		name: 'bars.txt',
		bytes: text(
			`${HEADER.replaceAll(',', '|')}\n${rows(120)
				.map((row) => line(row, '|'))
				.join('\n')}\n`
		)
	},
	{
		name: 'carets.csv',
		bytes: text(
			`${HEADER.replaceAll(',', '^')}\n${rows(120)
				.map((row) => line(row, '^'))
				.join('\n')}\n`
		)
	},
	{ name: 'title-above.csv', bytes: text(`Members 2024\nExported on 3 March\n${HEADER}\n${lines(120).join('\n')}\n`) },
	{ name: 'windows-breaks.csv', bytes: text(`${HEADER}\r\n${lines(120).join('\r\n')}\r\n`) },
	{ name: 'old-mac-breaks.csv', bytes: text(`${HEADER}\r${lines(120).join('\r')}\r`) },
	{
		name: 'mixed-breaks.csv',
		bytes: text(
			`${HEADER}\r\n${lines(120)
				.map((one, i) => one + (i % 3 === 0 ? '\r\n' : '\n'))
				.join('')}`
		)
	},
	{ name: 'blank-lines.csv', bytes: changed(120, (one, i) => (i % 40 === 0 ? `\n${one}` : one)) },
	{ name: 'trailing-separator.csv', bytes: changed(120, (one) => `${one},`) },
	{ name: 'ragged-short.csv', bytes: changed(120, (one, i) => (i % 30 === 4 ? one.split(',').slice(0, 3).join(',') : one)) },
	{ name: 'ragged-long.csv', bytes: changed(120, (one, i) => (i === 9 ? `${one},extra,cells` : one)) },
	{ name: 'joined-files.csv', bytes: changed(120, (one, i) => (i === 60 || i === 90 ? `${HEADER}\n${one}` : one)) },
	{
		name: 'no-header.csv',
		bytes: text(
			`${rows(120)
				.map(({ age, paid }, i) => `${age},${paid},${i % 2}`)
				.join('\n')}\n`
		)
	},
	{
		name: 'prose.txt',
		bytes: text('Dear all, here is the table that you asked for in the meeting last week on Tuesday.\nIt is attached.\n')
	},
	{
		name: 'one-column.csv',
		bytes: text(
			`age\n${rows(120)
				.map(({ age }) => age)
				.join('\n')}\n`
		)
	},
	{ name: 'one-endless-line.csv', bytes: text('ab'.repeat(4_300_000)) },
	// Names
	{ name: 'duplicate-names.csv', bytes: csv(lines(120), 'age,city,joined,age,left') },
	{ name: 'empty-names.csv', bytes: csv(lines(120), 'age,,joined,,left') },
	{ name: 'odd-names.csv', bytes: csv(lines(120), '__proto__,constructor,toString,<script>alert(1)</script>,left') },
	{ name: 'spaced-names.csv', bytes: csv(lines(120), ' age ,  city,joined  ,paid, left') },
	// Quotes
	{ name: 'unclosed-quote.csv', bytes: lineWith(40, '33,"Bonn,2024-01-02,3.5,yes') },
	{ name: 'text-after-quote.csv', bytes: lineWith(40, '33,"Bonn" Süd,2024-01-02,3.5,yes') },
	{ name: 'quote-inside.csv', bytes: changed(120, (one, i) => one.replace('Bonn', i % 2 ? '5" pipe' : 'Bonn')) },
	{ name: 'breaks-in-cells.csv', bytes: changed(120, (one) => one.replace('Graz', '"Graz\nSt. Leonhard"')) },
	{ name: 'single-quotes.csv', bytes: changed(120, (one) => one.replace('Graz', "'Graz'")) },
	// Encodings
	{ name: 'latin-1.csv', bytes: latin(`${HEADER}\n${lines(120).join('\n').replaceAll('Graz', 'Köln')}\n`) },
	{ name: 'utf-8-mark.csv', bytes: join([0xef, 0xbb, 0xbf], sound) },
	{ name: 'utf-16-little.csv', bytes: wide(new TextDecoder().decode(sound), false, true) },
	{ name: 'utf-16-big.csv', bytes: wide(new TextDecoder().decode(sound), true, true) },
	{ name: 'utf-16-no-mark.csv', bytes: wide(new TextDecoder().decode(sound), false, false) },
	{
		name: 'invalid-bytes-after-mark.csv',
		bytes: join(
			[0xef, 0xbb, 0xbf],
			text(`${HEADER}\n`),
			text('33,'),
			[0xc3, 0x28],
			text(',2024-01-02,3.5,yes\n'),
			text(`${lines(120).join('\n')}\n`)
		)
	},
	{
		name: 'nul-bytes.csv',
		bytes: join(sound.subarray(0, 6000), ...(sound.length > 6000 ? [] : [text('33,Bo')]), [0], text('nn,2024-01-02,3.5,yes\n'))
	},
	{
		name: 'control-characters.csv',
		bytes: changed(120, (one, i) => (i % 10 === 0 ? one.replace(/Bonn|Graz|Bern/, (city) => `${city}\u0007`) : one))
	},
	{ name: 'zeros.bin', bytes: new Uint8Array(5000) },
	// Cells
	{ name: 'mixed-types.csv', bytes: changed(120, (one, i) => (i % 4 === 0 ? one.replace(/^\d+/, 'unknown age') : one)) },
	{ name: 'stray-text.csv', bytes: lineWith(17, 'about 30,Bonn,2024-01-02,3.5,yes') },
	{ name: 'infinite.csv', bytes: lineWith(17, '33,Bonn,2024-01-02,inf,yes') },
	{ name: 'too-large-number.csv', bytes: lineWith(17, '33,Bonn,2024-01-02,1e999,yes') },
	{
		name: 'thousands.csv',
		bytes: changed(120, (one, i) => one.replace(/,([\d.]+),(yes|no)$/, `,"${1 + (i % 7)},${String(100 + i)}.50",$2`))
	},
	{ name: 'leading-zeros.csv', bytes: changed(120, (one, i) => one.replace(/^\d+/, `0${String(1000 + i)}`)) },
	{ name: 'percent.csv', bytes: changed(120, (one, i) => one.replace(/^\d+/, `${i % 100}%`)) },
	{ name: 'missing-words.csv', bytes: changed(120, (one, i) => one.replace(/^\d+/, (age) => ['NA', 'null', '?', '-', 'NaN', age][i % 6])) },
	{ name: 'dates-day-first.csv', bytes: changed(120, (one) => one.replace(/(\d{4})-(\d\d)-(\d\d)/, '$3.$2.$1')) },
	{ name: 'dates-month-first.csv', bytes: changed(120, (one) => one.replace(/(\d{4})-(\d\d)-(\d\d)/, '$2/$3/$1')) },
	{
		name: 'dates-ambiguous.csv',
		bytes: changed(120, (one, i) => one.replace(/\d{4}-\d\d-\d\d/, `0${1 + (i % 9)}/0${1 + ((i * 2) % 9)}/2024`))
	},
	{ name: 'dates-in-words.csv', bytes: changed(120, (one, i) => one.replace(/\d{4}-\d\d-\d\d/, `${1 + (i % 28)} March 2024`)) },
	{
		name: 'dates-with-zone.csv',
		bytes: changed(120, (one, i) => one.replace(/\d{4}-\d\d-\d\d/, (day) => `${day}T${String(i % 24).padStart(2, '0')}:30:00+02:00`))
	},
	{ name: 'dates-compact.csv', bytes: changed(120, (one) => one.replace(/(\d{4})-(\d\d)-(\d\d)/, '$1$2$3')) },
	{ name: 'dates-and-text.csv', bytes: changed(120, (one, i) => (i % 5 === 0 ? one.replace(/\d{4}-\d\d-\d\d/, 'last spring') : one)) },
	{ name: 'impossible-dates.csv', bytes: changed(120, (one, i) => (i === 3 ? one.replace(/\d{4}-\d\d-\d\d/, '2024-02-31') : one)) },
	{ name: 'huge-cells.csv', bytes: lineWith(17, `33,${'lorem '.repeat(20_000)},2024-01-02,3.5,yes`) },
	{
		name: 'formulas.csv',
		bytes: changed(120, (one, i) =>
			i % 20 === 0 ? one.replace(/Bonn|Graz|Bern/, '=HYPERLINK("http://a.b";"x")'.replaceAll('"', '')) : one
		)
	},
	{ name: 'formula-command.csv', bytes: lineWith(17, "33,@SUM(1+1)*cmd|' /C calc'!A0,2024-01-02,3.5,yes") },
	{ name: 'empty-column.csv', bytes: changed(120, (one) => one.replace(/,(Bonn|Graz|Bern),/, ',,')) },
	{ name: 'constant-columns.csv', bytes: changed(120, (one) => one.replace(/,(Bonn|Graz|Bern),/, ',Bonn,').replace(/^\d+/, '33')) },
	{ name: 'emoji.csv', bytes: changed(120, (one) => one.replace('Bonn', '🏙️ Bonn').replace('Bern', '‮nreB')) },
	// Size
	{ name: 'ten-rows.csv', bytes: csv(lines(10)) },
	{ name: 'one-row.csv', bytes: csv(lines(1)) },
	{ name: 'wide-2000.csv', bytes: text(columns(1999)) },
	{ name: 'wide-2001.csv', bytes: text(columns(2000)) },
	{ name: 'empty.csv', bytes: new Uint8Array(0) },
	{ name: 'only-blank-lines.csv', bytes: text('\n \n\r\n\t\n') },
	{ name: 'only-a-header.csv', bytes: text(`${HEADER}\n`) },
	{ name: 'only-a-mark.csv', bytes: Uint8Array.from([0xef, 0xbb, 0xbf]) },
	// Targets
	{ name: 'one-class.csv', bytes: changed(120, (one) => one.replace(/(yes|no)$/, 'no')), target: 'left' },
	{ name: 'target-empty.csv', bytes: changed(120, (one) => one.replace(/(yes|no)$/, '')), target: 'left' },
	{ name: 'target-is-date.csv', bytes: sound, target: 'joined' },
	{ name: 'target-is-text.csv', bytes: changed(400, (one, i) => one.replace(/(yes|no)$/, `answer number ${i} in words`)), target: 'left' },
	{ name: 'target-rare-class.csv', bytes: changed(120, (one, i) => one.replace(/(yes|no)$/, i === 5 ? 'yes' : 'no')), target: 'left' },
	{ name: 'target-misspelt.csv', bytes: sound, target: 'churn' },
	{
		name: 'nothing-else.csv',
		bytes: text(
			`left,same\n${rows(120)
				.map(({ left }) => `${left},1`)
				.join('\n')}\n`
		),
		target: 'left'
	},
	{
		name: 'no-possible-target.csv',
		bytes: text(
			`id,same\n${rows(120)
				.map((_, i) => `r${i},1`)
				.join('\n')}\n`
		)
	},
	// JSON
	{ name: 'rows.json', bytes: text(JSON.stringify(rows(120))) },
	{ name: 'lists.json', bytes: text(JSON.stringify([HEADER.split(','), ...rows(120).map((row) => Object.values(row))])) },
	{
		name: 'lines.jsonl',
		bytes: text(
			rows(120)
				.map((row) => JSON.stringify(row))
				.join('\n')
		)
	},
	{ name: 'missing-keys.json', bytes: text(JSON.stringify(rows(120).map(({ city, ...row }, i) => (i % 3 ? row : { ...row, city })))) },
	{ name: 'nested.json', bytes: text(JSON.stringify(rows(120).map((row) => ({ ...row, tags: [row.city, { a: row.age }] })))) },
	{ name: 'cut-off.json', bytes: text(JSON.stringify(rows(120)).slice(0, -40)) },
	{
		name: 'broken-line.jsonl',
		bytes: text(
			rows(120)
				.map((row, i) => (i === 7 ? '{"age": }' : JSON.stringify(row)))
				.join('\n')
		)
	},
	{ name: 'wrapped.json', bytes: text(JSON.stringify({ data: rows(120), page: 1 })) },
	{ name: 'numbers.json', bytes: text('[1, 2, 3, 4]') },
	{ name: 'mixed-rows.json', bytes: text('[{"a": 1}, [2], "three"]') },
	{ name: 'single-object.json', bytes: text('{"age": 33, "left": "yes"}') },
	{ name: 'empty-list.json', bytes: text('[]') },
	{ name: 'empty-objects.json', bytes: text('[{}, {}, {}]') },
	{ name: 'prototype.json', bytes: text('[{"__proto__": {"x": 1}, "a": 1}, {"constructor": 2, "a": 2}]') },
	// Parquet and other programs' files
	{ name: 'sound.parquet', bytes: parquet },
	{ name: 'cut-off.parquet', bytes: parquet.subarray(0, Math.floor(parquet.length / 2)) },
	{ name: 'mark-only.parquet', bytes: text('PAR1') },
	{ name: 'scrambled.parquet', bytes: parquet.map((byte, i) => (i > 8 && i < parquet.length - 8 && i % 11 === 0 ? byte ^ 0x5a : byte)) },
	{ name: 'parquet-called-csv.csv', bytes: parquet },
	{
		name: 'workbook.xlsx',
		bytes: zipSync(
			{ 'xl/workbook.xml': strToU8('<workbook/>'), '[Content_Types].xml': strToU8('<Types/>') },
			{ mtime: '2020-01-01T00:00:00' }
		)
	},
	{ name: 'archive.csv', bytes: zipSync({ 'data.csv': sound }, { mtime: '2020-01-01T00:00:00' }) },
	{ name: 'packed.csv.gz', bytes: gzipSync(sound, { mtime: 0 }) },
	{ name: 'old-workbook.xls', bytes: join([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], new Uint8Array(512)) },
	{ name: 'report.pdf', bytes: text('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n') },
	{ name: 'chart.png', bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]) },
	{ name: 'page.html', bytes: text('<!doctype html><table><tr><td>1</td></tr></table>') },
	{ name: 'notes.rtf', bytes: text('{\\rtf1\\ansi age,left}') },
	{ name: 'array.npy', bytes: join([0x93], text('NUMPY'), [1, 0]) },
	{ name: 'frame.pkl', bytes: Uint8Array.from([0x80, 0x04, 0x95, 0x10, 0, 0, 0, 0, 0, 0, 0]) },
	{ name: 'table.feather', bytes: join(text('ARROW1'), [0, 0, 0, 0]) },
	{ name: 'base.sqlite', bytes: join(text('SQLite format 3'), [0]) }
];
/** What a person reads, by file. */
const expected: Readonly<Record<string, Expected>> = {
	'sound.csv': { outcome: 'read', nRows: 120, says: [] },
	'semicolons.csv': { outcome: 'read', nRows: 120, says: [] },
	'decimal-commas.csv': { outcome: 'read', nRows: 120, says: ['“paid” is written with a decimal comma and was read so.'] },
	'tabs-called-csv.csv': { outcome: 'read', nRows: 120, says: [] },
	'bars.txt': { outcome: 'read', nRows: 120, says: [] },
	'carets.csv': {
		outcome: 'no-audit',
		nRows: 120,
		says: [
			'The file has one column, “age^city^joined^paid^left”. If its cells are kept apart by another sign, save it with commas.',
			'No column of this file could be predicted: each is blank, constant, a date, free text, or names its row. Add the column that holds the answer.'
		]
	},
	'title-above.csv': { outcome: 'read', nRows: 120, says: ['2 lines above the column names were skipped.'] },
	'windows-breaks.csv': { outcome: 'read', nRows: 120, says: [] },
	'old-mac-breaks.csv': { outcome: 'read', nRows: 120, says: [] },
	'mixed-breaks.csv': { outcome: 'read', nRows: 120, says: [] },
	'blank-lines.csv': { outcome: 'read', nRows: 120, says: ['3 blank lines were skipped.'] },
	'trailing-separator.csv': { outcome: 'read', nRows: 120, says: [] },
	'ragged-short.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['4 rows have more or fewer than 5 cells, the first is row 5. What is missing is empty, what is too much is left out.']
	},
	'ragged-long.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['1 row has more or fewer than 5 cells, the first is row 10. What is missing is empty, what is too much is left out.']
	},
	'joined-files.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['The line of names stands among the rows 2 times more, as when files are joined. It was left out.']
	},
	'no-header.csv': {
		outcome: 'read',
		nRows: 119,
		says: [
			'Two columns are called “0”. The second is called “0 (2)” here.',
			'The column names are numbers, such as “20”. If that is the first row, put a line of names above it.'
		]
	},
	'prose.txt': {
		outcome: 'refused',
		nRows: 0,
		says: ['This does not look like a table. It needs a line of column names, and then one line a row.']
	},
	'one-column.csv': {
		outcome: 'no-audit',
		nRows: 120,
		says: [
			'The file has one column, “age”. If its cells are kept apart by another sign, save it with commas.',
			'Nothing is left to predict age from: every other column is blank, constant, names its row or was left out.'
		]
	},
	'one-endless-line.csv': {
		outcome: 'refused',
		nRows: 0,
		says: ['This does not look like a table. It needs a line of column names, and then one line a row.']
	},
	'duplicate-names.csv': { outcome: 'read', nRows: 120, says: ['Two columns are called “age”. The second is called “age (2)” here.'] },
	'empty-names.csv': { outcome: 'read', nRows: 120, says: ['2 columns have no name and got one: column 2 and column 4.'] },
	'odd-names.csv': { outcome: 'read', nRows: 120, says: [] },
	'spaced-names.csv': { outcome: 'read', nRows: 120, says: [] },
	'unclosed-quote.csv': {
		outcome: 'refused',
		nRows: 0,
		says: ['A quotation mark opens in line 42 and never closes. Close it, or write it twice if it is part of the text.']
	},
	'text-after-quote.csv': {
		outcome: 'read',
		nRows: 120,
		says: [
			'In 1 line text follows a closing quotation mark, the first is line 42. Such a line is cut at every separator. Write a quotation mark inside a cell twice.'
		]
	},
	'quote-inside.csv': { outcome: 'read', nRows: 120, says: [] },
	'breaks-in-cells.csv': { outcome: 'read', nRows: 120, says: [] },
	'single-quotes.csv': { outcome: 'read', nRows: 120, says: [] },
	'latin-1.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['The file is not UTF-8. It was read as Western European (Windows-1252): check a name with an accent.']
	},
	'utf-8-mark.csv': { outcome: 'read', nRows: 120, says: [] },
	'utf-16-little.csv': { outcome: 'read', nRows: 120, says: [] },
	'utf-16-big.csv': { outcome: 'read', nRows: 120, says: [] },
	'utf-16-no-mark.csv': { outcome: 'read', nRows: 120, says: [] },
	'invalid-bytes-after-mark.csv': {
		outcome: 'read',
		nRows: 121,
		says: ['1 cell of “city” held bytes that are no letters. They show as �. Save the file as UTF-8.']
	},
	'nul-bytes.csv': { outcome: 'read', nRows: 121, says: ['1 cell of “city” held characters that cannot be seen. They were taken out.'] },
	'control-characters.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['12 cells of “city” held characters that cannot be seen. They were taken out.']
	},
	'zeros.bin': { outcome: 'refused', nRows: 0, says: ['The file is not text: there are zeros all over it. Save it as CSV in UTF-8.'] },
	'mixed-types.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['“age” mixes 90 numbers with 30 texts, such as “unknown age” in row 1. Check which of the two it should be.']
	},
	'stray-text.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['“age” mixes 119 numbers with 1 text, such as “about 30” in row 18. Check which of the two it should be.']
	},
	'infinite.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['“paid” mixes 119 numbers with 1 text, such as “inf” in row 18. Check which of the two it should be.']
	},
	'too-large-number.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['“paid” mixes 119 numbers with 1 text, such as “1e999” in row 18. Check which of the two it should be.']
	},
	'thousands.csv': { outcome: 'read', nRows: 120, says: [] },
	'leading-zeros.csv': { outcome: 'read', nRows: 120, says: [] },
	'percent.csv': { outcome: 'read', nRows: 120, says: [] },
	'missing-words.csv': { outcome: 'read', nRows: 120, says: [] },
	'dates-day-first.csv': { outcome: 'read', nRows: 120, says: [] },
	'dates-month-first.csv': { outcome: 'read', nRows: 120, says: [] },
	'dates-ambiguous.csv': {
		outcome: 'read',
		nRows: 120,
		says: [
			'Dates in “joined” can be read in two ways, such as 02/03/2024. The day is taken to come first. Write year-month-day to be sure.'
		]
	},
	'dates-in-words.csv': { outcome: 'read', nRows: 120, says: [] },
	'dates-with-zone.csv': { outcome: 'read', nRows: 120, says: [] },
	'dates-compact.csv': { outcome: 'read', nRows: 120, says: [] },
	'dates-and-text.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['“joined” mixes 96 dates with 24 other texts, such as “last spring” in row 1. It is read as words.']
	},
	'impossible-dates.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['“joined” holds 119 dates, and 1 cell that is none, such as “2024-02-31” in row 4. Those count as missing.']
	},
	'huge-cells.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['1 cell of “city” had more than 10,000 characters. Only the first 10,000 are kept.']
	},
	'formulas.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['6 cells of “city” begin like a formula of a spreadsheet. Nothing is run here: they are read as text.']
	},
	'formula-command.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['1 cell of “city” begins like a formula of a spreadsheet. Nothing is run here: they are read as text.']
	},
	'empty-column.csv': { outcome: 'read', nRows: 120, says: ['“city” is empty in every row. It is left out.'] },
	'constant-columns.csv': {
		outcome: 'read',
		nRows: 120,
		says: ['2 columns are the same in every row and can tell a model nothing: age and city.']
	},
	'emoji.csv': { outcome: 'read', nRows: 120, says: [] },
	'ten-rows.csv': {
		outcome: 'no-audit',
		nRows: 10,
		says: ['Only 10 rows have a value of left. An audit needs at least 30; below that every interval is wider than any finding.']
	},
	'one-row.csv': {
		outcome: 'no-audit',
		nRows: 1,
		says: [
			'No column of this file could be predicted: each is blank, constant, a date, free text, or names its row. Add the column that holds the answer.'
		]
	},
	'wide-2000.csv': {
		outcome: 'read',
		nRows: 60,
		says: ['20 columns are the same in every row and can tell a model nothing: c94, c191, c288, c385, c482 and 15 more.']
	},
	'wide-2001.csv': {
		outcome: 'refused',
		nRows: 0,
		says: ['The file has 2,001 columns, and 2,000 is the most. Leave out columns that no model would be given.']
	},
	'empty.csv': { outcome: 'refused', nRows: 0, says: ['The file is empty. Choose the file with the rows in it.'] },
	'only-blank-lines.csv': { outcome: 'refused', nRows: 0, says: ['The file is empty. Choose the file with the rows in it.'] },
	'only-a-header.csv': {
		outcome: 'refused',
		nRows: 0,
		says: ['There is a line of 5 column names and no row under it. Choose the file with the rows in it.']
	},
	'only-a-mark.csv': { outcome: 'refused', nRows: 0, says: ['The file is empty. Choose the file with the rows in it.'] },
	'one-class.csv': {
		outcome: 'no-audit',
		nRows: 120,
		says: [
			'“left” is the same in every row. It can tell a model nothing.',
			'The target left is “no” in every row. With one answer there is nothing to learn.'
		]
	},
	'target-empty.csv': {
		outcome: 'no-audit',
		nRows: 120,
		says: ['“left” is empty in every row. It is left out.', 'The target left is blank in every row. Choose another column.']
	},
	'target-is-date.csv': {
		outcome: 'no-audit',
		nRows: 120,
		says: ['The target joined is a date. Choose a class or a number, for example the days until that date.']
	},
	'target-is-text.csv': {
		outcome: 'no-audit',
		nRows: 400,
		says: ['The target left is free text with 400 different values. Choose a column with few classes, or a number.']
	},
	'target-rare-class.csv': { outcome: 'read', nRows: 120, says: [] },
	'target-misspelt.csv': {
		outcome: 'no-audit',
		nRows: 120,
		says: ['There is no column “churn” in this file. Its first columns are age, city, joined, paid, left.']
	},
	'nothing-else.csv': {
		outcome: 'no-audit',
		nRows: 120,
		says: [
			'“same” is the same in every row. It can tell a model nothing.',
			'Nothing is left to predict left from: every other column is blank, constant, names its row or was left out.'
		]
	},
	'no-possible-target.csv': {
		outcome: 'no-audit',
		nRows: 120,
		says: [
			'“same” is the same in every row. It can tell a model nothing.',
			'No column of this file could be predicted: each is blank, constant, a date, free text, or names its row. Add the column that holds the answer.'
		]
	},
	'rows.json': { outcome: 'read', nRows: 120, says: [] },
	'lists.json': { outcome: 'read', nRows: 120, says: [] },
	'lines.jsonl': { outcome: 'read', nRows: 120, says: [] },
	'missing-keys.json': { outcome: 'read', nRows: 120, says: [] },
	'nested.json': { outcome: 'read', nRows: 120, says: ['“tags” holds lists or objects. They were read as text.'] },
	'cut-off.json': {
		outcome: 'refused',
		nRows: 0,
		says: ['The JSON breaks off or is misspelt in line 1. Write it again with the program it came from.']
	},
	'broken-line.jsonl': {
		outcome: 'refused',
		nRows: 0,
		says: ['The JSON breaks off or is misspelt in line 8. Write it again with the program it came from.']
	},
	'wrapped.json': {
		outcome: 'refused',
		nRows: 0,
		says: [
			'The JSON is no table. It needs to be a list of rows with the same keys, a list of lists with names first, or one object of columns.'
		]
	},
	'numbers.json': {
		outcome: 'refused',
		nRows: 0,
		says: [
			'The JSON is no table. It needs to be a list of rows with the same keys, a list of lists with names first, or one object of columns.'
		]
	},
	'mixed-rows.json': {
		outcome: 'refused',
		nRows: 0,
		says: [
			'The JSON is no table. It needs to be a list of rows with the same keys, a list of lists with names first, or one object of columns.'
		]
	},
	'single-object.json': {
		outcome: 'refused',
		nRows: 0,
		says: [
			'The JSON is no table. It needs to be a list of rows with the same keys, a list of lists with names first, or one object of columns.'
		]
	},
	'empty-list.json': { outcome: 'refused', nRows: 0, says: ['The file is empty. Choose the file with the rows in it.'] },
	'empty-objects.json': {
		outcome: 'refused',
		nRows: 0,
		says: [
			'The JSON is no table. It needs to be a list of rows with the same keys, a list of lists with names first, or one object of columns.'
		]
	},
	'prototype.json': {
		outcome: 'no-audit',
		nRows: 2,
		says: [
			'“__proto__” holds lists or objects. They were read as text.',
			'Only 2 rows have a value of a. An audit needs at least 30; below that every interval is wider than any finding.'
		]
	},
	'sound.parquet': { outcome: 'read', nRows: 120, says: [] },
	'cut-off.parquet': {
		outcome: 'refused',
		nRows: 0,
		says: ['The Parquet file cannot be read (parquet file invalid (footer != PAR1)). Write it again, or save the table as CSV.']
	},
	'mark-only.parquet': {
		outcome: 'refused',
		nRows: 0,
		says: ['The Parquet file cannot be read (it breaks off). Write it again, or save the table as CSV.']
	},
	'scrambled.parquet': {
		outcome: 'refused',
		nRows: 0,
		says: ['The Parquet file cannot be read (it holds no rows). Write it again, or save the table as CSV.']
	},
	'parquet-called-csv.csv': { outcome: 'read', nRows: 120, says: [] },
	'workbook.xlsx': {
		outcome: 'refused',
		nRows: 0,
		says: ['This is a workbook or a zip archive. Open it, and save the one sheet or file you mean as CSV.']
	},
	'archive.csv': {
		outcome: 'refused',
		nRows: 0,
		says: ['This is a workbook or a zip archive. Open it, and save the one sheet or file you mean as CSV.']
	},
	'packed.csv.gz': { outcome: 'refused', nRows: 0, says: ['This is a gzip archive. Unpack it first.'] },
	'old-workbook.xls': { outcome: 'refused', nRows: 0, says: ['This is an old Excel workbook. Open it, and save the sheet as CSV.'] },
	'report.pdf': { outcome: 'refused', nRows: 0, says: ['This is a PDF. Export the table behind it as CSV.'] },
	'chart.png': { outcome: 'refused', nRows: 0, says: ['This is a picture. A table is needed, as CSV, JSON or Parquet.'] },
	'page.html': { outcome: 'refused', nRows: 0, says: ['This is a web page or XML. Save the table as CSV.'] },
	'notes.rtf': { outcome: 'refused', nRows: 0, says: ['This is a text document. Save the table as CSV.'] },
	'array.npy': { outcome: 'refused', nRows: 0, says: ['This is a NumPy array. Save it with its column names as CSV.'] },
	'frame.pkl': { outcome: 'refused', nRows: 0, says: ['This is a Python pickle. Save the table as CSV or Parquet.'] },
	'table.feather': { outcome: 'refused', nRows: 0, says: ['This is an Arrow or Feather file. Save the table as Parquet.'] },
	'base.sqlite': { outcome: 'refused', nRows: 0, says: ['This is a database. Export the one table as CSV.'] }
};

export function malformedFiles(): readonly MalformedFile[] {
	return cases.map((one) => ({ ...one, ...expected[one.name] }));
}

/** Bigger files are made when they are needed, and not kept. */
const MOST_BYTES = 50_000;

/** The files that stand in the folder of fixtures, with a list of what is expected of each. */
export function fixtureFiles(): ReadonlyMap<string, Uint8Array> {
	const kept = malformedFiles().filter(({ bytes }) => bytes.length <= MOST_BYTES);
	const list = Object.fromEntries(kept.map(({ name, target, outcome, nRows, says }) => [name, { target, outcome, nRows, says }]));
	return new Map([
		...kept.map(({ name, bytes }) => [name, bytes] as const),
		['expected.json', text(`${JSON.stringify(list, null, '\t')}\n`)]
	]);
}

function writeFixtures(): void {
	mkdirSync(malformedFolder, { recursive: true });
	for (const old of readdirSync(malformedFolder)) rmSync(path.join(malformedFolder, old));
	const files = fixtureFiles();
	for (const [name, bytes] of files) writeFileSync(path.join(malformedFolder, name), bytes);
	console.log(`${files.size - 1} files and expected.json written to tests/fixtures/malformed.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFixtures();

import Papa from 'papaparse';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tableToCsv } from '#lib/charts/csv.ts';
import { isNumeric, tableCell } from '#lib/charts/table-cell.ts';

describe('tableToCsv', () => {
	test('writes a header, full precision and CRLF', () => {
		expect(
			tableToCsv({
				columns: ['Epoch', 'Loss'],
				rows: [
					[0, 0.1 + 0.2],
					[1, NaN]
				]
			})
		).toBe('Epoch,Loss\r\n0,0.30000000000000004\r\n1,\r\n');
	});
	test('quotes commas, quotes and line ends', () => {
		expect(tableToCsv({ columns: ['a,b'], rows: [['say "no"'], ['two\nlines']] })).toBe('"a,b"\r\n"say ""no"""\r\n"two\nlines"\r\n');
	});
	test.each(['=1+1', '+1', '-1', '@sum', '\tx', '\rx', '  =1', '＝1'])('makes the text %j harmless', (text) => {
		expect(tableToCsv({ columns: ['c'], rows: [[text]] })).toContain(`'${text}`);
	});
	test('leaves negative numbers numbers', () => {
		expect(tableToCsv({ columns: ['c'], rows: [[-0.02]] })).toBe('c\r\n-0.02\r\n');
	});
	test('is read back by a CSV reader as it was written', () => {
		const text = fc.string({ maxLength: 12 }).filter((s) => !/^\s*[=+\-@\t\r＋－＝＠]/.test(s) && s.trim() !== '');
		fc.assert(
			fc.property(fc.array(fc.tuple(text, fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1, maxLength: 8 }), (rows) => {
				const parsed = Papa.parse<string[]>(tableToCsv({ columns: ['name', 'value'], rows }), { skipEmptyLines: false }).data;
				expect(parsed.slice(1, rows.length + 1).map(([name, value]) => [name, Number(value)])).toEqual(
					rows.map(([name, value]) => [name, value + 0])
				);
			})
		);
	});
});

describe('tableCell', () => {
	test('writes each column in its form and leaves blank what is not defined', () => {
		expect([
			tableCell(3000, 'count'),
			tableCell(0.7968),
			tableCell(-0.02, 'difference'),
			tableCell(0.001, 'setting'),
			tableCell(NaN),
			tableCell('=a')
		]).toEqual(['3,000', '0.797', '−0.020', '0.001', '', '=a']);
	});
	test('finds the columns of numbers', () => {
		const table = {
			columns: ['name', 'value', 'maybe'],
			rows: [
				['a', 1, ''],
				['b', 2, 3]
			]
		};
		expect([0, 1, 2].map((column) => isNumeric(table, column))).toEqual([false, true, true]);
	});
});

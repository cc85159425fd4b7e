/** Separators, line breaks, headers and rows that are not what they should be. */
import { HEADER, changed, line, lines, rows, sound, text, together, type MalformedFile } from './parts.ts';

export const LAYOUT: readonly MalformedFile[] = together(
	[
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
		{ name: 'one-endless-line.csv', bytes: text('ab'.repeat(4_300_000)) }
	],
	{
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
		}
	}
);

/** Too little, too much, and targets that cannot be predicted. */
import { HEADER, changed, columns, csv, lines, rows, sound, text, together, type MalformedFile } from './parts.ts';

export const SIZES_AND_TARGETS: readonly MalformedFile[] = together(
	[
		{ name: 'ten-rows.csv', bytes: csv(lines(10)) },
		{ name: 'one-row.csv', bytes: csv(lines(1)) },
		{ name: 'wide-2000.csv', bytes: text(columns(1999)) },
		{ name: 'wide-2001.csv', bytes: text(columns(2000)) },
		{ name: 'empty.csv', bytes: new Uint8Array(0) },
		{ name: 'only-blank-lines.csv', bytes: text('\n \n\r\n\t\n') },
		{ name: 'only-a-header.csv', bytes: text(`${HEADER}\n`) },
		{ name: 'only-a-mark.csv', bytes: Uint8Array.from([0xef, 0xbb, 0xbf]) },
		{ name: 'one-class.csv', bytes: changed(120, (one) => one.replace(/(yes|no)$/, 'no')), target: 'left' },
		{ name: 'target-empty.csv', bytes: changed(120, (one) => one.replace(/(yes|no)$/, '')), target: 'left' },
		{ name: 'target-is-date.csv', bytes: sound, target: 'joined' },
		{
			name: 'target-is-text.csv',
			bytes: changed(400, (one, i) => one.replace(/(yes|no)$/, `answer number ${i} in words`)),
			target: 'left'
		},
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
		}
	],
	{
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
		}
	}
);

/** Cells that are not what their column is: numbers, dates, formulas, far too long ones. */
import { changed, lineWith, together, type MalformedFile } from './parts.ts';

export const CELLS: readonly MalformedFile[] = together(
	[
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
		{
			name: 'missing-words.csv',
			bytes: changed(120, (one, i) => one.replace(/^\d+/, (age) => ['NA', 'null', '?', '-', 'NaN', age][i % 6]))
		},
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
		{ name: 'emoji.csv', bytes: changed(120, (one) => one.replace('Bonn', '🏙️ Bonn').replace('Bern', '‮nreB')) }
	],
	{
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
		'emoji.csv': { outcome: 'read', nRows: 120, says: [] }
	}
);

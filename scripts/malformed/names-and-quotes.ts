/** Names of columns and quotation marks that go wrong. */
import { changed, csv, lineWith, lines, together, type MalformedFile } from './parts.ts';

export const NAMES_AND_QUOTES: readonly MalformedFile[] = together(
	[
		{ name: 'duplicate-names.csv', bytes: csv(lines(120), 'age,city,joined,age,left') },
		{ name: 'empty-names.csv', bytes: csv(lines(120), 'age,,joined,,left') },
		{ name: 'odd-names.csv', bytes: csv(lines(120), '__proto__,constructor,toString,<script>alert(1)</script>,left') },
		{ name: 'spaced-names.csv', bytes: csv(lines(120), ' age ,  city,joined  ,paid, left') },
		{ name: 'unclosed-quote.csv', bytes: lineWith(40, '33,"Bonn,2024-01-02,3.5,yes') },
		{ name: 'text-after-quote.csv', bytes: lineWith(40, '33,"Bonn" Süd,2024-01-02,3.5,yes') },
		{ name: 'quote-inside.csv', bytes: changed(120, (one, i) => one.replace('Bonn', i % 2 ? '5" pipe' : 'Bonn')) },
		{ name: 'breaks-in-cells.csv', bytes: changed(120, (one) => one.replace('Graz', '"Graz\nSt. Leonhard"')) },
		{ name: 'single-quotes.csv', bytes: changed(120, (one) => one.replace('Graz', "'Graz'")) }
	],
	{
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
		'single-quotes.csv': { outcome: 'read', nRows: 120, says: [] }
	}
);

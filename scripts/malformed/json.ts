/** JSON, whole, broken and not a table. */
import { HEADER, rows, text, together, type MalformedFile } from './parts.ts';

export const JSON_FILES: readonly MalformedFile[] = together(
	[
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
		{ name: 'prototype.json', bytes: text('[{"__proto__": {"x": 1}, "a": 1}, {"constructor": 2, "a": 2}]') }
	],
	{
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
		}
	}
);

import { describe, expect, it } from 'vitest';
import type { Assignment } from '#lib/teach/assignment.ts';
import { newBook, studentResults, type Book } from '#lib/teach/gradebook/book.ts';
import { BookFileError, joinBooks, readBookFile, writeBookFile } from '#lib/teach/gradebook/book-file.ts';
import { call, item, student } from './made.ts';

const assignment: Assignment = {
	format: 'holdout-assignment',
	version: 1,
	title: 'Week 1',
	engine: '0123456789abcdef',
	feedback: 'immediate',
	variants: 'open',
	items: [{ kind: 'exercise', pool: [{ name: 'a', content: '01234567', seeds: [1000] }], points: 10 }]
};
const asAssignment = (raw: unknown): Assignment | null => ((raw as Assignment).title === 'Week 1' ? (raw as Assignment) : null);

function bookOf(...names: readonly string[]): Book {
	const empty = newBook(assignment, 5);
	return {
		...empty,
		files: names.map((name, at) => ({ id: `id-${name}`, name: `${name}.json`, text: '{}', arrived: at })),
		results: names.map((name) => ({
			id: `id-${name}`,
			result: student(name.split('/')[0], [item(0, 60, call('fits', 'FIT-OK', true))]).result
		}))
	};
}

const problemOf = (text: string): string => {
	try {
		readBookFile(text, asAssignment);
	} catch (error) {
		if (error instanceof BookFileError) return `${error.problem} ${error.detail}`.trim();
		throw error;
	}
	return 'none';
};

describe('a book as a file', () => {
	it('comes back as it was, and the same book gives the same text', () => {
		const book = bookOf('ann', 'ben');
		const text = writeBookFile(book);
		expect(readBookFile(text, asAssignment)).toEqual(book);
		expect(writeBookFile(readBookFile(text, asAssignment))).toBe(text);
	});

	it.each([
		['not JSON', '{', 'not-json'],
		['another file', '{"format":"holdout-work","version":1}', 'not-a-book'],
		['a newer one', '{"format":"holdout-class","version":9}', 'newer 9'],
		['a broken one', '{"format":"holdout-class","version":1,"settings":{}}', 'shape settings.version'],
		['another shape within', writeBookFile(bookOf('ann')).replace('"points":60', '"points":"60"'), 'shape results.0.result.items.0.points'],
		['an assignment nobody can read', writeBookFile(bookOf('ann')).replace('Week 1', 'Week 2'), 'assignment']
	])('refuses %s', (_, text, problem) => {
		expect(problemOf(text)).toBe(problem);
	});

	it('cannot be used to set what every object has', () => {
		const text = writeBookFile(bookOf('ann')).replace('"values":{}', '"values":{"__proto__":{"polluted":1}}');
		expect(problemOf(text)).not.toBe('');
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	it('joins two halves of a class, each file once and overrides by time', () => {
		const override = { student: 'ann', item: 0, points: 4, reason: 'Seen', at: 9 };
		const left = bookOf('ann', 'ben');
		const right = { ...bookOf('ben', 'cem'), settings: { ...left.settings, overrides: [override] } };
		const joined = joinBooks({ ...left, settings: { ...left.settings, overrides: [override] } }, right);
		expect(joined.files.map(({ name }) => name)).toEqual(['ann.json', 'ben.json', 'cem.json']);
		expect(joined.results).toHaveLength(3);
		expect(joined.settings.overrides).toEqual([override]);
	});

	it('counts the last file of a student, and leaves out results without a file', () => {
		const book = bookOf('ann', 'ann/2');
		expect(studentResults(book).map((one) => [one.student, one.arrived])).toEqual([['ann', 1]]);
		expect(studentResults({ ...book, files: [] })).toEqual([]);
	});
});

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

	it('keeps the rules of a regrade, and reads a book of before there was one', () => {
		const book = bookOf('ann');
		const regrade = { rubric: { T1: { diagnosis: 70 } }, thresholds: { gain: 0.05 } };
		const regraded = { ...book, settings: { ...book.settings, regrade } };
		expect(readBookFile(writeBookFile(regraded), asAssignment).settings.regrade).toEqual(regrade);
		const old = writeBookFile(book).replace('"regrade":null,', '');
		expect(old).not.toContain('regrade');
		expect(readBookFile(old, asAssignment).settings.regrade).toBeNull();
		expect(problemOf(writeBookFile(regraded).replace('"gain":0.05', '"gain":-5'))).toBe('shape settings.regrade.thresholds.gain');
	});

	it('never joins results that were graded by other rules', () => {
		const now = item(0, 60);
		const standing = { grade: now.grade, points: 20, branch: null, calls: [] };
		const regraded = (book: Book): Book => ({
			...book,
			settings: { ...book.settings, regrade: { thresholds: { gain: 0.05 } } },
			results: book.results.map(({ id, result }) => ({ id, result: { ...result, items: [{ ...now, before: standing }] } }))
		});
		const pointsIn = (book: Book): readonly (number | null)[] => book.results.map(({ result }) => result.items[0].points);
		expect(pointsIn(joinBooks(regraded(bookOf('ann')), regraded(bookOf('ben'))))).toEqual([60, 60]);
		// What came by other rules goes back to the assignment's own, or waits to be checked.
		expect(pointsIn(joinBooks(bookOf('ann'), regraded(bookOf('ben'))))).toEqual([60, 20]);
		const waiting = joinBooks(regraded(bookOf('ann')), bookOf('ben'));
		expect([waiting.files.length, waiting.results.length]).toEqual([2, 1]);
	});

	it('counts the last file of a student, and leaves out results without a file', () => {
		const book = bookOf('ann', 'ann/2');
		expect(studentResults(book).map((one) => [one.student, one.arrived])).toEqual([['ann', 1]]);
		expect(studentResults({ ...book, files: [] })).toEqual([]);
	});
});

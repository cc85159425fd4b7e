import { describe, expect, it } from 'vitest';
import { gradebookCsv } from '#lib/teach/gradebook/csv.ts';
import { lateness, NO_LATE_RULE, type LateRule } from '#lib/teach/gradebook/late.ts';
import { assertOverride, gradebookRows, sortRows, type GradingRules } from '#lib/teach/gradebook/rows.ts';
import { latestOfEach } from '#lib/teach/gradebook/result.ts';
import { item, student } from './made.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PER_DAY: LateRule = { kind: 'per-day', graceMinutes: 60, perDay: 0.2, floor: 0.5 };

describe('late rules', () => {
	it.each([
		['in time', 0, 0, 1],
		['within the grace', HOUR, 0, 1],
		['a minute after it', HOUR + 60_000, 1, 0.8],
		['a day and a bit', DAY + 2 * HOUR, 2, 0.6],
		['long after: the floor', 9 * DAY, 9, 0.5]
	])('%s', (_, late, days, factor) => {
		const found = lateness(PER_DAY, 1000 + late, 1000);
		expect([found.days, found.factor]).toEqual([days, expect.closeTo(factor, 12)]);
	});

	it('cuts off, or takes nothing', () => {
		expect(lateness({ kind: 'cut-off', graceMinutes: 0 }, 1001, 1000).factor).toBe(0);
		expect(lateness({ kind: 'cut-off', graceMinutes: 0 }, 1000, 1000).factor).toBe(1);
		expect(lateness(NO_LATE_RULE, 9 * DAY, 0)).toEqual({ late: 9 * DAY, days: 9, factor: 1 });
		expect(lateness(PER_DAY, 9 * DAY, null).factor).toBe(1);
	});

	it.each([
		[{ kind: 'per-day', graceMinutes: -1, perDay: 0.1, floor: 0 }, /grace/],
		[{ kind: 'per-day', graceMinutes: 0, perDay: 10, floor: 0 }, /share from 0 to 1; got 10/],
		[{ kind: 'per-day', graceMinutes: 0, perDay: 0.1, floor: NaN }, /at least/]
	] as const)('refuses a rule that makes no sense: %j', (rule, words) => {
		expect(() => lateness(rule, 2, 1)).toThrow(words);
	});
});

const students = [
	student('s10', [item(0, 80), item(1, 50)], DAY),
	student('s9', [item(0, -20), item(1, 100)], 0),
	student('=cmd', [item(0, 100)], 0)
];
const rules: GradingRules = {
	items: [
		{ title: 'First', points: 10 },
		{ title: 'Second, "b"', points: 5 }
	],
	due: (name) => (name === 's10' ? HOUR : 0),
	late: PER_DAY,
	overrides: [
		{ student: 's9', item: 0, points: 4, reason: 'One bad draw', at: 1 },
		{ student: 's9', item: 1, points: 1, reason: 'In error', at: 2 },
		{ student: 's9', item: 1, points: null, reason: 'Taken back', at: 3 }
	]
};

describe('the rows', () => {
	const rows = gradebookRows(students, rules);

	it('adds points up, takes the late rule off, and lets an override stand over the computed number', () => {
		const [first, second, third] = rows;
		// 8 + 2.5, a day less an hour late: one day begun after the grace, 0.8.
		expect([first.earned, first.lateDays, first.total]).toEqual([10.5, 1, expect.closeTo(8.4, 12)]);
		expect([second.items[0].computed, second.items[0].points, second.items[1].points, second.total]).toEqual([-2, 4, 5, 9]);
		expect(second.items[0].override?.reason).toBe('One bad draw');
		expect([third.items[1].done, third.total, third.of]).toEqual([false, 10, 15]);
	});

	it('lets an override of the whole stand over the late rule', () => {
		const overrides = [{ student: 's10', item: null, points: 12, reason: 'Ill, with a note', at: 1 }];
		expect(gradebookRows(students, { ...rules, overrides })[0].total).toBe(12);
	});

	it('never counts a whole below 0, and knows no total while an item could not be replayed', () => {
		const plain = { ...rules, overrides: [] };
		const [low, open] = gradebookRows([student('a', [item(0, -50)]), student('b', [item(0, 90), item(1, null)], 0)], plain);
		expect([low.earned, low.total]).toEqual([-5, 0]);
		expect([open.items[1].points, open.earned, open.total]).toEqual([null, null, null]);
		const overrides = [{ student: 'b', item: 1, points: 3, reason: 'Seen in class', at: 1 }];
		expect(gradebookRows([student('b', [item(0, 90), item(1, null)])], { ...rules, overrides })[0].total).toBe(12);
	});

	it('takes the last file of each student', () => {
		const files = [student('a', [], 5), student('b', [], 1), student('a', [], 9), student('b', [], 0)];
		expect(latestOfEach(files).map(({ student: name, arrived }) => [name, arrived])).toEqual([
			['a', 9],
			['b', 1]
		]);
	});

	it('refuses an override without a reason, or of no number', () => {
		expect(() => assertOverride({ student: 's', item: 0, points: 1, reason: ' ', at: 0 })).toThrow(/needs a reason/);
		expect(() => assertOverride({ student: 's', item: 0, points: NaN, reason: 'x', at: 0 })).toThrow(/number of points/);
	});

	it('sorts names as people do, and by item', () => {
		expect(sortRows(rows, 'student', false).map((row) => row.student)).toEqual(['=cmd', 's9', 's10']);
		expect(sortRows(rows, 1, true).map((row) => row.student)).toEqual(['s9', 's10', '=cmd']);
		expect(sortRows(rows, 'total', false).map((row) => row.student)).toEqual(['s10', 's9', '=cmd']);
	});
});

describe('CSV', () => {
	const book = { title: 'Week 1', items: rules.items, rows: gradebookRows(students, rules), feedback: () => 'see, "it"' };

	it('for Moodle: an id, a grade, a feedback text', () => {
		expect(gradebookCsv('moodle', book).split('\r\n')).toEqual([
			'ID number,Week 1,Week 1 (feedback)',
			's10,8.4,"see, ""it"""',
			's9,9,"see, ""it"""',
			`"'=cmd",10,"see, ""it"""`
		]);
	});

	it('for Canvas: its five columns and the points possible', () => {
		expect(gradebookCsv('canvas', book).split('\r\n').slice(0, 3)).toEqual([
			'Student,ID,SIS User ID,SIS Login ID,Section,Week 1',
			'Points Possible,,,,,15',
			's10,,s10,,,8.4'
		]);
	});

	it('leaves numbers below 0 as numbers, and nothing else that begins with a minus', () => {
		const below = [student('-1+cmd', [item(0, -25), item(1, 50)])];
		const [, row] = gradebookCsv('generic', { ...book, rows: gradebookRows(below, rules), feedback: () => '-1' }).split('\r\n');
		expect(row).toMatch(/^"?'-1\+cmd"?,exact,[^,]+,-2\.5,2\.5,/);
		expect(row.endsWith(',-1')).toBe(true);
	});

	it('for anything else: every item', () => {
		const [head, first] = gradebookCsv('generic', book).split('\r\n');
		expect(head).toBe('student,verdict,arrived,1 First,"2 Second, ""b""",earned,late days,total,of,note');
		expect(first).toBe('s10,exact,1970-01-02T00:00:00.000Z,8,2.5,10.5,1,8.4,15,"see, ""it"""');
	});
});

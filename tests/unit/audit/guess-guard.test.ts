import { describe, expect, it } from 'vitest';
import { guessGuard } from '#lib/audit/guess-guard.ts';
import { sayAudit } from '#lib/messages/audit-verdicts.ts';
import { readArguments } from '../../../scripts/audit/arguments.ts';
import { csvOf, fileOf } from './tables.ts';

describe('guesses for the guard', () => {
	const csv = csvOf(
		'row_id,patient,visit_date,ward,age,fold,readmitted outcome',
		120,
		(i) =>
			`${1000 + i},p${i % 25},2024-0${(i % 9) + 1}-1${i % 9},${'abc'[i % 3]},${20 + (i % 50)},${i % 5 === 0 ? 'test' : 'train'},${i % 3 === 0 ? 'yes' : 'no'}`
	);

	it('names target, group, time, split, row names and segments, each with a reason in words', async () => {
		const { guard, guesses, targets } = guessGuard(await fileOf(csv));
		expect(guard).toMatchObject({
			target: 'readmitted outcome',
			task: 'classification',
			group: 'patient',
			time: 'visit_date',
			split: { column: 'fold', train: ['train'] },
			leaveOut: ['row_id'],
			segments: ['ward']
		});
		expect(targets[0]).toBe('readmitted outcome');
		for (const { reason } of guesses) expect(sayAudit(reason)).toMatch(/\.$/);
	});

	it('takes numbers of many values for a number to predict, and few for classes', async () => {
		const numbers = await fileOf(csvOf('x,price', 80, (i) => `${i % 9},${i * 1.5}`));
		expect(guessGuard(numbers).guard).toMatchObject({ target: 'price', task: 'regression', split: null, group: null, time: null });
		const stars = await fileOf(csvOf('x,stars', 80, (i) => `${i % 9},${i % 5}`));
		expect(guessGuard(stars, 'stars').guard.task).toBe('classification');
	});

	it('asks for an answer of few kinds before one of many', async () => {
		const both = await fileOf(csvOf('Amount of damage,Wildlife Species', 120, (i) => `${'none,minor,major'.split(',')[i % 3]},s${i % 37}`));
		expect(guessGuard(both).targets).toEqual(['Amount of damage', 'Wildlife Species']);
	});

	it('refuses a target that is not there, and a file without any', async () => {
		const file = await fileOf(csv);
		expect(() => guessGuard(file, 'nothing')).toThrow(/no-such-column/);
		const dates = await fileOf(csvOf('day', 40, (i) => `2024-01-${String((i % 28) + 1).padStart(2, '0')}`));
		expect(() => guessGuard(dates)).toThrow(/no-target/);
	});
});

describe('the command line', () => {
	it('reads what the usage names, and knows what was said', () => {
		const args = readArguments([
			'data.csv',
			'--target',
			'y',
			'--segments',
			'a, b',
			'--group',
			'none',
			'--json',
			'--split',
			'fold',
			'--rows',
			'500'
		]);
		expect(args).toMatchObject({
			file: 'data.csv',
			target: 'y',
			segments: ['a', 'b'],
			group: null,
			json: true,
			split: 'fold',
			rows: 500,
			seed: 7
		});
		expect([...args.said].sort()).toEqual(['group', 'segments', 'split', 'target']);
	});

	it('says in a sentence what cannot be', () => {
		expect(() => readArguments([])).toThrow(/Name a file/);
		expect(() => readArguments(['a.csv', 'b.csv'])).toThrow(/One file at a time/);
		expect(() => readArguments(['a.csv', '--task', 'guess'])).toThrow(/neither/);
		expect(() => readArguments(['a.csv', '--rows', 'many'])).toThrow(/whole number/);
		expect(() => readArguments(['a.csv', '--unknown'])).toThrow(/unknown/i);
	});
});

import { describe, expect, it } from 'vitest';
import { joinFiles, joinedGuard } from '#lib/audit/join-files.ts';
import { toTable } from '#lib/audit/to-table.ts';
import { AuditError, type AuditGuard } from '#lib/audit/types.ts';
import { csvOf, fileOf, guardOf } from './tables.ts';

const codeOf = async (csv: string, guard: AuditGuard): Promise<string> => {
	try {
		toTable(await fileOf(csv), guard);
	} catch (error) {
		if (error instanceof AuditError) return error.code;
		throw error;
	}
	return 'no error';
};

describe('a file as a table', () => {
	const csv = csvOf(
		'id,x,colour,when,y',
		40,
		(i) => `r${i},${i % 7},${i % 2 ? 'red' : 'blue'},2024-01-${String((i % 28) + 1).padStart(2, '0')},${i % 4 === 0 ? 'yes' : 'no'}`
	);

	it('gives each column its kind, and the rarer of two classes stands last', async () => {
		const { table, uses, rows } = toTable(await fileOf(csv), guardOf('y'));
		expect(table.nRows).toBe(40);
		expect(rows).toHaveLength(40);
		expect(table.target).toMatchObject({ kind: 'classification', classes: ['no', 'yes'] });
		expect(table.features.map(({ name, kind }) => [name, kind])).toEqual([
			['x', 'numeric'],
			['colour', 'categorical'],
			['when', 'numeric']
		]);
		expect(uses.get('id')).toMatchObject({ use: 'left-out', why: { id: 'why.namesRows' } });
	});

	it('leaves rows without an answer out and knows which rows of the file are left', async () => {
		const holes = csvOf('x,y', 60, (i) => `${i % 11},${i % 3 === 0 ? '' : i % 2 ? 'a' : 'b'}`);
		const { table, rows, withoutTarget } = toTable(await fileOf(holes), guardOf('y'));
		expect(withoutTarget).toBe(20);
		expect(table.nRows).toBe(40);
		expect(Array.from(rows.slice(0, 4))).toEqual([1, 2, 4, 5]);
	});

	it('makes the named class the positive one and the others one class', async () => {
		const three = csvOf('x,y', 60, (i) => `${i % 11},${'abc'[i % 3]}`);
		const { table } = toTable(await fileOf(three), guardOf('y', { positive: 'b' }));
		expect(table.target).toMatchObject({ classes: ['other', 'b'] });
	});

	it('says by code what makes an audit impossible', async () => {
		expect(await codeOf(csv, guardOf('nothing'))).toBe('no-such-column');
		expect(await codeOf(csv, guardOf('y', { group: 'ward' }))).toBe('no-such-column');
		expect(await codeOf(csv, guardOf('when'))).toBe('target-is-date');
		expect(await codeOf(csv, guardOf('colour', { task: 'regression' }))).toBe('target-no-number');
		expect(await codeOf(csv, guardOf('y', { positive: 'maybe' }))).toBe('no-such-class');
		expect(await codeOf(csv, guardOf('y', { time: 'colour' }))).toBe('time-not-ordered');
		expect(
			await codeOf(
				csvOf('x,y', 10, (i) => `${i},${i % 2}`),
				guardOf('y')
			)
		).toBe('too-few-rows');
		expect(
			await codeOf(
				csvOf('x,y', 50, (i) => `${i},same`),
				guardOf('y')
			)
		).toBe('one-class');
		expect(
			await codeOf(
				csvOf('x,y', 50, (i) => `,${i % 2}`),
				guardOf('y')
			)
		).toBe('no-features');
		expect(
			await codeOf(
				csvOf('x,y', 60, (i) => `${i % 5},c${i}`),
				guardOf('y')
			)
		).toBe('target-is-text');
	});

	it('joins a second file under the levels of both, blank where it lacks a column', async () => {
		const first = await fileOf(csvOf('x,colour,y', 30, (i) => `${i},red,${i % 2}`));
		const second = await fileOf(csvOf('colour,y', 20, (i) => `green,${i % 2}`));
		const joined = joinFiles(first, second);
		expect(joined.nRows).toBe(50);
		const { table } = toTable(joined, joinedGuard(guardOf('y')));
		const [x, colour] = table.features;
		expect(x.kind === 'numeric' && Number.isNaN(x.values[30]) && x.values[29] === 29).toBe(true);
		expect(colour.kind === 'categorical' && colour.levels[colour.codes[40]]).toBe('green');
	});
});

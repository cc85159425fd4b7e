/** A table like those that authors bring: admissions of thirty wards, with gaps, a row number and a day. */
import { createStream } from '#lib/core/random.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import type { Draft } from '#lib/teach/author/draft.ts';
import { readPackTable, writeTable } from '#lib/teach/author/pack-table.ts';
import { starterDraft } from '#lib/teach/author/starter.ts';
import { tableCase } from '#lib/teach/author/table-case.ts';

export function wardsCsv(nRows = 300): string {
	const draws = createStream(11);
	const rows = Array.from({ length: nRows }, (_, row) => {
		const age = 50 + 10 * draws.normal();
		const dose = draws.normal();
		const yes = draws.uniform() < (dose > 0 ? 0.8 : 0.25);
		const ward = `ward ${Math.floor(row / 10)}`;
		return [String(row + 1), ward, age.toFixed(1), row % 20 === 0 ? '' : dose.toFixed(2), String(row), yes ? 'yes' : 'no'];
	});
	return writeTable(['line', 'ward', 'age', 'dose', 'day', 'returned'], rows);
}

export function wardsDraft(change: (exercise: Exercise) => Partial<Exercise> = () => ({}), nRows = 300): Draft {
	const table = wardsCsv(nRows);
	const draft = starterDraft('wards');
	const begun = { ...draft.exercise, ...tableCase(readPackTable(table)) };
	const exercise = Object.fromEntries(
		Object.entries({ ...begun, ...change(begun) }).filter(([, value]) => value !== undefined)
	) as Exercise;
	return { ...draft, slug: 'wards-300', table, exercise };
}

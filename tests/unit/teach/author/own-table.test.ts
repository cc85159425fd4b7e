/** An author's own table: read, named, refused where it is wrong, made the world of a case, and proved. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { experimentOf } from '#lib/exercise/experiment.ts';
import { passes, summarise } from '#lib/exercise/proof-summary.ts';
import { proveDraw, type DrawProof } from '#lib/exercise/prove.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { createLocalLab, type LocalLab } from '#lib/runtime/local-lab.ts';
import { readAuthorTable } from '#lib/state/author-table.ts';
import { checkDraft, folderOf, type Draft } from '#lib/teach/author/draft.ts';
import { openPack } from '#lib/teach/author/open-pack.ts';
import { MOST_TABLE_ROWS, MOST_TABLE_TEXT, readPackTable, storedText, tableName, writeTable } from '#lib/teach/author/pack-table.ts';
import { writePackZip } from '#lib/teach/author/pack-zip.ts';
import { canPlant, plantIn, plantOf, PLANTS } from '#lib/teach/author/plant.ts';
import { starterDraft } from '#lib/teach/author/starter.ts';
import { suggestClaims } from '#lib/teach/author/suggest-claims.ts';
import { tableCase } from '#lib/teach/author/table-case.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { parseTable } from '#lib/worlds/tables.ts';
import { ownTables } from '../../../../scripts/exercises/own-tables.ts';
import { readLibrary } from '../../../../scripts/exercises/read.ts';
import { wardsCsv, wardsDraft } from './wards.ts';

const problemsOf = (draft: Draft): readonly string[] => {
	const report = checkDraft(draft);
	return report.ok ? [] : report.problems;
};

describe('table.csv', () => {
	it('becomes columns of numbers, levels and text, by hand', () => {
		const words = Array.from({ length: 201 }, (_, at) => `word ${at}`);
		const rows = words.map((word, at) => [at === 3 ? '' : String(at / 2), at % 3 === 0 ? 'b' : 'a', word]);
		const table = readPackTable(writeTable(['x', 'kind', 'note'], rows));
		expect(table.nRows).toBe(201);
		expect(table.columns.map(({ kind }) => kind)).toEqual(['numeric', 'categorical', 'text']);
		expect(table.columns[0]).toMatchObject({ values: expect.arrayContaining([0, 0.5, 1, null, 2]) as number[] });
		expect(table.columns[1]).toMatchObject({ levels: ['a', 'b'] });
		const read = parseTable(table.name, storedText(table));
		expect(read.columns.get('x')).toMatchObject({ kind: 'numeric' });
		expect((read.columns.get('x') as { values: Float64Array }).values[3]).toBeNaN();
	});

	it('is the same table with either line end, and another one with one cell changed', () => {
		const csv = wardsCsv(20);
		expect(tableName(csv.replaceAll('\n', '\r\n'))).toBe(tableName(csv));
		expect(tableName(csv.replace('yes', 'no'))).not.toBe(tableName(csv));
	});

	it('keeps any cells through writing and reading', () => {
		const cell = fc.string({ minLength: 1, maxLength: 8 }).map((text) => `z${text.trim()}`);
		fc.assert(
			fc.property(fc.array(fc.tuple(cell, cell), { minLength: 4, maxLength: 30 }), (rows) => {
				const clean = rows.map((row) => row.map((text) => text.replaceAll(/[\r\n]/g, ' ').trim()));
				const [a] = readPackTable(writeTable(['a', 'b'], clean)).columns;
				if (a.kind !== 'categorical') throw new Error(a.kind);
				expect(a.codes.map((code) => a.levels[code])).toEqual(clean.map(([first]) => first));
			}),
			{ numRuns: 60 }
		);
	});

	it.each([
		['ragged lines', 'a,b\n1,2\n3\n4,5\n6,7\n', /line 3/],
		['too few rows', 'a,b\n1,2\n', /too little/],
		['a name twice', 'a,a\n1,2\n1,2\n1,2\n1,2\n', /called “a”/],
		['a name that reaches into prototypes', '__proto__,b\n1,2\n1,2\n1,2\n1,2\n', /called “__proto__”/],
		['too many rows', `a,b\n${'1,2\n'.repeat(MOST_TABLE_ROWS + 1)}`, /At most 5,000 rows/],
		['too much text', `a,b\n${'1,2\n'.repeat(4)}${'x'.repeat(MOST_TABLE_TEXT)}`, /longer than/]
	])('is refused with %s', (_, csv, sentence) => {
		expect(() => readPackTable(csv)).toThrow(sentence);
	});
});

describe('a file that an author brings', () => {
	it('is read by the ingest room: separators, decimal commas and dates', async () => {
		const text = 'when;sum;kind\n01.02.2024;1,5;a\n15.02.2024;2,25;b\n20.03.2024;;a\n21.03.2024;4,0;b\n';
		const read = await readAuthorTable('x.csv', new Blob([text]));
		expect(read.ok && read.csv).toBe('when,sum,kind\n19754,1.5,a\n19768,2.25,b\n19802,,a\n19803,4,b\n');
	});

	it('is trimmed to the limit by picking rows, the same ones each time, and says so', async () => {
		const text = `a,b\n${Array.from({ length: 6000 }, (_, row) => `${row},${row % 3}`).join('\n')}\n`;
		const [one, two] = [await readAuthorTable('x.csv', new Blob([text])), await readAuthorTable('y.csv', new Blob([text]))];
		if (!one.ok || !two.ok) throw new Error('not read');
		expect(one.csv).toBe(two.csv);
		const [a] = readPackTable(one.csv).columns;
		if (a.kind !== 'numeric') throw new Error(a.kind);
		expect(a.values).toHaveLength(MOST_TABLE_ROWS);
		expect(a.values).toEqual([...a.values].sort((x, y) => Number(x) - Number(y)));
		expect(one.notes[0]).toBe('5,000 of 6,000 rows were kept, picked at random.');
	});

	it('is refused with a sentence when it is no table', async () => {
		const read = await readAuthorTable('x.csv', new Blob(['<html></html>']));
		expect(read.ok ? '' : read.problem).toMatch(/web page/);
	});
});

describe('a case around a table', () => {
	it('guesses target, task and features, and leaves the number of the line out', () => {
		const { world } = tableCase(readPackTable(wardsCsv()));
		expect(world).toMatchObject({ target: 'returned', task: 'classification', features: ['ward', 'age', 'dose'], copies: 0.6 });
	});

	it('has nothing left to do, and says what is planted', () => {
		const draft = wardsDraft();
		expect(problemsOf(draft)).toEqual([]);
		expect(plantOf(draft.exercise)).toBe('copies');
		expect(plantOf(wardsDraft((exercise) => plantIn(exercise, 'late')).exercise)).toBe('late');
		expect(plantOf({ ...draft.exercise, world: { ...draft.exercise.world, copies: 0 } })).toBeNull();
	});

	it('travels in the pack, and comes back', () => {
		const draft = wardsDraft();
		const opened = openPack(writePackZip(folderOf(draft)), 'x.zip', 'b');
		expect(opened).toMatchObject({ ok: true, draft: { slug: 'wards-300', table: draft.table, exercise: draft.exercise } });
	});

	it('is refused without its table, with another one, or with a column that is not there', () => {
		const draft = wardsDraft();
		const { table, ...without } = draft;
		expect(problemsOf(without).join(' ')).toMatch(/brought-table/);
		expect(problemsOf({ ...draft, table: (table ?? '').replace('yes', 'no') }).join(' ')).toMatch(/does not name the table/);
		const named = (world: object): Draft => wardsDraft((exercise) => ({ world: { ...exercise.world, ...world } }));
		expect(problemsOf(named({ group: 'clinic' })).join(' ')).toMatch(/no column “clinic”/);
		expect(problemsOf(named({ time: 'ward' })).join(' ')).toMatch(/not a column of numbers/);
		expect(problemsOf(named({ late: 0.5, lateName: 'age' })).join(' ')).toMatch(/another name/);
		expect(problemsOf(named({ features: [] })).join(' ')).toMatch(/at least one feature/);
	});

	it('is refused as a bomb, with an address for a name, and where no world is made from it', () => {
		const { slug, files } = folderOf(wardsDraft());
		const sentences = (changed: Readonly<Record<string, string>>): string => {
			const entries = Object.entries({ ...files, ...changed }).map(([name, text]) => [`${slug}/${name}`, strToU8(text)] as const);
			const opened = openPack(zipSync(Object.fromEntries(entries)), 'x.zip', 'a');
			return opened.ok ? 'opened' : opened.problems.join(' ');
		};
		expect(sentences({})).toBe('opened');
		expect(sentences({ 'table.csv': 'a'.repeat(9_000_000) })).toMatch(/unpacks to more than 400 kB/);
		const yaml = files['exercise.yaml'];
		expect(sentences({ 'exercise.yaml': yaml.replace(/table: own-\w+/, 'table: ../../secret') })).toMatch(/does not name the table/);
		const plain = folderOf(starterDraft('a')).files['exercise.yaml'];
		expect(sentences({ 'exercise.yaml': plain })).toMatch(/used by no world/);
	});

	it('offers groups and time only where there are such columns', () => {
		const draft = wardsDraft();
		expect(PLANTS.filter((plant) => canPlant(plant, draft.exercise))).toEqual(['copies', 'late']);
		const world = { ...draft.exercise.world, group: 'ward', time: 'day' };
		expect(PLANTS.filter((plant) => canPlant(plant, { world }))).toEqual([...PLANTS]);
	});
});

describe('a folder in exercises/', () => {
	it('is read with its table, which the engine then finds by its name', () => {
		const root = mkdtempSync(join(tmpdir(), 'wards-'));
		try {
			const { slug, files } = folderOf(wardsDraft());
			mkdirSync(join(root, 'exercises', slug), { recursive: true });
			for (const [name, text] of Object.entries(files)) writeFileSync(join(root, 'exercises', slug, name), text);
			writeFileSync(join(root, 'exercises/course.yaml'), `stages:\n  - stage: subtle-cases\n    exercises:\n      - { slug: ${slug} }\n`);
			expect(readLibrary(root).exercises.map((one) => one.exercise.world.kind)).toEqual(['brought-table']);
			const table = readPackTable(files['table.csv']);
			expect([...ownTables(root)]).toEqual([[`${table.name}.json`, storedText(table)]]);
		} finally {
			rmSync(root, { recursive: true });
		}
	});
});

describe('the proof of a table', () => {
	async function labOf(draft: Draft): Promise<LocalLab> {
		const table = readPackTable(draft.table ?? '');
		const lab = createLocalLab({
			train: createTrainer(await startNodeBackend()),
			now: () => performance.now(),
			readTable: (file) => (file === `${table.name}.json` ? Promise.resolve(storedText(table)) : Promise.reject(new Error(file))),
			readSecret: () => Promise.reject(new Error('nothing is secret here'))
		});
		await lab.loadTables(draft.exercise.world);
		return lab;
	}

	async function proved(change: (exercise: Exercise) => Partial<Exercise>, seeds: number): Promise<readonly DrawProof[]> {
		const draft = wardsDraft(change, 900);
		const { lab } = await labOf(draft);
		const given = experimentOf(draft.exercise);
		const { arms, prove } = draft.exercise;
		const [a, b, c] = await Promise.all(
			[given, applyPatch(given, arms.single), applyPatch(given, arms.mended)].map((one) => lab.run(one, 7))
		);
		const claims = { shows: [...suggestClaims(a, b).shows], cured: { by: 'mended', claims: [...suggestClaims(a, c).cured] } };
		const exercise: Exercise = { ...draft.exercise, prove: { ...prove, ...claims } };
		expect(problemsOf({ ...draft, exercise })).toEqual([]);
		const draws: DrawProof[] = [];
		for (let seed = 0; seed < seeds; seed++) draws.push(await proveDraw(exercise, seed, { lab, now: () => 0 }));
		return draws;
	}

	it('holds for copied rows', async () => {
		const draws = await proved(() => ({}), 5);
		expect(draws.map(({ verdict }) => verdict.primary)).toEqual(Array.from({ length: 5 }, () => 'LK-1.4'));
		expect(passes(summarise(draws))).toBe(true);
	}, 60_000);

	it('holds for a column written after the outcome', async () => {
		const draws = await proved((exercise) => plantIn(exercise, 'late'), 5);
		expect(draws.map(({ verdict }) => verdict.primary)).toEqual(Array.from({ length: 5 }, () => 'LK-2'));
		expect(passes(summarise(draws))).toBe(true);
	}, 60_000);

	it('does not hold where nothing was planted', async () => {
		const draft = wardsDraft((exercise) => ({ world: { ...exercise.world, copies: 0 } }));
		const { lab } = await labOf(draft);
		const draw = await proveDraw(draft.exercise, 0, { lab, now: () => 0 });
		expect([draw.held, draw.keyAgrees]).toEqual([false, false]);
	}, 60_000);
});

/** The code of items in a real Python: whether it parses, and whether it says the same on the same rows. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Column, Table } from '#lib/core/table.ts';
import { stepDescriptor } from '#lib/pipeline/descriptors.ts';
import type { Lab } from '#lib/instruments/lab.ts';
import { documentOf, experimentOfItem } from '#lib/review/item-document.ts';
import type { ReviewItem } from '#lib/review/item-schema.ts';
import { fixedDocumentOf, type LoadedItem } from '#lib/review/read-item.ts';

export interface Python {
	readonly command: string;
	readonly version: string;
	/** Why nothing can be run, or null. */
	readonly missing: string | null;
}

/** The interpreter named by PYTHON, else python3; null where there is none. */
export function findPython(): Python | null {
	const command = process.env.PYTHON ?? '/usr/bin/python3';
	const version = spawnSync(command, ['-c', 'import platform; print(platform.python_version())'], { encoding: 'utf8' });
	if (version.status !== 0) return null;
	const packages = ['sklearn', 'pandas'].filter((name) => spawnSync(command, ['-c', `import ${name}`]).status !== 0);
	const missing = packages.length === 0 ? null : `${command} has no ${packages.join(' and no ')}; set PYTHON to one that has.`;
	return { command, version: version.stdout.trim(), missing };
}

/** The code of the document as submitted, and after the fix where that changes it. */
export function codeOf(item: ReviewItem): readonly string[] {
	const text = (lines: readonly { readonly kind: string; readonly text: string }[]): string =>
		lines
			.filter(({ kind }) => kind === 'code')
			.map((line) => line.text)
			.join('\n');
	const fixed = fixedDocumentOf(item);
	return [text(documentOf(item)), ...(fixed === null ? [] : [text(fixed)])].filter((code) => code.trim() !== '');
}

/** What Python says against the code of these items, one line each; empty when all of it parses. */
export function compileItems({ command }: Python, items: readonly Pick<LoadedItem, 'slug' | 'item'>[]): readonly string[] {
	const folder = mkdtempSync(join(tmpdir(), 'review-'));
	try {
		const files = items.flatMap(({ slug, item }) =>
			codeOf(item).map((code, place) => {
				const file = join(folder, `${slug}-${place === 0 ? 'submitted' : 'fixed'}.py`);
				writeFileSync(file, `${code}\n`);
				return file;
			})
		);
		const { status, stderr } = spawnSync(command, ['-m', 'py_compile', ...files], { encoding: 'utf8' });
		return status === 0 ? [] : [stderr.trim().replaceAll(`${folder}/`, '')];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

export interface PythonRun {
	readonly submitted: number;
	readonly fixed: number;
	/** The fix moves the number the way it does in the lab: down where something was inflated, and not by more than the margin where not. */
	readonly same: boolean;
	readonly note: string;
}

const FILE = /read_csv\("([^"]+)"\)/;

/** Runs the code before and after the fix on the rows of one draw. Rendered code finds `X`, `y`, `groups` and `times`; other code reads its file. */
export function runItem({ command }: Python, item: ReviewItem, seed: number, lab: Lab): PythonRun {
	// Steps that change which rows there are belong to the code, not to its file.
	const given = experimentOfItem(item);
	const steps = (given.pipeline.steps ?? []).filter(({ kind }) => stepDescriptor(kind).learns !== 'rows');
	const { table } = lab.prepare({ ...given, pipeline: { ...given.pipeline, steps } }, seed);
	const codes = codeOf(item);
	const folder = mkdtempSync(join(tmpdir(), 'review-'));
	try {
		const numbers = codes.map((code) => {
			const own = FILE.exec(code)?.[1];
			writeFileSync(join(folder, own ?? 'rows.csv'), csvOf(table, own === undefined));
			writeFileSync(join(folder, 'code.py'), `${own === undefined ? PRELUDE : ''}${code}\n`);
			const out = execFileSync(command, ['code.py'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
			const last = [...out.matchAll(/-?\d+\.\d+(?:e-?\d+)?|\b[01]\b/g)].at(-1)?.[0];
			if (last === undefined) throw new Error(`The code printed no number: ${out}`);
			return Number(last);
		});
		const [submitted, fixed = submitted] = numbers;
		// Rendered regressions print R², where higher is better whatever the number of the document is.
		const better = FILE.test(codes[0]) ? item.numbers.better : 'higher';
		const change = better === 'higher' ? submitted - fixed : fixed - submitted;
		const same = item.flaw ? change > 0 : Math.abs(change) < Math.max(item.numbers.margin, 0.03);
		return { submitted, fixed, same, note: numbers.length === 1 ? 'the fix changes no code' : '' };
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

const PRELUDE = [
	'import pandas as pd',
	'X = pd.read_csv("rows.csv")',
	'y = X.pop("__target")',
	'groups = X.pop("__group") if "__group" in X else None',
	'times = X.pop("__time") if "__time" in X else None',
	''
].join('\n');

/** Rows as CSV. `bare`: the answer, group and time under names that no column has. */
export function csvOf(table: Table, bare: boolean): string {
	const { target, roles } = table;
	const named = (name: string, column: Column): { name: string; column: Column } => ({ name, column });
	const columns = [
		...table.features.map((column) => named(column.name, column)),
		...(roles.group ? [named(bare ? '__group' : roles.group.name, roles.group)] : []),
		...(roles.time ? [named(bare ? '__time' : roles.time.name, roles.time)] : [])
	].filter(({ name }, place, all) => all.findIndex((one) => one.name === name) === place);
	const quote = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	const cell = (column: Column, row: number): string => {
		if (column.kind === 'numeric') return Number.isNaN(column.values[row]) ? '' : String(column.values[row]);
		if (column.kind === 'text') return quote(column.values[row]);
		return column.codes[row] < 0 ? '' : quote(column.levels[column.codes[row]]);
	};
	const answer = (row: number): string => String(target.yTrue[row]);
	const lines = [[...columns.map(({ name }) => quote(name)), bare ? '__target' : quote(target.name)].join(',')];
	for (let row = 0; row < table.nRows; row++) lines.push([...columns.map(({ column }) => cell(column, row)), answer(row)].join(','));
	return `${lines.join('\n')}\n`;
}

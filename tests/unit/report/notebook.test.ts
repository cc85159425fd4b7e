import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caseAsNotebook, hasNotebook } from '#lib/report/notebook.ts';
import { realCase } from './real-material.ts';

/** A Python 3 that has scikit-learn, where the machine has one. */
const python = ['python3', '/usr/bin/python3'].find((command) => {
	try {
		execFileSync(command, ['-c', 'import sklearn'], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
});

interface Notebook {
	readonly nbformat: number;
	readonly cells: readonly { readonly id: string; readonly cell_type: string; readonly source: readonly string[] }[];
}

async function notebookOf(slug: string, changes: readonly Readonly<Record<string, unknown>>[]) {
	const { material, runtime, ref } = await realCase(slug, changes);
	const { changed, evidence } = material.runs[material.runs.length - 1];
	const rows = await runtime.rows({ ref, patch: changed }, material.attempt.seed);
	return { evidence, rows, notebook: JSON.parse(caseAsNotebook('A case', evidence, rows)) as Notebook };
}

describe('the notebook', () => {
	it('holds every row the models read, with its part', async () => {
		const { notebook, rows, evidence } = await notebookOf('churn-300', []);
		const data = notebook.cells.map(({ source }) => source.join('')).join('\n');
		expect(data.match(/^train,/gm)).toHaveLength(evidence.sizes.train);
		expect(data.match(/^validation,/gm)).toHaveLength(evidence.sizes.validation);
		expect(data).not.toMatch(/^test,/m);
		expect(rows.parts.test).toBeUndefined();
		expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
		expect(hasNotebook(evidence)).toBe(true);
	}, 60_000);

	it.skipIf(!python).each([
		['churn-300', [{ 'pipeline.model': { kind: 'logistic' } }]],
		['churn-300', []],
		['greenhouse-200', []]
	])(
		'of %s runs from top to bottom with scikit-learn, and its gap lies within the interval',
		async (slug, changes) => {
			const { notebook } = await notebookOf(slug, changes);
			const code = notebook.cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''));
			const file = join(mkdtempSync(join(tmpdir(), 'holdout-notebook-')), 'cells.py');
			writeFileSync(file, code.join('\n\n'));
			const said = execFileSync(python as string, [file], { encoding: 'utf8' });
			expect(said).toContain('scikit-learn within it: True');
		},
		120_000
	);
});

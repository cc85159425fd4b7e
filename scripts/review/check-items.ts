/** The proofs of items under review, as a table: used by `review-check.ts` and `exercises-check.ts`. */
import type { ItemProof } from '#lib/review/prove.ts';
import { proveItem } from '#lib/review/prove.ts';
import type { LoadedItem } from '#lib/review/read-item.ts';
import type { ReviewedNumber } from '#lib/review/run-item.ts';
import type { createNodeLab } from '../node-lab.ts';
import { compileItems, findPython, runItem } from './python.ts';

export type NodeLab = Awaited<ReturnType<typeof createNodeLab>>;

/** Draws on which every item is proved; the page deals these. */
export const REVIEW_SEEDS: readonly number[] = [1000, 1001, 1002, 1003, 1004, 1005];

const range = (numbers: readonly (ReviewedNumber | null)[]): string => {
	const found = numbers.flatMap((number) => (number === null ? [] : [number.value]));
	return found.length === 0 ? '–' : `${Math.min(...found).toFixed(3)} to ${Math.max(...found).toFixed(3)}`;
};

/** Proves every item on every seed and prints a line for each. Returns how many did not hold. */
export async function checkItems(items: readonly LoadedItem[], seeds: readonly number[], { lab, loadTables }: NodeLab): Promise<number> {
	const clean = items.filter(({ item }) => !item.flaw).length;
	console.log(`${items.length} items under review, ${clean} of them clean. Seeds ${seeds[0]} to ${seeds.at(-1)}.`);
	let failed = 0;
	for (const { slug, item } of [...items].sort((a, b) => (a.slug < b.slug ? -1 : 1))) {
		await loadTables(item.world);
		const proofs: ItemProof[] = [];
		const started = performance.now();
		for (const seed of seeds) proofs.push(await proveItem(item, seed, lab));
		const held = proofs.filter(({ holds }) => holds).length;
		if (held < seeds.length) failed++;
		console.log(
			[
				held === seeds.length ? 'proved' : 'FAILED',
				slug,
				item.flaw?.id ?? (item.nit ? `clean (${item.nit.id} as a nit)` : 'clean'),
				`submitted ${range(proofs.map(({ seen }) => seen.submitted))}`,
				`fixed ${range(proofs.map(({ seen }) => seen.fixed))}`,
				`new rows ${range(proofs.map(({ seen }) => seen.submittedTruth))}, ${range(proofs.map(({ seen }) => seen.fixedTruth))}`,
				`${held}/${seeds.length}, least margin ${Math.min(...proofs.map(({ margin }) => margin)).toFixed(3)}`,
				`${Math.round((performance.now() - started) / seeds.length)} ms a draw`
			].join(' | ')
		);
		for (const [place, { problems }] of proofs.entries())
			for (const problem of problems) console.log(`    seed ${seeds[place]}: ${problem}`);
	}
	return failed;
}

/** Compiles the code of every item and runs what says that it runs. Skips with a reason where Python or its packages are missing. */
export async function checkPython(items: readonly LoadedItem[], seed: number, { lab, loadTables }: NodeLab): Promise<number> {
	const python = findPython();
	if (python === null) {
		console.log('Python: skipped, there is no python3 here (set PYTHON to name one).');
		return 0;
	}
	const problems = compileItems(python, items);
	for (const problem of problems) console.log(`Python cannot parse: ${problem}`);
	if (problems.length === 0) console.log(`Python ${python.version}: the code of all items parses, before and after the fix.`);
	if (python.missing !== null) {
		console.log(`Python runs: skipped, ${python.missing}`);
		return problems.length;
	}
	let failed = problems.length;
	for (const { slug, item } of items.filter(({ item: one }) => one.runs)) {
		await loadTables(item.world);
		const { submitted, fixed, same, note } = runItem(python, item, seed, lab);
		if (!same) failed++;
		console.log(
			`Python ${same ? 'agrees' : 'DISAGREES'} | ${slug} | submitted ${submitted.toFixed(3)} | fixed ${fixed.toFixed(3)}${note === '' ? '' : ` | ${note}`}`
		);
	}
	return failed;
}

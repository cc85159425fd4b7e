/**
 * `npx tsx scripts/review-check.ts [--seeds 6] [--from 1000] [--no-python] [slug…]`: the proof of every item under review. A flawed one shows
 * the inflated number and its fix does not, on every seed; a clean one shows none. The code of each item is compiled by Python and,
 * where the item says so and scikit-learn and pandas are there, run on the same rows (PYTHON=… picks the interpreter).
 */
import { parseArgs } from 'node:util';
import { sha256Hex } from '#lib/core/digest.ts';
import { proveItem, type ItemProof } from '#lib/review/prove.ts';
import type { LoadedItem } from '#lib/review/read-item.ts';
import type { ReviewedNumber } from '#lib/review/run-item.ts';
import { createNodeLab } from './node-lab.ts';
import { compileItem, findPython, runItem } from './review/python.ts';
import { readItems } from './review/read-items.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		seeds: { type: 'string', default: '6' },
		from: { type: 'string', default: '1000' },
		'no-python': { type: 'boolean', default: false }
	}
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.from) + i);

const range = (numbers: readonly (ReviewedNumber | null)[]): string => {
	const found = numbers.flatMap((number) => (number === null ? [] : [number.value]));
	return found.length === 0 ? '–' : `${Math.min(...found).toFixed(3)} to ${Math.max(...found).toFixed(3)}`;
};

async function main(): Promise<number> {
	const items = readItems(process.cwd(), sha256Hex).filter(({ slug }) => positionals.length === 0 || positionals.includes(slug));
	const clean = items.filter(({ item }) => !item.flaw).length;
	console.log(`${items.length} items, ${clean} of them clean. Seeds ${seeds[0]} to ${seeds.at(-1)}.`);
	const { lab, loadTables } = await createNodeLab();
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
	if (!values['no-python']) failed += await checkPython(items, lab, loadTables);
	console.log(failed === 0 ? 'All items hold.' : `${failed} checks failed.`);
	return failed === 0 ? 0 : 1;
}

type NodeLab = Awaited<ReturnType<typeof createNodeLab>>;

async function checkPython(items: readonly LoadedItem[], lab: NodeLab['lab'], loadTables: NodeLab['loadTables']): Promise<number> {
	const python = findPython();
	if (python === null) {
		console.log('Python: skipped, there is no python3 here (set PYTHON to name one).');
		return 0;
	}
	let failed = 0;
	for (const { slug, item } of items) {
		for (const problem of compileItem(python, slug, item)) {
			failed++;
			console.log(`Python cannot parse ${slug}: ${problem}`);
		}
	}
	console.log(`Python ${python.version}: the code of all items parses.`);
	if (python.missing !== null) {
		console.log(`Python runs: skipped, ${python.missing}`);
		return failed;
	}
	for (const { slug, item } of items.filter(({ item: one }) => one.runs)) {
		await loadTables(item.world);
		const { submitted, fixed, same, note } = runItem(python, item, seeds[0], lab);
		if (!same) failed++;
		console.log(
			`Python ${same ? 'agrees' : 'DISAGREES'} | ${slug} | submitted ${submitted} | fixed ${fixed}${note === '' ? '' : ` | ${note}`}`
		);
	}
	return failed;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(2);
	}
);

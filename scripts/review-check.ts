/**
 * `npx tsx scripts/review-check.ts [--seeds 6] [--from 1000] [--no-python] [slug…]`: the proof of every item under review. A flawed one shows
 * the inflated number and its fix does not, on every seed; a clean one shows none. The code of each item is compiled by Python and,
 * where the item says so and scikit-learn and pandas are there, run on the same rows (PYTHON=… picks the interpreter).
 * `npm run exercises:check` does the same after the exercises.
 */
import { parseArgs } from 'node:util';
import { sha256Hex } from '#lib/core/digest.ts';
import { createNodeLab } from './node-lab.ts';
import { checkItems, checkPython, REVIEW_SEEDS } from './review/check-items.ts';
import { readItems } from './review/read-items.ts';

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		seeds: { type: 'string', default: String(REVIEW_SEEDS.length) },
		from: { type: 'string', default: String(REVIEW_SEEDS[0]) },
		'no-python': { type: 'boolean', default: false }
	}
});
const seeds = Array.from({ length: Number(values.seeds) }, (_, i) => Number(values.from) + i);

async function main(): Promise<number> {
	const items = readItems(process.cwd(), sha256Hex).filter(({ slug }) => positionals.length === 0 || positionals.includes(slug));
	const node = await createNodeLab();
	const failed = (await checkItems(items, seeds, node)) + (values['no-python'] ? 0 : await checkPython(items, seeds[0], node));
	console.log(failed === 0 ? 'All items hold.' : `${failed} checks failed.`);
	return failed === 0 ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof Error ? error.message : error);
		process.exit(2);
	}
);

import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '#lib/core/digest.ts';
import { proveItem } from '#lib/review/prove.ts';
import type { LoadedItem } from '#lib/review/read-item.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { codeOf, compileItems, findPython, runItem } from '../../../scripts/review/python.ts';
import { readItems } from '../../../scripts/review/read-items.ts';

const items = readItems(process.cwd(), sha256Hex);
const bySlug = (slug: string): LoadedItem => {
	const found = items.find((item) => item.slug === slug);
	if (!found) throw new Error(`There is no exercises/_review/${slug}.yaml.`);
	return found;
};
let node: Awaited<ReturnType<typeof createNodeLab>>;
beforeAll(async () => {
	node = await createNodeLab();
});

describe('the proof of an item', () => {
	// One draw of every item; `npx tsx scripts/review-check.ts` draws six.
	it.each(items.map(({ slug }) => slug))('%s holds', { timeout: 120_000 }, async (slug) => {
		const { item } = bySlug(slug);
		await node.loadTables(item.world);
		const proof = await proveItem(item, 1000, node.lab);
		expect(proof.problems).toEqual([]);
		expect(proof.margin).toBeGreaterThan(0);
	});

	it('fails where a flaw is only claimed, and where a clean item has one', { timeout: 60_000 }, async () => {
		const { flaw } = bySlug('markers').item;
		const clean = bySlug('kilns').item;
		expect((await proveItem({ ...clean, flaw }, 1000, node.lab)).holds).toBe(false);
		expect((await proveItem({ ...bySlug('files').item, flaw: undefined }, 1000, node.lab)).holds).toBe(false);
	});
});

const python = findPython();

describe.skipIf(python === null)('the code of an item, in Python (skipped: there is no python3)', () => {
	it('parses, before and after the fix', { timeout: 60_000 }, () => {
		expect(items.filter(({ item }) => codeOf(item).length > 0).length).toBeGreaterThanOrEqual(12);
		expect(compileItems(python!, items)).toEqual([]);
	});

	it('is told apart from code that does not parse', () => {
		const { item } = bySlug('orders');
		const broken = { ...item, document: [{ code: 'def (:' }], fixedCode: [] };
		expect(compileItems(python!, [{ slug: 'broken', item: broken }]).join()).toContain('broken-submitted.py');
	});
});

describe.skipIf(python === null || python.missing !== null)(
	'the code of an item, run by scikit-learn (skipped: no scikit-learn or no pandas)',
	() => {
		it.each(['orders', 'complaints', 'kilns'])('%s says the same as the lab', { timeout: 120_000 }, async (slug) => {
			const { item } = bySlug(slug);
			await node.loadTables(item.world);
			expect(runItem(python!, item, 1000, node.lab)).toMatchObject({ same: true });
		});
	}
);

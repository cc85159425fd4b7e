import { describe, expect, it } from 'vitest';
import { storageEn } from '#lib/messages/storage.en.ts';
import { explainStorage } from '#lib/messages/storage.ts';

const sources = import.meta.glob<string>('../../../src/lib/storage/*.ts', { eager: true, query: '?raw', import: 'default' });

describe('what the store reports', () => {
	it('has words for every id the store uses', () => {
		const used = Object.values(sources).flatMap((source) => [...source.matchAll(/'(storage\.[a-z.-]+)'/g)].map((match) => match[1]));
		expect(used.length).toBeGreaterThan(5);
		expect(used.filter((id) => !(id in storageEn))).toEqual([]);
	});

	it('has words for every trouble', () => {
		const troubles = /export type StorageTrouble = ([^;]+);/.exec(Object.values(sources).join('\n'))?.[1].match(/'[a-z]+'/g) ?? [];
		expect(troubles.length).toBeGreaterThanOrEqual(6);
		for (const trouble of troubles) {
			expect(explainStorage({ id: `storage.trouble.${trouble.slice(1, -1)}`, values: { pending: 2 } })).toMatch(/\.$/);
		}
	});

	it('fills in the values', () => {
		expect(explainStorage({ id: 'storage.trouble.full', values: { pending: 1 } })).toBe('The disk is full: 1 step waits to be saved.');
	});
});

import { describe, expect, test, vi } from 'vitest';
import { mayWorkOffline, workOffline, type OfflineConditions } from '#lib/state/offline.ts';

const good: OfflineConditions = { isSecureContext: true, protocol: 'https:', isFramed: false, isPackaged: false };
const container = (register: () => Promise<unknown>) => ({ register: vi.fn(register) }) as unknown as ServiceWorkerContainer;

describe('working offline', () => {
	test.each([
		['an insecure address', { isSecureContext: false }],
		['a file', { protocol: 'file:' }],
		['a frame', { isFramed: true }],
		['a course package', { isPackaged: true }]
	])('is left alone in %s', async (_, change) => {
		const workers = container(async () => undefined);
		expect(mayWorkOffline({ ...good, ...change })).toBe(false);
		expect(await workOffline('./service-worker.js', { ...good, ...change }, workers)).toBe(false);
		expect(workers.register).not.toHaveBeenCalled();
	});
	test('registers the worker at the address it is given', async () => {
		const workers = container(async () => undefined);
		expect(await workOffline('./service-worker.js', good, workers)).toBe(true);
		expect(workers.register).toHaveBeenCalledExactlyOnceWith('./service-worker.js');
	});
	test('survives a browser that refuses, and one that has no service workers', async () => {
		expect(
			await workOffline(
				'./service-worker.js',
				good,
				container(() => Promise.reject(new Error('private window')))
			)
		).toBe(false);
		expect(await workOffline('./service-worker.js', good, undefined)).toBe(false);
	});
});

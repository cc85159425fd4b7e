import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LEAVE, Writer, type SaveState } from '#lib/storage/writer.ts';
import { MemoryBackend } from './memory-backend.ts';

let backend: MemoryBackend;
let states: SaveState[];
let writer: Writer;
let time: number;

beforeEach(() => {
	vi.useFakeTimers();
	backend = new MemoryBackend();
	states = [];
	time = 1000;
	writer = new Writer({ backend, now: () => time, onState: (state) => states.push(state), firstRetryMs: 100, longestRetryMs: 400 });
});
afterEach(() => {
	writer.stop();
	vi.useRealTimers();
});

const stored = (key: string): unknown => backend.tables.records.get(key)?.value;

describe('saving', () => {
	it('resolves when the value is on disk, and says when', async () => {
		await writer.put('records', 'a', 1);
		expect(stored('a')).toBe(1);
		expect(states).toEqual([{ kind: 'saving' }, { kind: 'saved', at: 1000 }]);
	});

	it('writes every key, and only the newest value of one', async () => {
		await Promise.all([
			writer.put('records', 'a', 1),
			writer.put('records', 'b', 1),
			writer.put('records', 'a', 2),
			writer.put('records', 'a', 3)
		]);
		expect([stored('a'), stored('b')]).toEqual([3, 1]);
	});

	it('a value that comes while another is written is written too', async () => {
		const first = writer.put('records', 'a', 1);
		await Promise.resolve();
		const second = writer.put('records', 'a', 2);
		await Promise.all([first, second]);
		expect(stored('a')).toBe(2);
		expect(writer.waiting('records', 'a')).toBeUndefined();
	});

	it('leaves alone what a merge says to leave', async () => {
		await writer.put('records', 'a', 1);
		await writer.put('records', 'a', 2, (before) => (before ? LEAVE : 2));
		expect(stored('a')).toBe(1);
		expect(writer.state.kind).toBe('saved');
	});
});

describe('while the disk is full', () => {
	beforeEach(() => {
		backend.trouble = 'full';
	});

	it('keeps the values, counts them, and lays them over what is read', async () => {
		await writer.put('records', 'a', 1);
		await writer.put('records', 'b', 2);
		expect(writer.state).toEqual({ kind: 'failed', trouble: 'full', pending: 2 });
		expect(writer.waiting('records', 'b')).toBe(2);
		expect(writer.overlay('records', [{ key: 'a', value: 0, savedAt: 1 }]).map(({ key, value }) => [key, value])).toEqual([
			['a', 1],
			['b', 2]
		]);
		expect(writer.overlay('settings', [])).toEqual([]);
	});

	it('tries again by itself, less and less often, and saves all when there is room', async () => {
		const change = vi.spyOn(backend, 'change');
		await writer.put('records', 'a', 1);
		await vi.advanceTimersByTimeAsync(100 + 200 + 400 + 400);
		expect(change).toHaveBeenCalledTimes(5);
		backend.trouble = null;
		await vi.advanceTimersByTimeAsync(400);
		expect(stored('a')).toBe(1);
		expect(writer.state).toEqual({ kind: 'saved', at: 1000 });
		expect(vi.getTimerCount()).toBe(0);
	});

	it('tries again when asked', async () => {
		await writer.put('records', 'a', 1);
		backend.trouble = null;
		await writer.flush();
		expect(stored('a')).toBe(1);
	});

	it('tells of a trouble once, however often it is met', async () => {
		await writer.put('records', 'a', 1);
		const told = states.length;
		writer.report(new Error('again'));
		expect(states).toHaveLength(told + 1);
		writer.report(new Error('again'));
		expect(states).toHaveLength(told + 1);
	});

	it('forgets what waits when everything is erased', async () => {
		await writer.put('records', 'a', 1);
		writer.forget();
		backend.trouble = null;
		await vi.advanceTimersByTimeAsync(1000);
		expect(stored('a')).toBeUndefined();
		expect(writer.state).toEqual({ kind: 'none' });
	});
});

import { describe, expect, it } from 'vitest';
import { crossCheck } from '#lib/teach/replay/cross-check.ts';
import { clockWentBack, fingerprintOf, minutesOf } from '#lib/teach/replay/signs.ts';
import { createMemo } from '#lib/teach/replay/memo.ts';
import { isWithinTolerance } from '#lib/teach/replay/judge-item.ts';
import type { Flag, VerificationResult } from '#lib/teach/verification.ts';

function result(student: string, over: Partial<VerificationResult> = {}): VerificationResult {
	return {
		file: `${student}.json`,
		assignment: 'a',
		student,
		verdict: 'exact',
		reason: null,
		items: [],
		points: 1,
		possible: 1,
		claimed: null,
		flags: [],
		notes: [],
		fingerprints: [{ item: 0, head: `head-${student}`, timing: `timing-${student}` }],
		device: `device-${student}`,
		publicKey: null,
		engineHash: null,
		from: null,
		to: null,
		savedAt: null,
		...over
	};
}

const wrong: Flag = { id: 'wrong-variant', item: 0, values: {} };
const ids = (list: readonly { readonly id: string }[]): readonly string[] => list.map(({ id }) => id);

describe('files side by side', () => {
	it('say nothing of honest ones', () => {
		const files = [result('anna'), result('bea'), result('cem')];
		expect(crossCheck(files)).toEqual(files);
	});

	it('flag a copied log with whoever it does not belong to, and note it with the other', () => {
		const log = [{ item: 0, head: 'h', timing: 't' }];
		const [anna, bea] = crossCheck([result('anna', { fingerprints: log }), result('bea', { fingerprints: log, flags: [wrong] })]);
		expect(ids(anna.flags)).toEqual([]);
		expect(anna.notes).toEqual([{ id: 'copied-from', item: 0, values: { others: 'bea' } }]);
		expect(ids(bea.flags)).toEqual(['wrong-variant', 'same-log']);
	});

	it('flag the same timing under another head, with both', () => {
		const files = ['anna', 'bea'].map((name) => result(name, { fingerprints: [{ item: 0, head: name, timing: 't' }] }));
		expect(crossCheck(files).map(({ flags }) => ids(flags))).toEqual([['same-timing'], ['same-timing']]);
		const elsewhere = [files[0], result('bea', { fingerprints: [{ item: 1, head: 'b', timing: 't' }] })];
		expect(crossCheck(elsewhere).flatMap(({ flags }) => ids(flags))).toEqual([]);
	});

	it('note a shared device and never flag it', () => {
		const files = ['anna', 'bea'].map((name) => result(name, { device: 'kitchen' }));
		for (const one of crossCheck(files)) {
			expect(one.flags).toEqual([]);
			expect(ids(one.notes)).toEqual(['same-device']);
		}
	});

	it('take a file that a student hands in again for no copy', () => {
		const twice = [
			result('Anna', { file: 'first.json' }),
			result('anna ', { file: 'second.json', fingerprints: result('Anna').fingerprints, device: 'device-Anna' })
		];
		for (const one of crossCheck(twice)) {
			expect(one.flags).toEqual([]);
			expect(one.notes).toEqual([{ id: 'handed-in-again', item: null, values: { files: 'first.json, second.json' } }]);
		}
	});

	it('add nothing twice, and keep the order', () => {
		const log = [{ item: 0, head: 'h', timing: 't' }];
		const once = crossCheck([result('b', { fingerprints: log }), result('a', { fingerprints: log, device: 'device-b' }), result('c')]);
		expect(crossCheck(once)).toEqual(once);
		expect(once.map(({ student }) => student)).toEqual(['b', 'a', 'c']);
	});
});

describe('signs of one log', () => {
	const entries = (times: readonly number[]) => ({
		version: 1 as const,
		id: 'x',
		exercise: 'y',
		seed: 0,
		entries: times.map((t, i) => ({ i, t, event: {}, prev: '', hash: '' }))
	});

	it('count minutes without the pauses, as worked by hand', () => {
		// 1 minute, 31 minutes of pause, 2 minutes.
		expect(minutesOf(entries([0, 60_000, 1_920_000, 2_040_000]))).toBe(3);
		expect(minutesOf(entries([]))).toBeNull();
	});

	it('see a clock that went back, and forgive a second', () => {
		expect(clockWentBack(entries([5000, 4500, 6000]))).toBe(false);
		expect(clockWentBack(entries([5000, 3000]))).toBe(true);
	});

	it('know a timing by its pauses, wherever it starts, and say nothing of short logs', () => {
		const times = [0, 1203, 4411, 9120, 9999, 15_001];
		const timing = (list: readonly number[]) => fingerprintOf(0, 'h', entries(list)).timing;
		expect(timing(times.map((t) => t + 777_000))).toBe(timing(times));
		expect(timing([...times.slice(0, 5), 15_002])).not.toBe(timing(times));
		expect(timing(times.slice(0, 5))).toBeNull();
	});
});

describe('tolerance', () => {
	it('holds last digits and digests beside numbers that agree, and nothing else', () => {
		const close = (logged: string | number, replayed: string | number, field = 'trained.validation') =>
			isWithinTolerance({ entry: 0, field, logged, replayed });
		expect(close(0.81, 0.8105)).toBe(true);
		expect(close(0.81, 0.83)).toBe(false);
		expect(close(1234.5, 1234.9)).toBe(true);
		expect(close('a', 'b', 'trained.digest')).toBe(true);
		expect(close('holds', 'falls', 'revealed.outcome')).toBe(false);
	});
});

describe('the memo', () => {
	it('asks once, also of questions under way, and again after a failure', async () => {
		let made = 0;
		const memo = createMemo('engine', () => 0);
		const ask = () => memo.recall({ what: 1 }, async () => ++made);
		expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
		expect([memo.asked, memo.made]).toEqual([2, 1]);
		await expect(memo.recall({ what: 2 }, () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
		expect(await memo.recall({ what: 2 }, async () => 'found')).toBe('found');
	});

	it('can be kept, and belongs to one engine', async () => {
		const first = createMemo('engine', () => 0);
		await first.recall({ what: 1 }, async () => ({ answer: 42 }));
		const kept = JSON.parse(JSON.stringify(await first.entries())) as [string, unknown][];
		const same = createMemo('engine', () => 0, kept);
		expect(await same.recall({ what: 1 }, async () => ({ answer: 0 }))).toEqual({ answer: 42 });
		const other = createMemo('another', () => 0, kept);
		expect(await other.recall({ what: 1 }, async () => ({ answer: 0 }))).toEqual({ answer: 0 });
	});
});

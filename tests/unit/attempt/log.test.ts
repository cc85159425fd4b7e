import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attempt, LogEntry } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt, genesisHash, headHash, relate, verifyChain } from '#lib/attempt/log.ts';
import { committed, logOf, predicted, revealed, started, trained } from './logs.ts';

const whole = logOf(started, predicted, trained(1, {}, 0.797), committed(), revealed());

/** The attempt with one entry changed and nothing else. */
function tampered(at: number, change: (entry: LogEntry) => LogEntry): Attempt {
	return { ...whole, entries: whole.entries.map((entry, i) => (i === at ? change(entry) : entry)) };
}

describe('the chain', () => {
	it('hashes the canonical JSON of an entry, as node:crypto does', () => {
		const { i, t, event, prev, hash } = whole.entries[0];
		const canonical = `{"event":{"contentHash":"${'a'.repeat(64)}","engineHash":"${'a'.repeat(64)}","exercise":"churn-300","seed":7,"type":"started"},"i":${i},"prev":"${prev}","t":${t}}`;
		expect(event.type).toBe('started');
		expect(hash).toBe(createHash('sha256').update(canonical).digest('hex'));
	});

	it('anchors the first entry to the header', () => {
		const header = '{"exercise":"churn-300","id":"attempt-1","seed":7,"version":1}';
		expect(whole.entries[0].prev).toBe(createHash('sha256').update(header).digest('hex'));
		expect(genesisHash(whole)).toBe(whole.entries[0].prev);
	});

	it('holds for a log nobody touched, and for an empty one', () => {
		expect(verifyChain(whole)).toEqual({ ok: true });
		expect(verifyChain(createAttempt({ id: 'x', exercise: 'y', seed: 0 }))).toEqual({ ok: true });
	});

	it('holds after a round trip through JSON and with keys in another order', () => {
		const text = JSON.stringify(whole, (_, value: unknown) =>
			value && typeof value === 'object' && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).reverse()) : value
		);
		expect(verifyChain(JSON.parse(text) as Attempt)).toEqual({ ok: true });
	});

	it('does not touch the attempt it appends to', () => {
		const before = JSON.stringify(whole);
		const longer = appendEvent(whole, { type: 'finished' }, 5);
		expect(JSON.stringify(whole)).toBe(before);
		expect(longer.entries).toHaveLength(whole.entries.length + 1);
		expect(longer.entries.at(-1)?.prev).toBe(headHash(whole));
	});

	it('refuses seeds and times that cannot be hashed or replayed', () => {
		expect(() => createAttempt({ id: 'x', exercise: 'y', seed: -1 })).toThrow('whole number from 0 to 4294967295, not -1');
		expect(() => createAttempt({ id: 'x', exercise: 'y', seed: 1.5 })).toThrow(RangeError);
		expect(() => appendEvent(whole, { type: 'finished' }, Number.NaN)).toThrow('finite number of milliseconds');
	});
});

describe('tampering is seen', () => {
	it.each([
		['an edited score', 2, (entry: LogEntry): LogEntry => ({ ...entry, event: trained(1, {}, 0.99) }), 'content'],
		['an edited time', 1, (entry: LogEntry): LogEntry => ({ ...entry, t: entry.t + 1 }), 'content'],
		['an edited answer', 3, (entry: LogEntry): LogEntry => ({ ...entry, event: committed({ answer: 'FIT-OK' }) }), 'content'],
		['a number JSON cannot hold', 2, (entry: LogEntry): LogEntry => ({ ...entry, event: trained(1, {}, Number.NaN) }), 'content'],
		['an edited hash', 3, (entry: LogEntry): LogEntry => ({ ...entry, hash: 'f'.repeat(64) }), 'content'],
		['a renumbered entry', 3, (entry: LogEntry): LogEntry => ({ ...entry, i: 9 }), 'index']
	])('%s', (_, at, change, fault) => {
		expect(verifyChain(tampered(at, change))).toEqual({ ok: false, at, fault });
	});

	it('an edited entry that was hashed anew breaks the next link', () => {
		const forged = appendEvent({ ...whole, entries: whole.entries.slice(0, 2) }, trained(1, {}, 0.99), 1_700_000_002_000);
		const spliced = { ...whole, entries: [...forged.entries, ...whole.entries.slice(3)] };
		expect(verifyChain(spliced)).toEqual({ ok: false, at: 3, fault: 'link' });
	});

	it('an entry taken out, put in twice or moved', () => {
		const [a, b, c, d, e] = whole.entries;
		for (const entries of [
			[a, c, d, e],
			[a, b, b, c, d, e],
			[a, c, b, d, e]
		]) {
			expect(verifyChain({ ...whole, entries }).ok).toBe(false);
			const renumbered = entries.map((entry, i) => ({ ...entry, i }));
			expect(verifyChain({ ...whole, entries: renumbered }).ok).toBe(false);
		}
	});

	it("somebody else's log under another header", () => {
		expect(verifyChain({ ...whole, id: 'attempt-2' })).toEqual({ ok: false, at: 0, fault: 'link' });
		expect(verifyChain({ ...whole, seed: 8 }).ok).toBe(false);
		expect(verifyChain({ ...whole, exercise: 'other' }).ok).toBe(false);
	});

	it('any single changed character of any field of any entry', () => {
		fc.assert(
			fc.property(fc.nat(whole.entries.length - 1), fc.constantFrom('t', 'prev', 'hash', 'event'), fc.nat(500), (at, field, position) => {
				const text = JSON.stringify(whole.entries[at][field as keyof LogEntry]);
				const i = position % text.length;
				fc.pre(/[0-9a-z]/.test(text[i]));
				const changed = text.slice(0, i) + (text[i] === '1' ? '2' : '1') + text.slice(i + 1);
				let value: unknown;
				try {
					value = JSON.parse(changed);
				} catch {
					value = changed;
				}
				expect(verifyChain(tampered(at, (entry) => ({ ...entry, [field]: value }))).ok).toBe(false);
			})
		);
	});
});

describe('relate', () => {
	const longer = appendEvent(whole, { type: 'finished' }, 9);
	it('tells a continuation from a log that grew apart', () => {
		expect(relate(whole, whole)).toEqual({ kind: 'same' });
		expect(relate(longer, whole)).toEqual({ kind: 'first-longer' });
		expect(relate(whole, longer)).toEqual({ kind: 'second-longer' });
		const other = appendEvent(whole, { type: 'hint-taken', index: 0 }, 9);
		expect(relate(longer, other)).toEqual({ kind: 'diverged', common: whole.entries.length });
	});
	it('refuses different attempts', () => {
		expect(() => relate(whole, { ...whole, id: 'else' })).toThrow('different attempts');
	});
});

import { describe, expect, it } from 'vitest';
import { AuditCallError, type AuditCall, type AuditCallOptions, type AuditDesk, type FileOverview } from '#lib/audit/audit-wire.ts';
import type { AuditGuard, AuditResult, GuardProposal } from '#lib/audit/types.ts';
import { columnsFor, guardFor, splitOn, withTarget } from '#lib/state/audit-guard.ts';
import { AUDIT_KEY, blobOf, contentOf, KEPT_BYTES } from '#lib/state/audit-record.ts';
import { AuditSession } from '#lib/state/audit.svelte.ts';
import { fixedClock } from '#lib/state/clock.ts';

const column = (name: string, kind: 'number' | 'date' | 'category' | 'text', values: readonly string[] = []) => ({
	name,
	kind,
	missing: 0,
	distinct: Math.max(values.length, kind === 'category' ? 3 : 50),
	values
});
const overview: FileOverview = {
	name: 'a.csv',
	nRows: 60,
	columns: [
		column('age', 'number'),
		column('day', 'date'),
		column('part', 'category', ['train', 'test']),
		column('left', 'category', ['yes', 'no'])
	],
	notes: []
};
const guard: AuditGuard = {
	target: 'left',
	task: 'classification',
	positive: 'yes',
	decisionTime: null,
	group: null,
	time: 'day',
	segments: [],
	split: null,
	after: [],
	leaveOut: []
};
const proposal: GuardProposal = { guard, guesses: [], targets: ['left', 'age'] };
const result = { version: 1, file: 'a.csv', guard, seed: 1, sections: [], findings: [] } as unknown as AuditResult;

class FakeDesk implements AuditDesk {
	readonly calls: AuditCall[] = [];
	fail: AuditCallError | null = null;
	ask(call: AuditCall, options: AuditCallOptions = {}): Promise<never> {
		this.calls.push(call);
		if (this.fail) return Promise.reject(this.fail);
		options.onUpdate?.({ kind: 'read', share: 0.5 });
		const targeted = call.name === 'propose' && call.target !== null ? { ...proposal, guard: { ...guard, target: call.target } } : proposal;
		const answers: Partial<Record<AuditCall['name'], unknown>> = { open: overview, propose: targeted, audit: result, close: null };
		return Promise.resolve(answers[call.name] as never);
	}
	dispose(): void {
		this.calls.length = 0;
	}
}

function setup(kept: Map<string, unknown> = new Map()) {
	const desk = new FakeDesk();
	const store = {
		readRecords: (prefix: string) =>
			Promise.resolve([...kept].filter(([key]) => key.startsWith(prefix)).map(([key, value]) => ({ key, value }))),
		writeRecord: (key: string, value: unknown) => Promise.resolve(void kept.set(key, value))
	};
	const session = new AuditSession({ desk, clock: fixedClock(5), store: () => store, newId: () => 'id-1' });
	return { desk, session, kept };
}
const small = { name: 'a.csv', blob: new Blob(['a,left\n1,yes\n']) };
const big = { name: 'a.csv', blob: new Blob([new Uint8Array(KEPT_BYTES + 1)]) };

describe('an audit on the page', () => {
	it('reads, guesses, runs, and is there again after a reload with its file', async () => {
		const { session, desk, kept } = setup();
		await session.open(small);
		expect(session.guard).toEqual(guard);
		session.set('group', 'age');
		await session.run();
		expect(session.result).toBe(result);
		expect(desk.calls.map(({ name }) => name)).toEqual(['open', 'propose', 'audit']);
		expect(desk.calls[2]).toMatchObject({ guard: { ...guard, group: 'age' }, seed: 1 });

		const later = setup(kept);
		await later.session.restore();
		expect(later.session.guard?.group).toBe('age');
		expect(later.session.result).toEqual(result);
		expect(later.session.needsFile).toBe(false);
		await later.session.run();
		// The worker of the new page has not seen the file yet.
		expect(later.desk.calls.map(({ name }) => name)).toEqual(['open', 'audit']);
	});

	it('asks for a big file again, and then goes on with the answers of before', async () => {
		const { session, kept } = setup();
		await session.open(big);
		expect(session.keepsFile).toBe(false);
		session.set('after', ['age']);
		const later = setup(kept);
		await later.session.restore();
		expect(later.session.needsFile).toBe(true);
		await later.session.open(big);
		expect(later.session.needsFile).toBe(false);
		expect(later.session.guard?.after).toEqual(['age']);
	});

	it('keeps what somebody answered when the target changes', async () => {
		const { session } = setup();
		await session.open(small);
		session.set('segments', ['part', 'age']);
		await session.chooseTarget('age');
		expect(session.guard).toMatchObject({ target: 'age', segments: ['part'] });
	});

	it('shows a failure, and none for a cancel', async () => {
		const { session, desk } = setup();
		desk.fail = new AuditCallError({ failure: 'file', code: 'empty-file', values: {}, message: '' });
		await session.open(small);
		expect(session.failure?.code).toBe('empty-file');
		expect(session.overview).toBeNull();
		desk.fail = new AuditCallError({ failure: 'cancelled', code: 'cancelled', values: {}, message: '' });
		await session.open(small);
		expect(session.failure).toBeNull();
	});

	it('keeps a case for the portfolio, and forgets when asked', async () => {
		const { session, kept } = setup();
		expect(await session.keepCase()).toBeNull();
		await session.open(small);
		await session.run();
		expect(await session.keepCase()).toBe('id-1');
		expect(kept.get('audit-case/id-1')).toMatchObject({ version: 1, made: 5, file: { name: 'a.csv' }, guard, result });
		await session.forget();
		expect(session.overview).toBeNull();
		expect(kept.get(AUDIT_KEY)).toBeNull();
	});
});

describe('a guard', () => {
	it('never uses the target for something else', () => {
		const before = { ...guard, group: 'age', segments: ['age', 'part'], split: { column: 'age', train: ['1'] } };
		const after = withTarget(before, ['group', 'segments', 'split'], { ...proposal, guard: { ...guard, target: 'age' } });
		expect(after).toMatchObject({ target: 'age', group: null, segments: ['part'], split: null });
	});
	it('is dropped with its target, and loses columns that are gone', () => {
		expect(guardFor({ ...guard, target: 'churn' }, overview)).toBeNull();
		expect(guardFor({ ...guard, time: 'when', after: ['age', 'gone'] }, overview)).toMatchObject({ time: null, after: ['age'] });
	});
	it('takes the values that sound like training as the ones trained on', () => {
		expect(splitOn(overview.columns[2])).toEqual({ column: 'part', train: ['train'] });
		expect(splitOn(column('fold', 'category', ['a', 'b']))).toEqual({ column: 'fold', train: ['a'] });
		expect(splitOn(undefined)).toBeNull();
	});
	it('offers dates alone for the decision, and few values alone for a split', () => {
		const names = (field: Parameters<typeof columnsFor>[0]): string[] => columnsFor(field, guard, overview.columns).map(({ name }) => name);
		expect(names('decisionTime')).toEqual(['day']);
		expect(names('time')).toEqual(['age', 'day']);
		expect(names('split')).toEqual(['part']);
	});
});

it('keeps bytes of every kind as text and gives them back', async () => {
	const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256);
	const content = await contentOf(new Blob([bytes]));
	expect(new Uint8Array(await blobOf(content ?? '').arrayBuffer())).toEqual(bytes);
	expect(await contentOf(big.blob)).toBeNull();
});

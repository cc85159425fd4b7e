import { describe, expect, it } from 'vitest';
import { auditFailureOf, createAuditHost } from '#lib/audit/audit-host.ts';
import { preparedAsCsv } from '#lib/audit/sample-file.ts';
import type { AuditUpdate, FileOverview } from '#lib/audit/audit-wire.ts';
import type { GuardProposal } from '#lib/audit/types.ts';

const rows = Array.from({ length: 60 }, (_, i) => `${20 + ((i * 7) % 40)},${['Bonn', 'Graz'][i % 2]},${i % 3 === 0 ? 'yes' : 'no'}`);
const blob = new Blob([`age,city,left\n${rows.join('\n')}\n`]);
const never = new AbortController().signal;
const noTools = (): Promise<never> => Promise.reject(new Error('no engine in this test'));

describe('the audit host', () => {
	it('reads a file without the engine, and says what the page needs of each column', async () => {
		const host = createAuditHost(noTools);
		const updates: AuditUpdate[] = [];
		const overview = (await host.answer(
			{ name: 'open', role: 'main', file: { name: 'a.csv', blob } },
			(update) => updates.push(update),
			never
		)) as FileOverview;
		expect(overview).toMatchObject({ name: 'a.csv', nRows: 60, notes: [] });
		expect(overview.columns).toEqual([
			{ name: 'age', kind: 'number', missing: 0, distinct: 40, values: [] },
			{ name: 'city', kind: 'category', missing: 0, distinct: 2, values: ['Bonn', 'Graz'] },
			{ name: 'left', kind: 'category', missing: 0, distinct: 2, values: ['yes', 'no'] }
		]);
		expect(updates).toEqual([{ kind: 'read', share: 1 }]);
		const proposal = (await host.answer({ name: 'propose', target: 'city' }, () => undefined, never)) as GuardProposal;
		expect(proposal.guard.target).toBe('city');
	});

	it('tells every way to fail apart', async () => {
		const host = createAuditHost(noTools);
		const failure = (call: Parameters<typeof host.answer>[0]): Promise<string> =>
			host
				.answer(call, () => undefined, never)
				.then(
					() => 'none',
					(error: unknown) => {
						const { failure: kind, code } = auditFailureOf(error, never);
						return `${kind} ${code}`;
					}
				);
		expect(await failure({ name: 'propose', target: null })).toBe('internal internal');
		expect(await failure({ name: 'open', role: 'main', file: { name: 'a.csv', blob: new Blob([]) } })).toBe('file empty-file');
		await host.answer({ name: 'open', role: 'main', file: { name: 'a.csv', blob } }, () => undefined, never);
		expect(await failure({ name: 'propose', target: 'churn' })).toBe('audit no-such-column');
		expect(await failure({ name: 'log', file: 'log.json', text: '{' })).toBe('audit log-not-json');
	});

	it('stops reading when it is told to', async () => {
		const stop = new AbortController();
		stop.abort();
		const error: unknown = await createAuditHost(noTools)
			.answer({ name: 'open', role: 'main', file: { name: 'a.csv', blob } }, () => undefined, stop.signal)
			.catch((reason: unknown) => reason);
		expect(auditFailureOf(error, stop.signal).failure).toBe('cancelled');
	});
});

it('writes a shipped table as CSV', () => {
	const columns = [
		{ kind: 'numeric', name: 'date', unit: 'days since 1970-01-01', values: [0, 366] },
		{ kind: 'categorical', name: 'place, exact', levels: ['A "B"', 'C'], codes: [0, null] },
		{ kind: 'numeric', name: 'speed', values: [1.5, null] }
	] as const;
	expect(preparedAsCsv(2, columns)).toBe('date,"place, exact",speed\n1970-01-01,"A ""B""",1.5\n1971-01-02,,\n');
});

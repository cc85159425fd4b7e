import { beforeAll, describe, expect, it } from 'vitest';
import { auditTable } from '#lib/audit/audit-table.ts';
import { auditJson } from '#lib/audit/plain.ts';
import type { AuditSection, AuditTools } from '#lib/audit/types.ts';
import { createStream } from '#lib/core/random.ts';
import { sayAudit } from '#lib/messages/audit-verdicts.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { csvOf, fileOf, guardOf } from './tables.ts';

let tools: AuditTools;
beforeAll(async () => {
	tools = { train: createTrainer(await startNodeBackend()), now: () => 0 };
});

/** Two columns that know a little, a late amount, and a split by chance. */
const table = (copy: boolean): string => {
	const stream = createStream('audit-table');
	return csvOf(`x,z,region,amount,part${copy ? ',field' : ''},y`, 300, (i) => {
		const [x, z] = [stream.normal(), stream.normal()];
		const yes = x + 0.5 * z + stream.normal() > 0.8;
		const amount = yes && stream.uniform() < 0.6 ? '12' : '';
		return `${x.toFixed(4)},${z.toFixed(4)},${'nesw'[i % 4]},${amount},${i % 3 === 0 ? 'test' : 'train'}${copy ? (yes ? ',K1' : ',K0') : ''},${yes ? 'yes' : 'no'}`;
	});
};
const guard = guardOf('y', { segments: ['region'], split: { column: 'part', train: ['train'] } });

/** Trainings take their time on a busy machine. */
const PATIENCE = { timeout: 120_000 };

describe('the audit of a table', PATIENCE, () => {
	it('finds a copy with its corrected number and raises the late amount, section by section, all in words and JSON', async () => {
		const sections: AuditSection[] = [];
		const steps = new Set<string>();
		const result = await auditTable({ file: await fileOf(table(true)), guard, seed: 1 }, tools, {
			onSection: (section) => sections.push(section),
			onProgress: ({ step }) => steps.add(step)
		});
		expect(sections.map(({ kind }) => kind)).toEqual([
			'dictionary',
			'leakage-screen',
			'split',
			'scores',
			'corrections',
			'permuted-labels',
			'adversarial',
			'slices',
			'calibration',
			'learning-curve',
			'fit'
		]);
		expect(steps.size).toBe(11);
		expect(result.sections).toEqual(sections);
		const [first] = result.findings;
		expect(first).toMatchObject({ id: 'LK-2:field', status: 'found', diagnosis: 'LK-2', columns: ['field'] });
		expect(first.lines[0]).toMatchObject({ finding: 'present', decisive: true });
		expect(first.changes).toBeGreaterThan(0.1);
		expect(result.findings.find(({ columns }) => columns.includes('amount'))).toMatchObject({ diagnosis: 'LK-2', status: 'suspect' });
		expect(result.hasFindings).toBe(true);
		const labels = [
			result.summary,
			...result.findings.flatMap(({ says, next, reasons }) => [says, next, ...reasons]),
			...sections.flatMap((section) => {
				if (section.kind === 'leakage-screen') return section.rows.map(({ says }) => says);
				if (section.kind === 'split') return [section.reason, ...section.checks.map(({ says }) => says)];
				if (section.kind === 'dictionary') return section.columns.flatMap(({ why }) => (why ? [why] : []));
				return 'why' in section && section.why ? [section.why] : [];
			})
		];
		for (const label of labels) expect(sayAudit(label)).toMatch(/[.?]$/);
		expect(JSON.parse(auditJson(result))).toMatchObject({ version: 1, metric: 'rocAuc', task: 'classification' });
	});

	it('gives the same findings for the same seed, and leaves the numbers to a column that was said to be late', async () => {
		const file = await fileOf(table(false));
		const said = { ...guard, after: ['amount'] };
		const [a, b] = [
			await auditTable({ file, guard: said, seed: 2, only: 'leaks' }, tools),
			await auditTable({ file, guard: said, seed: 2, only: 'leaks' }, tools)
		];
		expect(a.findings).toEqual(b.findings);
		expect(a.findings[0]).toMatchObject({ id: 'LK-2:amount', status: 'found', says: { id: 'found.LK-2.said' } });
	});

	it('hears a cancel', async () => {
		const abort = new AbortController();
		const running = auditTable({ file: await fileOf(table(false)), guard, seed: 1 }, tools, {
			signal: abort.signal,
			onSection: ({ kind }) => {
				if (kind === 'leakage-screen') abort.abort();
			}
		});
		await expect(running).rejects.toMatchObject({ name: 'AbortError' });
	});
});

/** `--population`: rows of everybody the model will meet, set beside a study of some of them. Shipped tables, nothing made up. */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { auditTable } from '#lib/audit/audit-table.ts';
import { preparedAsCsv } from '#lib/audit/sample-file.ts';
import type { AuditFinding, AuditTools } from '#lib/audit/types.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { DataFile } from '#lib/ingest/read-file.ts';
import { fileOf, guardOf } from './tables.ts';

let tools: AuditTools;
beforeAll(async () => {
	tools = { train: createTrainer(await startNodeBackend()), now: () => 0 };
});

/** Days of one or both towns as a person would bring them: sun or not, temperatures and wind; every second or third day. */
function days(towns: readonly string[], keep: (i: number) => boolean): Promise<DataFile> {
	const data = JSON.parse(readFileSync('static/data/weather.json', 'utf8')) as {
		readonly nRows: number;
		readonly columns: Parameters<typeof preparedAsCsv>[1];
	};
	const [header, ...lines] = preparedAsCsv(data.nRows, data.columns).trim().split('\n');
	const names = header.split(',');
	const at = (name: string): number => names.indexOf(name);
	const rows = lines.map((line) => line.split(',')).filter((cells) => towns.includes(cells[at('location')]));
	const csv = [
		'warm,cold,wind,sun',
		...rows
			.filter((_, i) => keep(i))
			.map((cells) =>
				[cells[at('temp max')], cells[at('temp min')], cells[at('wind')], cells[at('weather')] === 'sun' ? 'yes' : 'no'].join(',')
			)
	].join('\n');
	return fileOf(csv);
}

async function populationFindings(population: DataFile): Promise<readonly AuditFinding[]> {
	const file = await days(['Seattle'], (i) => i % 2 === 0);
	const { findings } = await auditTable({ file, population, guard: guardOf('sun'), seed: 1 }, tools);
	return findings.filter(({ id }) => id.endsWith(':population'));
}

describe('a file of everybody', { timeout: 240_000 }, () => {
	it('from another town: the score falls, and the audit says by how much', async () => {
		const [finding] = await populationFindings(await days(['New York'], () => true));
		expect(finding).toMatchObject({ status: 'found' });
		expect(finding.lines.find(({ id }) => id === 'shift:fall')).toMatchObject({ decisive: true, finding: 'present' });
		expect(finding.changes).toBeGreaterThan(0.03);
	});

	it('of the same town: nothing is claimed', async () => {
		const findings = await populationFindings(await days(['Seattle'], (i) => i % 2 === 1));
		expect(findings).toMatchObject([{ status: 'cleared', diagnosis: 'LK-3.3' }]);
	});
});

/**
 * `npx tsx scripts/audit-matrix.ts [--draws N] [--from K] [--only TEXT] [--write]`: how often the audit finds what was planted in shipped
 * tables, and how often it claims a leak where there is none. Draws are kept in `.cache/audit-matrix`, so that a run that was stopped
 * goes on where it was and several can share the work; `--again` begins anew. `--write` writes docs/audit-matrix.md from what is kept.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { auditTable } from '#lib/audit/audit-table.ts';
import { isVoid } from '#lib/audit/findings.ts';
import { guessGuard } from '#lib/audit/guess-guard.ts';
import type { AuditFinding, AuditGuard } from '#lib/audit/types.ts';
import { createStream } from '#lib/core/random.ts';
import { readDataFile } from '#lib/ingest/read-file.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import { toCsv } from './audit/frame.ts';
import { MATRIX, type Fault, type MatrixTable } from './audit/matrix-tables.ts';
import { matrixReport, type Cell } from './audit/matrix-report.ts';
import { PARTS, plant, PLANTED } from './audit/plant.ts';

/** Draws 0 to 3 are those that rules were tuned on, and 10 to 12 have been looked at: from here on none has. */
const HELD_OUT = 20;
const KEPT = '.cache/audit-matrix';

interface Draw {
	readonly hit: boolean;
	/** Something that was not planted was suspected. */
	readonly suspected: boolean;
	readonly milliseconds: number;
	readonly findings: readonly string[];
}

const { values } = parseArgs({
	options: {
		draws: { type: 'string' },
		from: { type: 'string' },
		only: { type: 'string' },
		write: { type: 'boolean' },
		again: { type: 'boolean' }
	}
});
const [from, draws] = [Number(values.from ?? HELD_OUT), Number(values.draws ?? 20)];
const tools = { train: createTrainer(await startNodeBackend()), now: () => performance.now() };
const all = MATRIX.flatMap((table) =>
	[null, ...(table.harmless ? (['harmless'] as const) : []), ...table.faults].map((fault) => ({
		table,
		fault,
		name: `${table.name} / ${fault ?? 'clean'}`
	}))
).filter(({ name }) => values.only === undefined || name.includes(values.only));

if (values.again) rmSync(KEPT, { recursive: true, force: true });
mkdirSync(KEPT, { recursive: true });
// Draw by draw, so that whenever it is stopped all cells have equally many.
for (let draw = from; draw < from + draws; draw++)
	for (const { table, fault, name } of all) {
		const kept = keptAt(name, draw);
		if (existsSync(kept)) continue;
		const result = await measure(table, fault, draw);
		writeFileSync(kept, JSON.stringify(result));
		console.log(
			`${draw} ${name.padEnd(52)} ${result.hit ? 'yes' : 'NO '} ${Math.round(result.milliseconds)} ms${result.hit ? '' : `   ${result.findings.join('; ') || 'nothing'}`}`
		);
	}

const cells = all.map(({ table, fault, name }): Cell => {
	const done = Array.from({ length: draws }, (_, i) => keptAt(name, from + i))
		.filter((path) => existsSync(path))
		.map((path) => JSON.parse(readFileSync(path, 'utf8')) as Draw);
	return {
		table: table.name,
		fault,
		draws: done.length,
		hits: done.filter(({ hit }) => hit).length,
		suspects: done.filter(({ suspected }) => suspected).length
	};
});
for (const { table, fault, hits, draws: n, suspects } of cells)
	console.log(`${`${table} / ${fault ?? 'clean'}`.padEnd(52)} ${hits}/${n}  something else suspected ${suspects}`);
if (values.write) writeFileSync('docs/audit-matrix.md', matrixReport(cells, from, draws));

function keptAt(name: string, draw: number): string {
	return `${KEPT}/${name.replaceAll(/[^a-z0-9]+/gi, '-')}-${draw}.json`;
}

async function measure(table: MatrixTable, fault: Fault | 'harmless' | null, draw: number): Promise<Draw> {
	const started = performance.now();
	const findings = await audited(table, fault, draw);
	const claims = findings.filter(({ status, diagnosis }) => status === 'found' && isVoid(diagnosis));
	return {
		hit: fault === null || fault === 'harmless' ? claims.length === 0 : isFound(fault, findings),
		suspected: findings.some(({ status, columns }) => status === 'suspect' && !columns.includes(PLANTED)),
		milliseconds: performance.now() - started,
		findings: findings.map(describe)
	};
}

async function audited(table: MatrixTable, fault: Fault | 'harmless' | null, draw: number): Promise<readonly AuditFinding[]> {
	const frame = await plant(
		table,
		fault,
		createStream(draw)
			.fork(table.name)
			.fork(fault ?? 'clean'),
		tools.train
	);
	const file = await readDataFile('matrix.csv', new TextEncoder().encode(toCsv(frame)));
	const guessed = guessGuard(file, table.target).guard;
	const guard: AuditGuard = {
		...guessed,
		task: table.task,
		group: table.group,
		time: table.time,
		segments: [],
		split: { column: PARTS, train: ['train'] }
	};
	const { findings } = await auditTable({ file, guard, seed: draw, only: 'leaks' }, tools);
	return findings;
}

/** What counts as found. A proxy is for somebody who knows the data to judge, so that a suspicion is all that can be asked for. */
function isFound(fault: Fault, findings: readonly AuditFinding[]): boolean {
	const has = (diagnosis: string): boolean => findings.some((finding) => finding.status === 'found' && finding.diagnosis === diagnosis);
	switch (fault) {
		case 'target copy':
			return findings.some(({ status, diagnosis, columns }) => status === 'found' && diagnosis === 'LK-2' && columns.includes(PLANTED));
		case 'post-outcome proxy':
			return findings.some(
				({ status, diagnosis, columns }) =>
					(status === 'found' || status === 'suspect') && diagnosis === 'LK-2' && columns.includes(PLANTED)
			);
		case 'copied rows, new ids':
			return has('LK-1.4');
		case 'group rows split':
			return has('LK-3.2');
		case 'time interleaved':
			return has('LK-3.1');
		case 'filtered test':
			return has('LK-3.3');
	}
}

function describe({ id, status, changes, lines }: AuditFinding): string {
	const { low, high } = lines[0]?.measured.interval ?? { low: NaN, high: NaN };
	return `${status} ${id} ${changes.toFixed(3)} [${low.toFixed(3)}, ${high.toFixed(3)}]`;
}

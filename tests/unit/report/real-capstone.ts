/** The capstone of the real table, finished with given repairs, ready to be trained again in Node. */
import type { PreparedRows } from '#lib/instruments/views.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { EMPTY_MEMO } from '#lib/language/memo.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { Call } from '#lib/runtime/wire.ts';
import { newWork } from '#lib/state/capstone-plan.ts';
import { readTruth } from '#lib/state/capstone-truth.ts';
import { capstoneSource, type CapstoneAgain } from '#lib/state/rerun-capstone.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { buildCapstones } from '../../../scripts/vite-capstones.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export type RealCapstone = CapstoneAgain & { readonly rows: () => Promise<PreparedRows> };

export async function realCapstone(done: readonly string[]): Promise<RealCapstone> {
	const { refs, assets } = buildCapstones(process.cwd());
	const { experimentRef: address, revealRef } = refs.real;
	const experimentRef = join(mkdtempSync(join(tmpdir(), 'holdout-capstone-')), 'experiment.json');
	writeFileSync(experimentRef, assets.get(address) ?? '');
	const { host } = await createNodeLab();
	const ask = (call: Call) => host.answer(call, () => undefined, new AbortController().signal);
	const runtime: CapstoneAgain['runtime'] = {
		run: (source, seed, options = {}) => ask({ name: 'run', source, seed, parts: [...(options.parts ?? [])] }) as Promise<RunEvidence>,
		instrument: (instrument, source, seed) =>
			ask({ name: 'instrument', source, seed, instrument, parameters: {} }) as ReturnType<LabRuntime['instrument']>
	};
	const memo = {
		...EMPTY_MEMO,
		decision: 'We do not launch before May.',
		mindChange: 'A month of fresh reports with a score above one half by a tenth.',
		claim: 'The ranking fell from 0.123 to one half.'
	};
	const work = {
		...newWork('real', 1000, 1_760_000_000_000),
		named: ['LK-2', 'OF-CAP'],
		done: [...done],
		settled: true,
		looks: 1,
		memo
	};
	const truth = readTruth(JSON.parse(assets.get(revealRef) ?? 'null'));
	const again: CapstoneAgain = { work, truth, repairName: (id) => `repair ${id}`, experimentRef, runtime };
	const rows = () => ask({ name: 'rows', source: capstoneSource(again, done), seed: work.seed, test: true }) as Promise<PreparedRows>;
	return { ...again, rows };
}

/**
 * `npx tsx scripts/confusion-table.ts [--seeds 40 --from 5000 --only name --group fit --shard i/n --json FILE --write]`: plants a
 * known cause in every draw of every trial, asks the rules, and counts. Draws that are done are kept in .cache/, so that a run
 * that was stopped goes on; `--verify N` makes the first N of each trial again and fails where one has changed. `--write` writes docs/confusion-table.md from the draws kept, of all shards.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import { gapLine } from '#lib/diagnosis/measure-fit.ts';
import type { Lab } from '#lib/instruments/lab.ts';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { linesFor, reportOf, type Draw } from './confusion-table-report.ts';
import { TRIALS, type Trial } from './confusion-table-trials.ts';
import { createNodeLab } from './node-lab.ts';

const ROOT = process.cwd();
const KEPT = join(ROOT, '.cache/confusion-table.jsonl');
const DOCUMENT = join(ROOT, 'docs/confusion-table.md');
/** Fresh rows that stand in for all rows there are, to know what a gap truly is: ± 0.4 points at a share of 0.9. */
const FRESH_ROWS = 20_000;

/** One draw: what the rules say, and what the gap truly is. */
async function drawOf(lab: Lab, trial: Trial, seed: number): Promise<Draw> {
	const { name, group, experiment, named, examine } = trial;
	const started = performance.now();
	// A gap trial is about the word "gap" alone, which needs no probes.
	const verdict = group === 'gap' ? null : await diagnose(lab, experiment, seed, { named, examine });
	const ms = Math.round(performance.now() - started);
	const fresh = group !== 'leak' && group !== 'twin';
	const run = await lab.run(experiment, seed, fresh ? { parts: ['fresh'], nFresh: FRESH_ROWS } : {});
	const score = (part: 'train' | 'fresh'): number => run.scores[part]?.[run.metric]?.measured.value ?? NaN;
	return {
		trial: name,
		seed,
		primary: verdict?.primary ?? null,
		accept: verdict?.accept ?? [],
		leaks: (verdict?.fired ?? []).filter(({ id, weight }) => weight === 'cause' && id.startsWith('LK-')).map(({ id }) => id),
		gap: gapLine(run, DEFAULT_CONVENTIONS).finding,
		trueGap: fresh ? Number((score('train') - score('fresh')).toFixed(4)) : null,
		ms
	};
}

/** A kept draw is that of a trial and a seed. The engine is not part of it: `--verify` makes draws again and compares. */
const keyOf = (trial: Trial, seed: number): string => sha256Hex(canonicalJson({ trial, seed })).slice(0, 24);

function readKept(): Map<string, Draw> {
	if (!existsSync(KEPT)) return new Map();
	const lines = readFileSync(KEPT, 'utf8').split('\n').filter(Boolean);
	return new Map(lines.map((line) => JSON.parse(line) as { key: string; draw: Draw }).map(({ key, draw }) => [key, draw]));
}

/** @throws {Error} when a kept draw is not what this engine and these rules make of it. */
function assertSame({ ms: _, ...kept }: Draw, { ms: __, ...made }: Draw): void {
	if (canonicalJson(kept) !== canonicalJson(made))
		throw new Error(`A kept draw has changed; remove ${KEPT} and run again.\nkept ${canonicalJson(kept)}\nnow  ${canonicalJson(made)}`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			seeds: { type: 'string', default: '40' },
			from: { type: 'string', default: '5000' },
			only: { type: 'string' },
			group: { type: 'string' },
			shard: { type: 'string', default: '1/1' },
			json: { type: 'string' },
			verify: { type: 'string', default: '0' },
			write: { type: 'boolean', default: false }
		}
	});
	const [seeds, from] = [Number(values.seeds), Number(values.from)];
	const [shard, shards] = values.shard.split('/').map(Number);
	if (!(seeds >= 1 && from >= 0 && shard >= 1 && shard <= shards))
		throw new RangeError('Call it with --seeds and --from as whole numbers and --shard as in 1/4.');
	const trials = TRIALS.filter(
		({ name, group }) => (values.group === undefined || group === values.group) && (values.only === undefined || name.includes(values.only))
	);
	if (trials.length === 0) throw new RangeError(`No trial fits --group ${values.group} --only ${values.only}.`);
	const kept = readKept();
	mkdirSync(dirname(KEPT), { recursive: true });
	const { lab, loadTables } = await createNodeLab();
	const draws: Draw[] = [];
	for (const [index, trial] of trials.entries()) {
		await loadTables(trial.experiment.world);
		for (let seed = from; seed < from + seeds; seed++) {
			const key = keyOf(trial, seed);
			let draw = kept.get(key);
			if (draw === undefined && (index + seed) % shards === shard - 1) {
				draw = await drawOf(lab, trial, seed);
				appendFileSync(KEPT, `${JSON.stringify({ key, draw })}\n`);
			}
			if (draw !== undefined) draws.push(draw);
			if (draw !== undefined && kept.has(key) && seed < from + Number(values.verify)) assertSame(draw, await drawOf(lab, trial, seed));
		}
		for (const line of linesFor(trial, draws)) console.log(line);
	}
	if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(draws, null, '\t')}\n`);
	const report = reportOf(trials, draws, { seeds, from, conventions: DEFAULT_CONVENTIONS });
	console.log(`\n${report.summary}`);
	if (values.write) writeFileSync(DOCUMENT, report.document);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error instanceof RangeError ? error.message : error);
		process.exit(2);
	}
);

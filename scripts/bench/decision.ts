/**
 * `npx tsx scripts/bench/decision.ts`: milliseconds that the key of each decision takes (asked: under 50), and a simulated
 * half-year with the model that was trained (asked: under 2,000, 200 futures included). Run it on a machine at rest.
 */
import { measureDecision } from '#lib/decision/measure.ts';
import { produce } from '#lib/decision/production.ts';
import { decisionKeyOf, offeredActions } from '#lib/decision/sheet.ts';
import { experimentOf } from '#lib/exercise/experiment.ts';
import { median } from '#lib/exercise/proof-summary.ts';
import { readLibrary } from '../exercises/read.ts';
import { createNodeLab } from '../node-lab.ts';

const TIMES = 7;
const SEED = 1000;
const { exercises } = readLibrary(process.cwd());
const { lab, loadTables } = await createNodeLab();

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
	const all: number[] = [];
	for (let time = 0; time < TIMES; time++) {
		const started = performance.now();
		await work();
		all.push(performance.now() - started);
	}
	return median(all);
}

console.log(`${'decision'.padEnd(18)}${'key ms'.padStart(10)}${'half-year ms'.padStart(14)}  slowest action`);
for (const { slug, exercise } of exercises) {
	if (!exercise.decision) continue;
	await loadTables(exercise.world);
	const asset = { spec: exercise.decision, arms: exercise.arms };
	const experiment = experimentOf(exercise);
	const evidence = await measureDecision(lab, experiment, SEED, asset);
	const key = await milliseconds(async () => decisionKeyOf(asset.spec, evidence));
	let slowest = { action: '', ms: 0 };
	for (const { id } of offeredActions(asset.spec)) {
		const ms = await milliseconds(() => produce(lab, experiment, SEED, asset, evidence, id));
		if (ms > slowest.ms) slowest = { action: id, ms };
	}
	console.log(`${slug.padEnd(18)}${key.toFixed(1).padStart(10)}${slowest.ms.toFixed(0).padStart(14)}  ${slowest.action}`);
}
process.exit(0);

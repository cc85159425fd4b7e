/**
 * `npx tsx scripts/decision-keys.ts [--seeds N] [--from K] [--check]`: writes docs/decision-keys.md, the table of every case of
 * judgment: what its actions are worth, by how much the best leads, what is accepted, and what a quarter more or less of each
 * cost changes. With `--check` it writes nothing and exits with 1 where the file differs.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureDecision } from '#lib/decision/measure.ts';
import { proveDecision, type DecisionProof } from '#lib/decision/prove.ts';
import { CLEAR_LEAD, COST_SHIFT } from '#lib/decision/robustness.ts';
import { decisionKeyOf } from '#lib/decision/sheet.ts';
import type { DecisionAsset } from '#lib/decision/spec.ts';
import { changedDecision } from '#lib/decision/twin.ts';
import { experimentOf } from '#lib/exercise/experiment.ts';
import type { LoadedExercise } from '#lib/exercise/folder.ts';
import { median } from '#lib/exercise/proof-summary.ts';
import { readLibrary } from './exercises/read.ts';
import { createNodeLab } from './node-lab.ts';

const FILE = 'docs/decision-keys.md';

const { values: options } = parseArgs({
	options: {
		seeds: { type: 'string', default: '20' },
		from: { type: 'string', default: '1000' },
		check: { type: 'boolean', default: false }
	}
});
const seeds = Number(options.seeds);
const from = Number(options.from);

/** Every cost of a decision by its path, as `twin.change` would name it. */
function costPaths({ spec }: DecisionAsset): readonly string[] {
	const common = spec.delayPerWeek > 0 ? ['delayPerWeek'] : [];
	if (spec.kind === 'clock') return ['retrainCost'];
	if (spec.kind === 'purchase') return ['price'];
	return [
		...common,
		...spec.options.flatMap(({ id, once, harm }) => [
			...(once === 0 ? [] : [`options.${id}.once`]),
			...(harm ? [`options.${id}.harm.points`] : [])
		]),
		...spec.enquiries.map((enquiry) => `enquiries.${enquiry.id}.${enquiry.kind === 'wait' ? 'price' : 'rollback'}`)
	];
}

function at(object: unknown, path: string): number {
	let place: unknown = object;
	for (const key of path.split('.'))
		place = Array.isArray(place) ? place.find((one: { id?: unknown }) => one.id === key) : (place as Record<string, unknown>)[key];
	return Number(place);
}

/** Costs whose change by a quarter makes another action the best, at one seed. */
async function flipsOf(loaded: LoadedExercise, asset: DecisionAsset): Promise<readonly string[]> {
	const evidence = await measureDecision(lab, experimentOf(loaded.exercise), from, asset);
	const { best } = decisionKeyOf(asset.spec, evidence);
	return costPaths(asset).flatMap((path) =>
		[1 - COST_SHIFT, 1 + COST_SHIFT].flatMap((factor) => {
			const other = decisionKeyOf(changedDecision(asset.spec, { [path]: at(asset.spec, path) * factor }), evidence).best;
			return other === best ? [] : [`${path} × ${factor}: ${other}`];
		})
	);
}

const tallyOf = (words: readonly string[]): string => {
	const counts = new Map<string, number>();
	for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
	return [...counts]
		.sort(([a, m], [b, n]) => n - m || a.localeCompare(b))
		.map(([word, count]) => `${word} ${count}`)
		.join(', ');
};
const round = (value: number): string => (Math.abs(value) < 0.5 ? '0' : value.toFixed(0));

async function section(loaded: LoadedExercise): Promise<readonly string[]> {
	const { exercise, slug } = loaded;
	const { decision } = exercise;
	if (!decision) throw new Error(`${slug} has no decision.`);
	await loadTables(exercise.world);
	const asset: DecisionAsset = { spec: decision, arms: exercise.arms };
	const proofs: DecisionProof[] = [];
	for (let seed = from; seed < from + seeds; seed++) proofs.push(await proveDecision(lab, experimentOf(exercise), seed, asset));
	const ids = proofs[0].key.values.map(({ id }) => id);
	const middle = ids.map((id) => median(proofs.map(({ key }) => key.values.find((one) => one.id === id)?.value ?? Number.NaN)));
	const leads = proofs.map(({ key }) => key.lead);
	const clear = proofs.filter(({ key }) => key.accept.length === 1).length;
	const flips = await flipsOf(loaded, asset);
	const count = (holds: (proof: DecisionProof) => boolean): string => `${proofs.filter(holds).length}/${seeds}`;
	return [
		`## ${slug}: ${exercise.nickname}`,
		'',
		`| | ${ids.join(' | ')} |`,
		`| --- | ${ids.map(() => '---:').join(' | ')} |`,
		`| expected points, median of the draws | ${middle.map(round).join(' | ')} |`,
		`| least and most | ${ids.map((id) => rangeOf(proofs, id)).join(' | ')} |`,
		'',
		`- Designed for: ${decision.designed.join(', ')}${decision.tie ? ', as a near-tie' : ''}. Accepted as designed in ${count((proof) => proof.asDesigned)} draws.`,
		`- Best: ${tallyOf(proofs.map(({ key }) => key.best))}. One action alone is accepted in ${clear}/${seeds}, two or more in ${seeds - clear}/${seeds}.`,
		`- Lead of the best over the second under costs as stated and shifted, as a share of the range: median ${median(leads).toFixed(3)}, least ${Math.min(...leads).toFixed(3)}.`,
		`- The twin accepts other actions in ${count((proof) => proof.flips)}; best there: ${tallyOf(proofs.map(({ twinBest }) => twinBest))}.`,
		`- A quarter more or less of one cost, at seed ${from}: ${flips.length === 0 ? 'the best action stays' : flips.join('; ')}.`,
		''
	];
}

function rangeOf(proofs: readonly DecisionProof[], id: string): string {
	const all = proofs.map(({ key }) => key.values.find((one) => one.id === id)?.value ?? Number.NaN);
	return `${round(Math.min(...all))} to ${round(Math.max(...all))}`;
}

const { exercises, course } = readLibrary(process.cwd());
const { lab, loadTables } = await createNodeLab();
const order = course.stages.find(({ stage }) => stage === 'judgment')?.exercises ?? [];
const lines = [
	'# The decisions and their keys',
	'',
	`Written by \`npx tsx scripts/decision-keys.ts\`, from seeds ${from} to ${from + seeds - 1}. How the values come about: [decision model](decision-model.md).`,
	`An action is accepted when it comes within ${CLEAR_LEAD * 100} % of the range of the best, under the costs as stated or with one of them a quarter lower or higher. A lead below 0 means that a shift of a cost makes another action the best: then both are accepted.`,
	''
];
for (const { slug } of order) {
	const loaded = exercises.find((one) => one.slug === slug);
	if (loaded) lines.push(...(await section(loaded)));
}
const text = `${lines.join('\n').trimEnd()}\n`;
if (options.check) {
	const same = readFileSync(FILE, 'utf8') === text;
	console.log(same ? `${FILE} is up to date.` : `${FILE} differs; run npx tsx scripts/decision-keys.ts.`);
	process.exit(same ? 0 : 1);
}
writeFileSync(FILE, text);
console.log(`${FILE} is written: ${order.length} decisions.`);

/**
 * `npx tsx scripts/leakage-coverage.ts [--seeds N --from K --rates M]`: writes docs/leakage-coverage.md. The eight types of leakage
 * (Kapoor and Narayanan, 2023), each with its exercises on synthetic and on real data, what was reported and what is honest, both
 * with their intervals; the suspects that turn out harmless; and how often the rules claim a leak where there is one and where there
 * is none. Length: measuring and writing are one table.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mean } from '#lib/core/summaries.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import type { ExaminePatch } from '#lib/diagnosis/examine.ts';
import { experimentOf } from '#lib/exercise/experiment.ts';
import type { LoadedExercise } from '#lib/exercise/folder.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Lab } from '#lib/instruments/lab.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { worldDescriptor } from '#lib/worlds/descriptors.ts';
import { readLibrary } from './exercises/read.ts';
import { createNodeLab } from './node-lab.ts';

const TYPES: readonly (readonly [string, string])[] = [
	['LK-1.1', 'L1.1 No test set'],
	['LK-1.2', 'L1.2 Preprocessing on training and test rows'],
	['LK-1.3', 'L1.3 Features selected on training and test rows'],
	['LK-1.4', 'L1.4 Duplicates across the split'],
	['LK-2', 'L2 Illegitimate feature'],
	['LK-3.1', 'L3.1 Temporal leakage'],
	['LK-3.2', 'L3.2 Rows that are not independent'],
	['LK-3.3', 'L3.3 Sampling bias in the test rows']
];

interface Measure {
	readonly slug: string;
	readonly id: string;
	readonly suspect: string;
	readonly data: 'synthetic' | 'real';
	readonly reported: string;
	readonly honest: string;
	readonly fresh: string;
}

interface Rate {
	readonly slug: string;
	readonly planted: boolean;
	readonly claimed: number;
	readonly right: number;
	readonly n: number;
}

const shown = ({ measured: { value, interval } }: PartScore): string =>
	interval === null ? value.toFixed(2) : `${value.toFixed(2)} [${interval.low.toFixed(2)}, ${interval.high.toFixed(2)}]`;

const scoreOf = (run: RunEvidence, part: 'validation' | 'fresh'): PartScore => run.scores[part]?.[run.metric] as PartScore;

/** The draw whose difference is the median one, so that one line stands for many. */
async function measure(lab: Lab, loaded: LoadedExercise, seeds: readonly number[]): Promise<Measure | null> {
	const { exercise, slug } = loaded;
	const suspect = exercise.examine?.suspects?.[0];
	if (!suspect) return null;
	const given = experimentOf(exercise);
	const repaired = repair(loaded, suspect.corrected ?? {});
	const metric = exercise.metric ? { metric: exercise.metric } : {};
	const rows: { readonly difference: number; readonly line: Measure }[] = [];
	for (const seed of seeds) {
		const [run, honest] = await lab.runMany([
			{ experiment: given, seed, ...metric },
			{ experiment: applyPatch(given, repaired), seed, parts: ['fresh'], nFresh: exercise.freshRows, ...metric }
		]);
		const sign = higherIsBetter(run.metric) ? 1 : -1;
		const [reported, corrected] = [scoreOf(run, 'validation'), scoreOf(honest, 'validation')];
		rows.push({
			difference: sign * (reported.measured.value - corrected.measured.value),
			line: {
				slug,
				id: exercise.diagnosis,
				suspect: suspect.id,
				data: worldDescriptor(given.world.kind).data,
				reported: `${run.metric} ${shown(reported)}`,
				honest: shown(corrected),
				fresh: shown(scoreOf(honest, 'fresh'))
			}
		});
	}
	rows.sort((a, b) => a.difference - b.difference);
	return rows[Math.floor(rows.length / 2)].line;
}

/** The remedy that the proof calls the cure; where nothing is wrong, the suspect's own correction. */
function repair({ exercise }: LoadedExercise, corrected: ExaminePatch): ExaminePatch {
	const by = exercise.prove.cured?.by;
	return by === undefined ? corrected : exercise.arms[by];
}

async function rates(lab: Lab, loaded: LoadedExercise, seeds: readonly number[]): Promise<readonly Rate[]> {
	const { exercise, slug } = loaded;
	if (!exercise.examine?.suspects) return [];
	const given = experimentOf(exercise);
	const options = { named: exercise.probes, metric: exercise.metric, examine: { ...exercise.examine, fit: false } };
	const planted = exercise.diagnosis !== 'LK-NULL';
	const sides: readonly (readonly [boolean, ExaminePatch])[] = planted
		? [
				[true, {}],
				[false, exercise.arms[exercise.prove.twinFails as string]]
			]
		: [[false, {}]];
	const found: Rate[] = [];
	for (const [leak, patch] of sides) {
		const experiment = applyPatch(given, patch);
		let [claimed, right] = [0, 0];
		for (const seed of seeds) {
			const { primary } = await diagnose(lab, experiment, seed, options);
			if (primary.startsWith('LK-') && primary !== 'LK-NULL') claimed += 1;
			if ([exercise.diagnosis, ...exercise.accept].includes(primary)) right += 1;
		}
		found.push({ slug, planted: leak, claimed, right, n: seeds.length });
	}
	return found;
}

const share = (k: number, n: number): string => {
	const { low, high } = wilsonInterval(k, n, 0.95);
	return `${k} of ${n} (${(100 * mean([k / n])).toFixed(1)} %, 95 % interval ${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)})`;
};

function documentOf(lines: readonly Measure[], found: readonly Rate[], from: number, seeds: number, draws: number): string {
	const row = ({ slug, reported, honest, fresh }: Measure): string => `\`${slug}\`: ${reported}; honest ${honest}; fresh ${fresh}`;
	const cell = (id: string, data: Measure['data']): string =>
		lines
			.filter((line) => line.id === id && line.data === data)
			.map(row)
			.join('<br>') || 'none';
	const harmless = lines.filter(({ id }) => id === 'LK-NULL');
	const audits = lines.length;
	const sum = (planted: boolean, of: 'claimed' | 'right'): readonly [number, number] => {
		const own = found.filter((rate) => rate.planted === planted);
		return [own.reduce((total, rate) => total + rate[of], 0), own.reduce((total, rate) => total + rate.n, 0)];
	};
	const text = [
		'# Leakage coverage',
		'',
		`Written by \`npx tsx scripts/leakage-coverage.ts\`. Types after Kapoor and Narayanan, _Patterns_ (2023). Each line is the draw with the median difference among seeds ${from} to ${from + seeds - 1}: the score as reported on validation rows, the score of the repaired pipeline, and what the repaired pipeline scores on fresh rows, each with its 95 % interval. RMSE is an error, so there the honest figure is the larger one.`,
		'',
		'| type | synthetic | real |',
		'| --- | --- | --- |',
		...TYPES.map(([id, name]) => `| ${name} (${id}) | ${cell(id, 'synthetic')} | ${cell(id, 'real')} |`),
		'',
		'L1.3 has no real case: on the tables that may be shipped, choosing columns on all rows bought nothing that could be shown.',
		'',
		'## Suspicious and harmless',
		'',
		`${harmless.length} of ${audits} audits. Crying leak there is wrong.`,
		'',
		'| exercise | suspect | reported | corrected |',
		'| --- | --- | --- | --- |',
		...harmless.map(({ slug, suspect, data, reported, honest }) => `| \`${slug}\` (${data}) | ${suspect} | ${reported} | ${honest} |`),
		''
	];
	if (found.length > 0) {
		const [hits, planted] = sum(true, 'right');
		const [alarms, clean] = sum(false, 'claimed');
		text.push(
			'## How often the rules claim a leak',
			'',
			`${draws} draws of each exercise and each twin, on seeds that no proof used.`,
			'',
			`- Planted leaks found under their name: ${share(hits, planted)}.`,
			`- Leaks claimed where there is none (clean twins and harmless suspects): ${share(alarms, clean)}.`,
			'',
			'| exercise | side | leak claimed | key as designed |',
			'| --- | --- | --- | --- |',
			...found.map(
				(rate) =>
					`| \`${rate.slug}\` | ${rate.planted ? 'planted' : 'clean'} | ${rate.claimed} of ${rate.n} | ${rate.planted ? `${rate.right} of ${rate.n}` : '–'} |`
			),
			''
		);
	}
	return text.join('\n');
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			seeds: { type: 'string', default: '9' },
			from: { type: 'string', default: '5000' },
			rates: { type: 'string', default: '40' }
		}
	});
	const [seeds, from, draws] = [Number(values.seeds), Number(values.from), Number(values.rates)];
	const { exercises } = readLibrary(process.cwd());
	const chosen = exercises.filter(({ exercise }) => exercise.stage === 'subtle-cases' && exercise.diagnosis.startsWith('LK-'));
	const { lab, loadTables } = await createNodeLab();
	const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => from + i);
	const lines: Measure[] = [];
	const found: Rate[] = [];
	for (const loaded of chosen) {
		await loadTables(loaded.exercise.world);
		const line = await measure(lab, loaded, range(seeds));
		if (line) lines.push(line);
		if (draws > 0) found.push(...(await rates(lab, loaded, range(draws))));
		console.log(`${loaded.slug} ${line?.reported ?? ''} ${line?.honest ?? ''}`);
	}
	const text = documentOf(lines, found, from, seeds, draws);
	writeFileSync(join(process.cwd(), 'docs/leakage-coverage.md'), text);
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		console.error(error);
		process.exit(2);
	}
);

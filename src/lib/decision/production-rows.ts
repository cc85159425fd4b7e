/** Rows of production as the models that serve mark them, week by week. */
import { drawBinomial } from '#lib/core/draws.ts';
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import type { Lab, LabHooks } from '#lib/instruments/lab.ts';
import type { PreparedData } from '#lib/pipeline/prepare.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { TrainedModel } from '#lib/training/training.ts';
import { agedExperiment, experimentOfArm } from './measure.ts';
import type { ServedPlan } from './plan.ts';
import { levelsOf, markRows, openProduction, servedScores, tally, type Marks, type Production, type Tally } from './served.ts';
import type { DecisionAsset, ProductionWeek } from './spec.ts';

/** Production rows are taken after those that may have been labelled before the decision, and those of an enquiry. */
const ENQUIRY_FROM = 2000;
const WEEKS_FROM = 3000;

interface Marked {
	readonly marks: Marks;
	readonly table: Table;
}

export interface WeekMarks {
	readonly all: Tally;
	readonly segments: ProductionWeek['segments'];
}

/** Scores production rows with the models that serve; null where what runs is not a model of ours. */
export function createProductionRows(lab: Lab, experiment: ExperimentSpec, seed: number, { spec, arms }: DecisionAsset, stream: Stream) {
	const kept = new Map<string, { readonly models: readonly TrainedModel[]; readonly given: ExperimentSpec }>();
	let still: { readonly key: string; readonly prepared: PreparedData; readonly production: Production } | null = null;
	async function server(serves: ServedPlan, hooks: LabHooks) {
		const key = JSON.stringify([serves.arm, serves.train, serves.use]);
		const found = kept.get(key);
		if (found) return { key, ...found };
		const base = experimentOfArm(experiment, arms, serves.arm);
		const given =
			serves.train === null ? base : { ...base, pipeline: { ...base.pipeline, split: { ...base.pipeline.split, train: serves.train } } };
		const { models } = await lab.trained(given, seed, hooks);
		const pick = serves.use === 'spread' ? stream.fork('which-refit').integer(models.length) : 0;
		const chosen = { models: serves.use === 'ensemble' ? models : models.slice(pick, pick + 1), given };
		kept.set(key, chosen);
		return { key, ...chosen };
	}
	async function marksOf(serves: ServedPlan, from: number, count: number, age: number, hooks: LabHooks, name: string): Promise<Marked> {
		const { key, models, given } = await server(serves, hooks);
		const world = experimentOfArm(given, arms, spec.production.arm);
		const drift = spec.kind === 'clock' ? spec.drift : spec.production.drift;
		const moved = drift === undefined || age === 0 ? world : agedExperiment(world, drift, age);
		const wanted = `${key}/${drift === undefined ? 0 : age}`;
		if (still?.key !== wanted) {
			const prepared = lab.prepare(moved, seed);
			// A world that moves is another one each week: there is nothing to draw ahead.
			const most = drift === undefined ? WEEKS_FROM + spec.horizonWeeks * spec.production.rowsPerWeek : 0;
			still = { key: wanted, prepared, production: openProduction(prepared, most) };
		}
		const { prepared, production } = still;
		const { examples, table } = production(from, count, stream.fork(name));
		const marks = markRows(servedScores(models, examples.x), examples.y, prepared.nClasses, {
			...(serves.counting ?? { count: 'accuracy' }),
			callAt: given.pipeline.threshold
		});
		if (serves.segment) {
			const { levels, codes } = levelsOf(table, serves.segment.column);
			const wanted = levels.indexOf(serves.segment.level);
			marks.forEach((_, row) => codes[row] === wanted || (marks[row] = -1));
		}
		return { marks, table };
	}
	return {
		enquire: async (serves: ServedPlan, rows: number, hooks: LabHooks): Promise<Tally> => {
			if (serves.counting === null) return { k: drawBinomial(stream.fork('enquiry'), rows, serves.rate), n: rows, of: rows };
			// Counts such as recall look at some rows only, so rows are drawn until enough of them count.
			let factor = 1;
			for (;;) {
				const { marks } = await marksOf(serves, ENQUIRY_FROM, rows * factor, 0, hooks, 'enquiry-rows');
				const counted = [...marks].filter((mark) => mark >= 0);
				if (counted.length >= rows || factor >= 64) {
					const looked = Int8Array.from(counted.slice(0, rows));
					return { ...tally(looked), of: rows * factor };
				}
				factor *= 2;
			}
		},
		week: async (serves: ServedPlan, week: number, age: number, hooks: LabHooks): Promise<WeekMarks> => {
			const count = spec.production.rowsPerWeek;
			if (serves.counting === null) {
				const k = drawBinomial(stream.fork(`known-${week}`), count, serves.rate);
				return { all: { k, n: count, of: count }, segments: [] };
			}
			const from = WEEKS_FROM + (week - 1) * count;
			const { marks, table } = await marksOf(serves, from, count, age, hooks, `week-${week}`);
			const column = spec.production.segments;
			const segments = column === undefined ? [] : bySegment(marks, levelsOf(table, column));
			return { all: tally(marks), segments };
		}
	};
}

function bySegment(
	marks: Marks,
	{ levels, codes }: { readonly levels: readonly string[]; readonly codes: Int32Array }
): ProductionWeek['segments'] {
	return levels.flatMap((name, level) => {
		const { k, n } = tally(marks.filter((_, row) => codes[row] === level));
		return n === 0 ? [] : [{ name, value: k / n, n }];
	});
}

/**
 * What comes after the decision: weeks of rows from the world's own production, scored by the model that was shipped, and the
 * points that they bring. One future really happens; two hundred others are drawn from what was believed.
 */
import { drawBinomial } from '#lib/core/draws.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';
import { createStream, type Stream } from '#lib/core/random.ts';
import type { Lab, LabHooks } from '#lib/instruments/lab.ts';
import type { PreparedData } from '#lib/pipeline/prepare.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { TrainedModel } from '#lib/training/training.ts';
import { drawnRates, futurePaths } from './fan.ts';
import { agedExperiment, experimentOfArm } from './measure.ts';
import { planOf, type ServedPlan } from './plan.ts';
import { luckPercentile } from './quality.ts';
import { levelsOf, markRows, productionRows, servedScores, tally, type Tally } from './served.ts';
import type { DecisionAsset, DecisionEvidence, ProductionResult, ProductionWeek } from './spec.ts';

/** Production rows are taken after those that may have been labelled before the decision, and those of an enquiry. */
const ENQUIRY_FROM = 2000;
const WEEKS_FROM = 3000;
const FUTURES = 200;

export interface ProductionOptions extends LabHooks {
	readonly onWeek?: (week: ProductionWeek) => void;
}

/** Lives the weeks after an action. The same bits at the same seed everywhere. */
export async function produce(
	lab: Lab,
	experiment: ExperimentSpec,
	seed: number,
	asset: DecisionAsset,
	evidence: DecisionEvidence,
	action: string,
	options: ProductionOptions = {}
): Promise<ProductionResult> {
	const { spec } = asset;
	const stream = createStream(seed).fork('production');
	const rows = createRows(lab, experiment, seed, asset, stream);
	const plan = planOf(spec, evidence, action, drawnRates(spec, evidence, stream.fork('rates')));
	const learned = plan.enquiry === null ? null : await rows.enquire(plan.enquiry.serves, plan.enquiry.rows, options);
	const phases = plan.phases(learned);
	const weeks: ProductionWeek[] = [];
	let total = 0;
	for (const phase of phases.weeks) {
		options.signal?.throwIfAborted();
		const week = weeks.length + 1;
		const marks = await rows.week(phase.serves, week, phase.age, options);
		const { all } = marks;
		const points = phase.points(all.n === 0 ? phase.serves.rate : all.k / all.n, all.n / all.of);
		weeks.push({
			week,
			served: spec.production.rowsPerWeek,
			ran: phase.ran,
			metric: all.n === 0 ? null : metricOf(all),
			segments: marks.segments,
			drift: phase.drift,
			incidents: phase.incidents,
			points,
			total: 0
		});
	}
	const harmed = withHarm(weeks, phases.harm);
	const lived = harmed.map((week): ProductionWeek => {
		total += week.points;
		return { ...week, total };
	});
	for (const week of lived) options.onWeek?.(week);
	const futures = futurePaths(spec, evidence, action, FUTURES, stream.fork('futures'));
	return {
		action,
		weeks: lived,
		ran: phases.ran,
		right: learned?.k ?? null,
		points: total,
		luck: luckPercentile(
			total,
			futures.map((path) => path[path.length - 1])
		),
		fan: { weeks: lived.map(({ week }) => week), futures, lived: lived.map((week) => week.total) }
	};
}

function metricOf({ k, n }: Tally): NonNullable<ProductionWeek['metric']> {
	const { low, high } = wilsonInterval(k, n, 0.95);
	return { value: k / n, low, high, k, n };
}

/** Harm is paid once, in the first week from which the rate so far stays below the floor. */
function withHarm(
	weeks: readonly ProductionWeek[],
	harm: { readonly floor: number; readonly points: number } | null
): readonly ProductionWeek[] {
	if (harm === null) return weeks;
	let [k, n] = [0, 0];
	let since = -1;
	weeks.forEach(({ metric }, at) => {
		k += metric?.k ?? 0;
		n += metric?.n ?? 0;
		if (n > 0 && k / n < harm.floor) since = since < 0 ? at : since;
		else since = -1;
	});
	return weeks.map((week, at) =>
		at === since ? { ...week, points: week.points - harm.points, incidents: [...week.incidents, { id: 'harm', ...harm }] } : week
	);
}

interface WeekMarks {
	readonly all: Tally;
	readonly segments: ProductionWeek['segments'];
}

/** Scores production rows with the models that serve; null where what runs is not a model of ours. */
function createRows(lab: Lab, experiment: ExperimentSpec, seed: number, { spec, arms }: DecisionAsset, stream: Stream) {
	const kept = new Map<string, { readonly models: readonly TrainedModel[]; readonly given: ExperimentSpec }>();
	let still: { readonly key: string; readonly prepared: PreparedData } | null = null;
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
	async function marksOf(serves: ServedPlan, from: number, count: number, age: number, hooks: LabHooks, name: string) {
		const { key, models, given } = await server(serves, hooks);
		const world = experimentOfArm(given, arms, spec.production.arm);
		const drift = spec.kind === 'clock' ? spec.drift : spec.production.drift;
		const moved = drift === undefined || age === 0 ? world : agedExperiment(world, drift, age);
		const wanted = `${key}/${drift === undefined ? 0 : age}`;
		if (still?.key !== wanted) still = { key: wanted, prepared: lab.prepare(moved, seed) };
		const { prepared } = still;
		const { examples, table } = productionRows(prepared, from, count, stream.fork(name));
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
	marks: Int8Array,
	{ levels, codes }: { readonly levels: readonly string[]; readonly codes: Int32Array }
): ProductionWeek['segments'] {
	return levels.flatMap((name, level) => {
		const { k, n } = tally(marks.filter((_, row) => codes[row] === level));
		return n === 0 ? [] : [{ name, value: k / n, n }];
	});
}

/** What a decision shows before it is made, measured on models that are really trained. */
import { wilsonInterval } from '#lib/core/proportions.ts';
import { createStream } from '#lib/core/random.ts';
import type { Lab, LabHooks, TrainedRun } from '#lib/instruments/lab.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { ageId } from './clock.ts';
import { rowsId } from './purchase.ts';
import { levelsOf, markRows, openProduction, servedScores, tally, type Marks, type Tally } from './served.ts';
import type {
	ClockDecision,
	DecisionArms,
	Drift,
	DecisionAsset,
	DecisionEvidence,
	EvidenceRow,
	PurchaseDecision,
	ShownCount
} from './spec.ts';

/** Rows of production that somebody labelled before the decision, unless a count says otherwise. */
const LABELLED = 1000;

/** The experiment of an arm; the one given where no arm is named. @throws {RangeError} for an unknown arm. */
export function experimentOfArm(experiment: ExperimentSpec, arms: DecisionArms, arm: string | undefined): ExperimentSpec {
	if (arm === undefined) return experiment;
	const patch = arms[arm];
	if (patch === undefined) throw new RangeError(`The decision names the arm "${arm}", which the exercise does not have.`);
	return applyPatch(experiment, patch);
}

/** Trains what the decision reads and counts. The same bits at the same seed everywhere. */
export async function measureDecision(
	lab: Lab,
	experiment: ExperimentSpec,
	seed: number,
	asset: DecisionAsset,
	hooks: LabHooks = {}
): Promise<DecisionEvidence> {
	const { spec, arms } = asset;
	const names = [...new Set(spec.shown.map(({ arm }) => arm))];
	const jobs = names.map((arm) => ({ experiment: experimentOfArm(experiment, arms, arm), seed }));
	const runs = await lab.trainMany(jobs, hooks);
	const rows = spec.shown.map((count): EvidenceRow => {
		const at = names.indexOf(count.arm);
		return shownRow(lab, jobs[at].experiment, runs[at], seed, count, asset);
	});
	if (spec.kind === 'clock') rows.push(...(await byAge(lab, experiment, seed, spec, hooks)));
	if (spec.kind === 'purchase') rows.push(...(await byRows(lab, experiment, seed, spec, hooks)));
	return { rows };
}

function evidenceRow(id: string, label: string, { k, n, of }: Tally, more: Partial<EvidenceRow> = {}): EvidenceRow {
	const { low, high } = n === 0 ? { low: 0, high: 1 } : wilsonInterval(k, n, 0.95);
	return { id, label, k, n, of, value: n === 0 ? Number.NaN : k / n, low, high, ...more };
}

function shownRow(
	lab: Lab,
	experiment: ExperimentSpec,
	{ prepared, models }: TrainedRun,
	seed: number,
	shown: ShownCount,
	{ spec, arms }: DecisionAsset
): EvidenceRow {
	const { use = 'first', segment } = shown;
	const served = { examples: prepared.validation, codes: null as Int32Array | null, levels: [] as readonly string[] };
	if (shown.on === 'fresh') {
		const changed = experimentOfArm(experiment, arms, spec.production.arm);
		const labelled = shown.rows ?? LABELLED;
		const fresh = openProduction(lab.prepare(changed, seed), labelled)(0, labelled, createStream(seed).fork('decision-labelled'));
		served.examples = fresh.examples;
		if (segment) Object.assign(served, levelsOf(fresh.table, segment.column));
	} else if (segment) {
		const { levels, codes } = levelsOf(prepared.table, segment.column);
		Object.assign(served, { levels, codes: prepared.indices.validation.map((row) => codes[row]) });
	}
	const wanted = segment ? served.levels.indexOf(segment.level) : -1;
	if (segment && wanted < 0)
		throw new RangeError(`"${segment.column}" has no level "${segment.level}"; levels: ${served.levels.join(', ')}.`);
	const { x, y } = served.examples;
	const last = Math.min(x.nRows, shown.rows ?? x.nRows);
	const count = (chosen: typeof models): Tally => {
		const marks: Marks = markRows(servedScores(chosen, x), y, prepared.nClasses, { ...shown, callAt: experiment.pipeline.threshold });
		if (wanted >= 0) marks.forEach((_, row) => served.codes?.[row] === wanted || (marks[row] = -1));
		return tally(marks, 0, last);
	};
	if (use === 'ensemble') return evidenceRow(shown.id, shown.label, count(models));
	if (use === 'first') return evidenceRow(shown.id, shown.label, count(models.slice(0, 1)));
	const each = models.map((model) => count([model]));
	const whole = each.reduce((sum, one) => ({ k: sum.k + one.k, n: sum.n + one.n, of: sum.of + one.of }), { k: 0, n: 0, of: 0 });
	const mean = (total: number): number => Math.round(total / each.length);
	const row = evidenceRow(shown.id, shown.label, { k: mean(whole.k), n: mean(whole.n), of: mean(whole.of) });
	return { ...row, each: each.map(({ k, n }) => ({ k, n })) };
}

async function byAge(lab: Lab, experiment: ExperimentSpec, seed: number, spec: ClockDecision, hooks: LabHooks): Promise<EvidenceRow[]> {
	const { models } = await lab.trained(experiment, seed, hooks);
	return spec.ages.map((age) => {
		const prepared = lab.prepare(agedExperiment(experiment, spec.drift, age), seed);
		const { x, y } = prepared.fresh(spec.rowsPerAge);
		const marks = markRows(servedScores(models.slice(0, 1), x), y, prepared.nClasses, { count: 'accuracy' });
		return evidenceRow(ageId(age), '', tally(marks), { at: age });
	});
}

/** The experiment as production is so many weeks after the training. */
export function agedExperiment(experiment: ExperimentSpec, { path, perWeek, start }: Drift, age: number): ExperimentSpec {
	return applyPatch(experiment, { [path]: start + perWeek * age });
}

async function byRows(lab: Lab, experiment: ExperimentSpec, seed: number, spec: PurchaseDecision, hooks: LabHooks): Promise<EvidenceRow[]> {
	const jobs = spec.curve.map((train) => ({ experiment: applyPatch(experiment, { 'pipeline.split.train': train }), seed }));
	const runs = await lab.trainMany(jobs, hooks);
	return spec.curve.map((train, at) => {
		const { prepared, models } = runs[at];
		const { x, y } = prepared.validation;
		const right = models.map((model) => tally(markRows(servedScores([model], x), y, prepared.nClasses, { count: 'accuracy' })).k);
		const k = right.reduce((sum, one) => sum + one, 0) / models.length;
		return evidenceRow(rowsId(train), '', { k: Math.round(k), n: x.nRows, of: x.nRows }, { at: train, value: k / x.nRows });
	});
}

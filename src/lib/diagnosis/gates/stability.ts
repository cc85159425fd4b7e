/** Gate 6: whether refits, cues and sizes agree beyond validation. Looks at `examine.stability`. */
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import { withoutFeature } from '#lib/instruments/decorrelation.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { ExamineStability } from '../examine.ts';
import { materialityOf } from '../measure-fit.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';
import { above, factOf, fallBetween, measure, scoreOf } from './read.ts';

/** Refits scatter this many times more on the stress set than on validation (D’Amour and others, 2022). */
const SPREAD_RATIO = 5;
/** And by this much of a score, so that a ratio of two tiny numbers says nothing. */
const SPREAD = 0.02;
/** The error at the peak is this many times that on either side of it: about twice in squares. */
const PEAK_RATIO = 1.4;
const STRESS_ROWS = 4000;

export const stabilityGate: Gate = {
	name: 'stability',
	look: async (context) => {
		const { stability } = context.examine;
		if (!stability) return [];
		const found = [
			stability.decorrelated !== undefined || stability.without ? await judgeCue(context, stability) : null,
			stability.refits !== undefined || stability.stress ? await judgeSeeds(context, stability) : null,
			stability.peak ? await judgePeak(context, stability.peak) : null
		];
		return found.filter((one): one is GateFinding => one !== null);
	}
};

/** US: refits that validation cannot tell apart differ on the stress set. */
async function judgeSeeds(context: GateContext, { refits, stress }: ExamineStability): Promise<GateFinding | null> {
	const experiment = stress ? applyPatch(context.experiment, stress) : context.experiment;
	const evidence = await measure(context, 'stress-set', experiment, refits === undefined ? {} : { refits });
	const ratio = factOf(evidence, 'spreadRatio').measured;
	const spread = factOf(evidence, 'spreadStress').measured;
	const calm = factOf(evidence, 'spreadValidation').measured;
	// Refits that agree to the last row on validation have no ratio, and differ all the more clearly elsewhere.
	const apart = (calm.value === 0 || ratio.value >= SPREAD_RATIO) && spread.value >= SPREAD;
	if (!apart) return null;
	return {
		weight: 'cause',
		id: 'US',
		accept: ['US'],
		lines: [
			lineOf({
				id: 'stability:spread',
				label: { id: 'gate.stability.spread', values: {} },
				minuend: spread.value,
				subtrahend: calm.value,
				measured: above(calm.value, spread),
				threshold: SPREAD,
				finding: 'present',
				decisive: true
			}),
			lineOf({
				id: 'stability:ratio',
				label: { id: 'gate.stability.ratio', values: {} },
				minuend: ratio.value,
				subtrahend: SPREAD_RATIO,
				measured: above(SPREAD_RATIO, ratio),
				threshold: SPREAD_RATIO,
				finding: 'present'
			})
		],
		used: ['stress-set']
	};
}

/** SC: where the cue's link is broken the score falls, and the model that never saw the cue does better there. */
async function judgeCue(context: GateContext, { stress, decorrelated, without }: ExamineStability): Promise<GateFinding | null> {
	const { lab, seed, metric, hooks, conventions } = context;
	const given = stress ? applyPatch(context.experiment, stress) : context.experiment;
	const spared = without ? applyPatch(given, without) : withoutCue(given, decorrelated);
	const job = (experiment: ExperimentSpec) => ({ experiment, seed, metric, parts: ['fresh'] as const, nFresh: STRESS_ROWS });
	const [run, bare] = await lab.runMany([job(given), job(spared)], { signal: hooks.signal });
	const fall = fallBetween(scoreOf(run, 'validation'), scoreOf(run, 'fresh'), run.metric);
	const regained = fallBetween(scoreOf(bare, 'fresh'), scoreOf(run, 'fresh'), run.metric);
	const threshold = materialityOf(run, conventions);
	const lines = [
		lineOf({
			id: 'stability:broken',
			label: { id: 'gate.stability.broken', values: {} },
			minuend: scoreOf(run, 'validation').value,
			subtrahend: scoreOf(run, 'fresh').value,
			measured: fall,
			threshold,
			decisive: true
		}),
		lineOf({
			id: 'stability:without',
			label: { id: 'gate.stability.without', values: {} },
			minuend: scoreOf(bare, 'fresh').value,
			subtrahend: scoreOf(run, 'fresh').value,
			measured: regained,
			threshold,
			decisive: true
		})
	];
	if (lines.some(({ finding }) => finding !== 'present')) return null;
	return { weight: 'cause', id: 'SC', accept: ['SC'], lines, used: ['decorrelation'] };
}

function withoutCue(experiment: ExperimentSpec, cue: string | boolean | undefined): ExperimentSpec {
	if (typeof cue !== 'string')
		throw new RangeError('examine.stability needs the name of the cue in `decorrelated`, or a patch in `without` that takes it away.');
	return withoutFeature(experiment, cue);
}

/** DD: along a capacity the error peaks inside the range and falls again beyond it. */
async function judgePeak(
	context: GateContext,
	{ path, values }: { path: string; values: readonly unknown[] }
): Promise<GateFinding | null> {
	const { lab, seed, metric, hooks, experiment } = context;
	const jobs = values.map((value) => ({ experiment: applyPatch(experiment, { [path]: value }), seed, metric }));
	const errors = (await lab.runMany(jobs, { signal: hooks.signal })).map(errorOf);
	const top = errors.indexOf(Math.max(...errors));
	const [before, after] = [Math.min(...errors.slice(0, top)), Math.min(...errors.slice(top + 1))];
	const lower = Math.max(before, after);
	if (!(Number.isFinite(lower) && errors[top] >= PEAK_RATIO * lower)) return null;
	const own = errorOf(context.run);
	// The peak explains the run only where the run stands on it.
	if (own < PEAK_RATIO * after) return null;
	return {
		weight: 'cause',
		id: 'DD',
		accept: ['DD', 'OF-CAP'],
		lines: [
			lineOf({
				id: 'stability:peak',
				label: { id: 'gate.stability.peak', values: {} },
				minuend: errors[top],
				subtrahend: lower,
				measured: { value: errors[top] - lower, interval: null, n: context.run.validationIds.length, refits: context.run.status.length },
				threshold: lower * (PEAK_RATIO - 1),
				finding: 'present',
				decisive: true
			})
		],
		used: ['validation-curve']
	};
}

/** An error in the metric, so that larger is worse. */
function errorOf(run: RunEvidence): number {
	const { value } = scoreOf(run, 'validation');
	return higherIsBetter(run.metric) ? 1 - value : value;
}

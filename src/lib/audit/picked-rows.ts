/** Scored rows that are not like the others: easier ones picked for the test, or a study that is not the population. */
import type { Measured } from '#lib/core/measured.ts';
import { createStream } from '#lib/core/random.ts';
import { mean } from '#lib/core/summaries.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import { lineOf } from '#lib/diagnosis/gates/gate.ts';
import { above, factOf } from '#lib/diagnosis/gates/read.ts';
import { materialityOf } from '#lib/diagnosis/measure-fit.ts';
import type { ArithmeticLine } from '#lib/diagnosis/verdict.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { LabHooks } from '#lib/instruments/lab.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import { around, halfWidth } from '#lib/instruments/uncertainty.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Bench } from './bench.ts';
import { findingOf } from './findings.ts';
import type { Parts } from './own-table.ts';
import { canScore, setAside, type Sides } from './pairs.ts';
import { promisedAuc } from './own-probabilities.ts';
import { groupsCross, timeMixed } from './split-rows.ts';
import type { AuditFinding } from './types.ts';

/** From this AUC on, two sets of rows are not of one kind. */
const TELLS_APART = 0.6;
/** Fewer scored rows than this among the train rows' times: the split goes forward in time. */
const MOSTLY_LATER = 0.05;

export interface Picked {
	readonly findings: readonly AuditFinding[];
	readonly lines: readonly ArithmeticLine[];
}

/** The same model on the scored rows and on train rows set aside: the first better, and the two told apart, is a picked test. */
export async function pickedRows(bench: Bench, sides: Sides, without: readonly string[], hooks: LabHooks): Promise<Picked> {
	const pairs = setAside(bench.table, sides, createStream(bench.seed).fork('picked'));
	if (pairs.length === 0 || pairs.some(({ reported, honest }) => !canScore(bench.table, reported) || !canScore(bench.table, honest)))
		return { findings: [], lines: [] };
	const options = { without, refits: 1, fresh: 'other' };
	const folds = pairs.map(({ reported, honest }, fold) => ({
		reported: bench.experiment({ name: `picked-${fold}`, parts: reported }, options),
		honest: bench.experiment({ name: `aside-${fold}`, parts: honest }, options)
	}));
	const observed = await easierLine(bench, folds, hooks);
	const apart = await toldApart(bench, folds[0].honest, hooks);
	if (apart === null) return { findings: [], lines: [observed] };
	const different = apart.finding === 'present';
	// Where whole groups or times are held apart, which ones they are makes them differ too, and nobody can tell that from picking.
	const apartByDesign =
		groupsCross(bench.table, sides.train, sides.held) === 0 || timeMixed(bench.table, sides.train, sides.held) < MOSTLY_LATER;
	// The scores settle it where they can. Where the rows are too few for that, what the models' own probabilities promise may, as long
	// as the scores do not say the opposite: they need fewer rows, and see less than there is.
	const open = different && !apartByDesign && observed.finding === 'inconclusive' && observed.measured.value > 0;
	const promised = open && bench.metric === 'rocAuc' ? await promisedLine(bench, folds, observed, hooks) : null;
	const line = promised?.finding === 'present' ? promised : observed;
	const others = [promised, observed].filter((one): one is ArithmeticLine => one !== null && one !== line);
	const lines = [line, ...[...others, apart].map((one) => ({ ...one, decisive: false }))];
	const words = {
		id: 'LK-3.3',
		lines,
		reasons: [{ id: 'reason.toldApart', values: { auc: apart.minuend ?? NaN } }]
	};
	if (line.finding === 'present')
		return {
			findings: [
				findingOf(
					different
						? { ...words, diagnosis: 'LK-3.3', status: apartByDesign ? 'suspect' : 'found' }
						: { ...words, id: 'EV-EASY', diagnosis: 'EV-EASY', status: 'suspect', reasons: [] }
				)
			],
			lines
		};
	if (!different) return { findings: [], lines };
	return { findings: [findingOf({ ...words, diagnosis: 'LK-3.3', status: line.finding === 'absent' ? 'cleared' : 'cannot-tell' })], lines };
}

/** What the models' own probabilities promise on the scored rows, less what they promise on rows set aside. */
async function promisedLine(
	bench: Bench,
	folds: readonly { readonly reported: ExperimentSpec; readonly honest: ExperimentSpec }[],
	observed: ArithmeticLine,
	hooks: LabHooks
): Promise<ArithmeticLine> {
	const runs = await bench.lab.trainMany(
		folds.flatMap(({ reported, honest }) => [reported, honest].map((experiment) => ({ experiment, seed: bench.seed }))),
		hooks
	);
	const probabilities = folds.map((_, fold) => {
		const [scored, aside] = [runs[2 * fold], runs[2 * fold + 1]];
		return {
			scored: scored.models[0].predict(scored.prepared.validation.x),
			aside: aside.models[0].predict(aside.prepared.validation.x),
			asideTrue: aside.prepared.validation.y
		};
	});
	const { scored, aside, measured } = promisedAuc(probabilities, createStream(bench.seed).fork('promised'));
	return lineOf({
		id: 'provenance:LK-3.3:promised',
		label: { id: 'gate.provenance.corrected', values: { id: 'LK-3.3' } },
		minuend: scored,
		subtrahend: aside,
		measured,
		threshold: observed.threshold,
		decisive: true
	});
}

/** What scored rows are easier by than rows set aside, over all folds: the scored rows are the same in each, those set aside are not. */
async function easierLine(
	bench: Bench,
	folds: readonly { readonly reported: ExperimentSpec; readonly honest: ExperimentSpec }[],
	hooks: LabHooks
): Promise<ArithmeticLine> {
	const { lab, seed, metric } = bench;
	const runs = await lab.runMany(
		folds.flatMap(({ reported, honest }) => [reported, honest].map((experiment) => ({ experiment, seed, metric }))),
		hooks
	);
	const scores = runs.map((run) => run.scores.validation?.[metric]?.measured as Measured);
	const scored = scores.filter((_, i) => i % 2 === 0);
	const aside = scores.filter((_, i) => i % 2 === 1);
	const rows = (one: Measured): number => one.variance?.rows ?? NaN;
	const variance = mean(scored.map(rows)) + mean(aside.map(rows)) / folds.length;
	const [reported, honest] = [scored, aside].map((some) => mean(some.map(({ value }) => value)));
	const value = (higherIsBetter(metric) ? 1 : -1) * (reported - honest);
	return lineOf({
		id: 'provenance:LK-3.3',
		label: { id: 'gate.provenance.corrected', values: { id: 'LK-3.3' } },
		minuend: reported,
		subtrahend: honest,
		measured: { value, interval: around(value, halfWidth(variance), 'folds'), n: scored[0].n, refits: folds.length },
		threshold: materialityOf(runs[0], DEFAULT_CONVENTIONS),
		decisive: true
	});
}

/** Null where there are too few rows to tell. */
async function toldApart(bench: Bench, experiment: ExperimentSpec, hooks: LabHooks): Promise<ArithmeticLine | null> {
	try {
		const evidence = await runInstrument(bench.lab, 'adversarial-validation', experiment, bench.seed, hooks);
		if (evidence.kind !== 'facts') return null;
		const { measured } = factOf(evidence, 'studyOrFresh');
		const different = measured.value >= TELLS_APART && (measured.interval === null || measured.interval.low > 0.5);
		return lineOf({
			id: 'shift:inputs',
			label: { id: 'gate.shift.inputs', values: {} },
			minuend: measured.value,
			subtrahend: 0.5,
			measured: above(0.5, measured),
			threshold: TELLS_APART - 0.5,
			finding: different ? 'present' : 'absent'
		});
	} catch (error) {
		// The instrument says in a sentence that there are too few rows.
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** What the score loses on the rows of everybody, by the gate of shifts. */
export async function populationFindings(
	bench: Bench,
	parts: Parts,
	without: readonly string[],
	chosen: ExperimentSpec,
	hooks: LabHooks
): Promise<readonly AuditFinding[]> {
	const { model, fit } = chosen.pipeline;
	const experiment = bench.experiment({ name: 'as-split', parts }, { without, model, ...(fit ? { fit } : {}), fresh: 'population' });
	const verdict = await diagnose(bench.lab, experiment, bench.seed, {
		...hooks,
		metric: bench.metric,
		conventions: DEFAULT_CONVENTIONS,
		examine: { fit: false, shift: { rows: 2000 } }
	});
	const fired = verdict.fired?.find(({ gate }) => gate === 'shift');
	const lines = verdict.lines.filter(({ id }) => id.startsWith('shift:'));
	if (!fired) return [findingOf({ id: 'LK-3.3:population', diagnosis: 'LK-3.3', status: 'cleared', variant: 'population' })];
	// The file is said to hold everybody: rows of another kind in the study were picked.
	const diagnosis = fired.id === 'SH-COV' ? 'LK-3.3' : fired.id;
	const fall = lines.map((line) => ({ ...line, decisive: line.id === 'shift:fall' }));
	return [findingOf({ id: `${diagnosis}:population`, diagnosis, status: 'found', variant: 'population', lines: fall })];
}

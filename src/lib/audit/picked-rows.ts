/** Scored rows that are not like the others: easier ones picked for the test, or a study that is not the population. */
import { createStream } from '#lib/core/random.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
import { lineOf } from '#lib/diagnosis/gates/gate.ts';
import { above, factOf } from '#lib/diagnosis/gates/read.ts';
import type { ArithmeticLine } from '#lib/diagnosis/verdict.ts';
import type { LabHooks } from '#lib/instruments/lab.ts';
import { runInstrument } from '#lib/instruments/registry.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Bench } from './bench.ts';
import { correctedLine } from './correct.ts';
import { findingOf } from './findings.ts';
import type { Parts } from './own-table.ts';
import { canScore, setAside, type Sides } from './pairs.ts';
import type { AuditFinding } from './types.ts';

/** From this AUC on, two sets of rows are not of one kind. */
const TELLS_APART = 0.6;

export interface Picked {
	readonly findings: readonly AuditFinding[];
	readonly lines: readonly ArithmeticLine[];
}

/** The same model on the scored rows and on train rows set aside: the first better, and the two told apart, is a picked test. */
export async function pickedRows(bench: Bench, sides: Sides, without: readonly string[], hooks: LabHooks): Promise<Picked> {
	const pair = setAside(bench.table, sides, createStream(bench.seed).fork('picked'));
	if (pair === null || !canScore(bench.table, pair.reported) || !canScore(bench.table, pair.honest)) return { findings: [], lines: [] };
	const reported = bench.experiment({ name: 'picked-as-scored', parts: pair.reported }, { without, refits: 2, fresh: 'other' });
	const honest = bench.experiment({ name: 'picked-set-aside', parts: pair.honest }, { without, refits: 2, fresh: 'other' });
	const line = await correctedLine(bench, { id: 'LK-3.3', diagnosis: 'LK-3.3' }, reported, honest, hooks);
	const apart = await toldApart(bench, honest, hooks);
	if (apart === null) return { findings: [], lines: [line] };
	const different = apart.finding === 'present';
	const lines = [line, { ...apart, decisive: false }];
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
						? { ...words, diagnosis: 'LK-3.3', status: 'found' }
						: { ...words, id: 'EV-EASY', diagnosis: 'EV-EASY', status: 'suspect', reasons: [] }
				)
			],
			lines
		};
	if (!different) return { findings: [], lines };
	return { findings: [findingOf({ ...words, diagnosis: 'LK-3.3', status: line.finding === 'absent' ? 'cleared' : 'cannot-tell' })], lines };
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

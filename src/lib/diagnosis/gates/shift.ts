/**
 * Gate 6: between study and production. Looks at `examine.shift`, in this order: are the columns computed alike (SH-SKEW), do
 * recall and specificity stand while the share of the class moves (SH-LAB), do the inputs move (SH-COV), and else the relation
 * between inputs and answer has moved (SH-CON).
 */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { FactsEvidence } from '#lib/instruments/evidence.ts';
import type { ArithmeticLine, DiagnosisId } from '../verdict.ts';
import { materialityOf } from '../measure-fit.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';
import { above, factOf, fallBetween, measure, scoreOf } from './read.ts';

const ROWS = 2000;
/** A share of the class that moved by less is no prior shift. */
const SHARE_MOVED = 0.1;
/** Recall and specificity that moved by less stand still. */
const STANDS = 0.1;
const TELLS_APART = 0.55;
/** The part of the fall that the study's own columns must bring back. */
const REGAINED = 0.5;

export const shiftGate: Gate = {
	name: 'shift',
	look: async (context) => {
		const { shift } = context.examine;
		if (!shift) return [];
		const found = await judge(context);
		return found === null ? [] : [found];
	}
};

async function judge(context: GateContext): Promise<GateFinding | null> {
	const { lab, seed, metric, hooks, named, conventions } = context;
	const { production, replay = named.replay, rows = ROWS } = context.examine.shift ?? {};
	const experiment = production ? applyPatch(context.experiment, production) : context.experiment;
	const run = await lab.run(experiment, seed, { signal: hooks.signal, metric, parts: ['fresh'], nFresh: rows });
	const [before, after] = [scoreOf(run, 'validation'), scoreOf(run, 'fresh')];
	const fall = lineOf({
		id: 'shift:fall',
		label: { id: 'gate.shift.fall', values: {} },
		minuend: before.value,
		subtrahend: after.value,
		measured: fallBetween(before, after, run.metric),
		threshold: materialityOf(run, conventions)
	});
	const result = (id: DiagnosisId, lines: readonly ArithmeticLine[], used: readonly string[]): GateFinding => ({
		weight: 'cause',
		id,
		accept: [id],
		lines: [fall, ...lines],
		used: ['fresh-set', ...used]
	});

	if (replay) {
		const evidence = await measure({ ...context, named: { ...named, replay } }, 'replay', experiment, { rows });
		const gain = factOf(evidence, 'replayGain').measured;
		if (
			factOf(evidence, 'columnsThatDiffer').measured.value > 0 &&
			gain.value >= REGAINED * fall.measured.value &&
			fall.finding === 'present'
		)
			return result('SH-SKEW', [decisiveLine('shift:replay', 'gate.shift.replay', evidence, 'replayGain', 0)], ['replay']);
	}
	if (run.classShares?.validation.length === 2) {
		const sample = await measure(context, 'production-sample', experiment, { rows });
		const value = (id: string): number => factOf(sample, id).measured.value;
		const moved = value('shareAfter') - value('shareBefore');
		const stands = Math.abs(value('recallChange')) < STANDS && Math.abs(value('specificityChange')) < STANDS;
		if (Math.abs(moved) >= SHARE_MOVED && stands)
			return result(
				'SH-LAB',
				[
					decisiveLine('shift:share', 'gate.shift.share', sample, 'shareAfter', value('shareBefore')),
					decisiveLine('shift:recall', 'gate.shift.recall', sample, 'recallChange', 0, 'absent'),
					decisiveLine('shift:specificity', 'gate.shift.specificity', sample, 'specificityChange', 0, 'absent')
				],
				['production-sample']
			);
	}
	if (fall.finding !== 'present') return null;
	const tells = await measure(context, 'adversarial-validation', experiment);
	const { measured } = factOf(tells, 'studyOrFresh');
	const inputsMoved = measured.value >= TELLS_APART && (measured.interval === null || measured.interval.low > 0.5);
	const line = decisiveLine('shift:inputs', 'gate.shift.inputs', tells, 'studyOrFresh', 0.5, inputsMoved ? 'present' : 'absent');
	return result(inputsMoved ? 'SH-COV' : 'SH-CON', [line], ['adversarial-validation']);
}

function decisiveLine(
	id: string,
	label: string,
	evidence: FactsEvidence,
	name: string,
	against: number,
	finding: 'present' | 'absent' = 'present'
): ArithmeticLine {
	const { measured } = factOf(evidence, name);
	return lineOf({
		id,
		label: { id: label, values: {} },
		minuend: measured.value,
		subtrahend: against,
		measured: above(against, measured),
		threshold: TELLS_APART - 0.5,
		finding,
		decisive: true
	});
}

/**
 * Gate 0: where rows and columns come from. Looks at what the pipeline itself gives reason to suspect and at `examine.suspects`. A
 * suspect is judged by what the corrected pipeline scores; only two need no such number: a score on training rows, and a column that
 * is written after the outcome.
 */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { Suspect } from '../examine.ts';
import { materialityOf, rowsToSettle } from '../measure-fit.ts';
import type { ArithmeticLine, DiagnosisId } from '../verdict.ts';
import { correctedDifference } from './corrected.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';
import { lateColumns, suspectsOf } from './suspects.ts';

/** From this distance of the class shares on, training and validation are two tasks. */
const OTHER_CLASSES = 0.25;

/** The instruments on which a learner can see what this gate looks at. */
const INSTRUMENTS_OF: Readonly<Record<DiagnosisId, readonly string[]>> = {
	'LK-1.2': ['permuted-labels'],
	'LK-1.3': ['permuted-labels'],
	'LK-1.4': ['duplicates'],
	'LK-2': ['availability', 'single-feature'],
	'LK-3.1': ['forward-split'],
	'LK-3.2': ['group-split']
};

export const provenanceGate: Gate = {
	name: 'provenance',
	look: async (context) => {
		const prepared = context.lab.prepare(context.experiment, context.seed);
		const named = context.examine.suspects ?? [];
		const known = new Set(named.map(({ id }) => id));
		const suspects = [...named, ...suspectsOf(context.experiment, prepared).filter(({ id }) => !known.has(id))];
		const found: GateFinding[] = [];
		for (const suspect of suspects) found.push(await judgeSuspect(context, suspect, lateColumns(prepared)));
		return found;
	}
};

async function judgeSuspect(context: GateContext, suspect: Suspect, late: readonly string[]): Promise<GateFinding> {
	switch (suspect.id) {
		case 'LK-1.1':
			return judgeHeldOut(context, suspect);
		case 'LK-2':
			return judgeColumns(context, suspect, late);
		case 'EV-REP':
			return judgeShares(context, suspect);
		default: {
			if (!suspect.corrected)
				throw new RangeError(
					`The suspect ${suspect.id} names no corrected pipeline, and without its score nobody can say what it is worth. Add "corrected".`
				);
			return byScore(context, suspect, await correctedLine(context, suspect, suspect.corrected));
		}
	}
}

/** Score on rows that the model has learned from: the rows say so themselves, and the corrected score says what it is worth. */
async function judgeHeldOut(context: GateContext, suspect: Suspect): Promise<GateFinding> {
	const { ids } = context.lab.prepare(context.experiment, context.seed);
	const learned = new Set(ids.train);
	const shared = ids.validation.filter((row) => learned.has(row)).length;
	const share = shared / ids.validation.length;
	const line = lineOf({
		id: 'provenance:scored-on-train',
		label: { id: 'gate.provenance.scoredOnTrain', values: {} },
		minuend: share,
		subtrahend: 0,
		measured: { value: share, interval: null, n: ids.validation.length, refits: 0 },
		threshold: 0.5,
		finding: share > 0.5 ? 'present' : 'absent',
		decisive: true
	});
	const size = suspect.corrected && share > 0.5 ? [await correctedLine(context, suspect, suspect.corrected)] : [];
	return settled(suspect, share > 0.5, [line, ...size]);
}

/** A column that is written after the outcome is not there on the day, however much or little it is worth. */
async function judgeColumns(context: GateContext, suspect: Suspect, late: readonly string[]): Promise<GateFinding> {
	const line = lineOf({
		id: 'provenance:written-after',
		label: { id: 'gate.provenance.writtenAfter', values: { columns: late.join(', ') } },
		minuend: late.length,
		subtrahend: 0,
		measured: { value: late.length, interval: null, n: context.run.sizes.train, refits: 0 },
		threshold: 1,
		finding: late.length > 0 ? 'present' : 'absent',
		decisive: true
	});
	const size = suspect.corrected ? [await correctedLine(context, suspect, suspect.corrected)] : [];
	return settled(suspect, late.length > 0, [line, ...size]);
}

/**
 * A split whose parts hold other classes is no examination of the task, whatever it scores: it can flatter, fail, or look harmless.
 * The shares of the classes decide; the corrected score says what it was worth.
 */
async function judgeShares(context: GateContext, suspect: Suspect): Promise<GateFinding> {
	const { classShares, sizes } = context.run;
	const distance = classShares === null ? NaN : distanceOf(classShares.train, classShares.validation);
	const size = suspect.corrected ? [await correctedLine(context, suspect, suspect.corrected)] : [];
	if (!(distance >= OTHER_CLASSES)) {
		if (size.length === 1) return byScore(context, suspect, size[0]);
		throw new RangeError('The suspect EV-REP names no corrected pipeline, and the classes are split evenly. Add "corrected".');
	}
	const line = lineOf({
		id: 'provenance:class-shares',
		label: { id: 'gate.provenance.classShares', values: {} },
		minuend: distance,
		subtrahend: 0,
		measured: { value: distance, interval: null, n: sizes.validation, refits: 0 },
		threshold: OTHER_CLASSES,
		finding: 'present',
		decisive: true
	});
	return { ...settled(suspect, true, [line, ...size]), used: ['adversarial-validation'] };
}

/** Share of the rows that would have to change class for the two parts to agree: 0 to 1. */
function distanceOf(a: readonly number[], b: readonly number[]): number {
	return a.reduce((sum, share, index) => sum + Math.abs(share - b[index]), 0) / 2;
}

/** What the reported score loses when the pipeline is corrected: positive when it was flattered. */
async function correctedLine(
	context: GateContext,
	suspect: Suspect,
	corrected: NonNullable<Suspect['corrected']>
): Promise<ArithmeticLine> {
	const { reported, honest, measured } = await correctedDifference(context, applyPatch(context.experiment, corrected), suspect);
	return lineOf({
		id: `provenance:${suspect.id}`,
		label: { id: 'gate.provenance.corrected', values: { id: suspect.id } },
		minuend: reported,
		subtrahend: honest,
		measured,
		threshold: materialityOf(context.run, context.conventions)
	});
}

function byScore(context: GateContext, suspect: Suspect, line: ArithmeticLine): GateFinding {
	if (line.finding !== 'inconclusive') return settled(suspect, line.finding === 'present', [{ ...line, decisive: true }]);
	return {
		weight: 'open',
		id: 'INC',
		accept: ['INC', 'EV-SMALL'],
		lines: [{ ...line, decisive: true }],
		used: INSTRUMENTS_OF[suspect.id] ?? [],
		wouldSettle: {
			measurement: 'validation-rows',
			n: rowsToSettle(context.run, context.conventions),
			flipsAt: line.threshold,
			line: line.id,
			above: suspect.id,
			below: 'LK-NULL'
		}
	};
}

function settled({ id, also = [] }: Suspect, present: boolean, lines: readonly ArithmeticLine[]): GateFinding {
	const used = INSTRUMENTS_OF[id] ?? [];
	return present
		? { weight: 'cause', id, accept: [id, ...also], lines, used }
		: { weight: 'harmless', id: 'LK-NULL', accept: ['LK-NULL'], lines, used };
}

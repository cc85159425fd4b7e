/** The reasoning over a run as steps to be clicked through, from the arithmetic that the rules themselves used. */
import type { ArithmeticLine, Verdict } from '#lib/diagnosis/verdict.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { sayName } from '#lib/messages/arms.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { sayGateLine, sayGateWhat } from '#lib/messages/gates.ts';
import { say } from '#lib/messages/help.ts';
import { saySettle } from '#lib/messages/settle.ts';
import { say as workspace } from '#lib/messages/workspace.ts';

/** Probes that decide nothing are left out beyond this many. */
const GAINS_SHOWN = 3;

/**
 * Steps in the order of the reasoning; the last one is the conclusion, in a family where the case offers families.
 * @param choices what the case offers as answers
 */
export function workedSteps(verdict: Verdict, run: RunEvidence, choices: readonly string[]): readonly string[] {
	const known = run.ceiling !== null && run.ceiling.source !== 'best-known';
	const order = ['gap', 'bias', 'shortfall'];
	const readings = verdict.lines
		.filter(({ id }) => order.includes(id))
		.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
		.map((line) => readingStep(line, known));
	const gates = verdict.lines.filter(({ id, label }) => label && !id.startsWith('gain:')).map(gateStep);
	const gains = verdict.lines
		.filter(({ id }) => id.startsWith('gain:'))
		.toSorted((a, b) => Number(b.decisive) - Number(a.decisive) || b.measured.value - a.measured.value)
		.slice(0, GAINS_SHOWN)
		.map(gainStep);
	return [readStep(run), ...gates, ...readings, ...gains, conclusion(verdict, choices)];
}

function readStep(run: RunEvidence): string {
	const [train, validation] = [run.scores.train?.[run.metric], run.scores.validation?.[run.metric]];
	return say('step.read', {
		metric: workspace(`metric.${run.metric}`),
		train: train?.measured.value ?? NaN,
		nTrain: train?.n ?? 0,
		validation: validation?.measured.value ?? NaN,
		...ends(validation?.measured.interval ?? null),
		n: validation?.n ?? 0
	});
}

const ends = (interval: { readonly low: number; readonly high: number } | null): { low: number; high: number } => ({
	low: interval?.low ?? NaN,
	high: interval?.high ?? NaN
});

function readingStep({ id, measured, finding }: ArithmeticLine, known: boolean): string {
	const values = { value: measured.value, ...ends(measured.interval), finding, known };
	return id === 'gap' ? say('step.gap', values) : say(id === 'bias' ? 'step.bias' : 'step.shortfall', values);
}

function gainStep({ label, measured, finding }: ArithmeticLine): string {
	const arm = label ? sayName(label.id, label.values) : '';
	return say('step.gain', { arm, value: measured.value, ...ends(measured.interval), finding });
}

function gateStep({ label, measured, finding }: ArithmeticLine): string {
	const { id, values } = label ?? { id: '', values: {} };
	const named = { name: sayGateLine(id, values), what: sayGateWhat(id, values) };
	return say('step.gate', { ...named, value: measured.value, ...ends(measured.interval), finding });
}

function conclusion(verdict: Verdict, choices: readonly string[]): string {
	const name = diagnosisName(
		choices.includes(verdict.primary) ? verdict.primary : choices.includes(verdict.family) ? verdict.family : verdict.primary
	);
	const settle = verdict.wouldSettle && verdict.family === 'cannot-tell' ? ` ${saySettle(verdict.wouldSettle)}` : '';
	return `${say('step.conclusion', { name })}${settle}`;
}

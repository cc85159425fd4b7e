/** The lines of a verdict's arithmetic in words. */
import type { ArithmeticLine } from '#lib/diagnosis/verdict.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { sayName } from './arms.ts';
import { sayGateLine, sayGateWhat } from './gates.ts';
import { say } from './workspace.ts';

export function lineName(line: ArithmeticLine): string {
	if (!line.label) return say(`arithmetic.${line.id as 'gap' | 'shortfall' | 'bias' | 'turn'}`);
	const { id, values } = line.label;
	return line.id.startsWith('gain:') ? say('arithmetic.gain', { arm: sayName(id, values) }) : sayGateLine(id, values);
}

/** What was subtracted from what, in a few words; empty where the name says it. */
export function lineWhat(line: ArithmeticLine, { metric, ceiling }: Pick<RunEvidence, 'metric' | 'ceiling'>): string {
	if (line.label && !line.id.startsWith('gain:')) return sayGateWhat(line.label.id, line.label.values);
	if (line.id.startsWith('gain:')) return say('arithmetic.gain.what');
	if (line.id === 'turn') return say('arithmetic.turn.what');
	if (line.id === 'gap') return say(metric === 'rmse' ? 'arithmetic.gap.what.error' : 'arithmetic.gap.what');
	const known = ceiling !== null && ceiling.source !== 'best-known';
	return say(`arithmetic.${line.id as 'shortfall' | 'bias'}.what${known ? '' : '.reference'}`);
}

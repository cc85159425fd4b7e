/** Gate 6: whether probabilities mean what they say. Looks at `examine.calibration`. */
import type { Fact } from '#lib/instruments/evidence.ts';
import { lineOf, type Gate, type GateContext, type GateFinding } from './gate.ts';
import { above, factOf, measure } from './read.ts';

/** A calibration error counts when it lies this far above what right probabilities would show at that many rows. */
const ABOVE_NULL = 0.02;
/** Mean probability and share closer than this, over all rows, are right on the whole. */
const WHOLE_OFF = 0.05;

export const calibrationGate: Gate = {
	name: 'calibration',
	look: async (context) => {
		const { calibration } = context.examine;
		if (!calibration) return [];
		// Opposite errors of segments explain what the whole shows, so they come first.
		const parts = calibration.by === undefined ? null : await judgeSegments(context, calibration.by);
		const found = parts ?? (await judgeWhole(context, calibration.on ?? 'confidence'));
		return found === null ? [] : [found];
	}
};

/** CA-OVER and CA-UNDER: the error lies above its null, and the mean says in which direction. */
async function judgeWhole(context: GateContext, on: 'confidence' | 'positive'): Promise<GateFinding | null> {
	const evidence = await measure(context, 'reliability', context.experiment, { on });
	const error = factOf(evidence, 'calibrationError');
	const nullHigh = error.reference ?? NaN;
	const excess = above(nullHigh, error.measured);
	const direction = factOf(evidence, on === 'confidence' ? 'overconfidence' : 'overprediction');
	const present = excess.value >= ABOVE_NULL;
	if (!present || direction.measured.value === 0) return null;
	const id = direction.measured.value > 0 ? 'CA-OVER' : 'CA-UNDER';
	return {
		weight: 'cause',
		id,
		accept: [id],
		lines: [
			lineOf({
				id: 'calibration:error',
				label: { id: 'gate.calibration.error', values: {} },
				minuend: error.measured.value,
				subtrahend: nullHigh,
				measured: excess,
				threshold: ABOVE_NULL,
				finding: 'present',
				decisive: true
			}),
			overLine('calibration:direction', { id: 'gate.calibration.direction', values: {} }, direction, context.conventions.materiality)
		],
		used: ['reliability']
	};
}

/** CA-SEG: right on the whole, and clearly off in both directions in its parts. */
async function judgeSegments(context: GateContext, by: string): Promise<GateFinding | null> {
	const { materiality } = context.conventions;
	const evidence = await measure(context, 'calibration-by-segment', context.experiment, { column: by });
	const whole = factOf(evidence, 'overAll');
	const parts = evidence.facts.filter(({ id }) => id.startsWith('over:'));
	const off = (sign: number): Fact[] =>
		parts.filter(
			({ measured: { value, interval } }) => sign * value >= materiality && interval !== null && interval.low * interval.high > 0
		);
	const [high, low] = [off(1), off(-1)];
	if (high.length === 0 || low.length === 0 || Math.abs(whole.measured.value) >= WHOLE_OFF) return null;
	return {
		weight: 'cause',
		id: 'CA-SEG',
		accept: ['CA-SEG'],
		lines: [
			overLine('calibration:whole', { id: 'gate.calibration.whole', values: {} }, whole, materiality),
			...[...high, ...low].map((fact) => ({
				...overLine(
					`calibration:${fact.id}`,
					{ id: 'gate.calibration.segment', values: { level: fact.label.values.level } },
					fact,
					materiality
				),
				decisive: true
			}))
		],
		used: ['calibration-by-segment']
	};
}

function overLine(
	id: string,
	label: { id: string; values: Record<string, string | number> },
	{ measured }: Fact,
	threshold: number
): ReturnType<typeof lineOf> {
	const clear = measured.interval !== null && measured.interval.low * measured.interval.high > 0;
	const finding = Math.abs(measured.value) >= threshold && clear ? 'present' : 'absent';
	return lineOf({ id, label, minuend: measured.value, subtrahend: 0, measured, threshold, finding });
}

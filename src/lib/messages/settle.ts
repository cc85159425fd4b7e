import type { WouldSettle } from '#lib/diagnosis/verdict.ts';
import { diagnosisName } from './diagnosis.ts';
import { formatScore } from './format.ts';
import { speaker } from './say.ts';
import { settleEn } from './settle.en.ts';

const say = speaker(settleEn);

/** What would settle it, and the result that would flip the answer. */
export function saySettle({ measurement, n, flipsAt, above, below }: WouldSettle): string {
	const flips =
		above && below ? ` ${say('flips', { at: formatScore(flipsAt), above: diagnosisName(above), below: diagnosisName(below) })}` : '';
	return sayMeasurement(measurement, n) + flips;
}

function sayMeasurement(measurement: string, n: number): string {
	switch (measurement) {
		case 'another-probe':
			return say('another-probe');
		case 'validation-rows':
		case 'second-labels':
		case 'sealed-rows':
		case 'positives':
		case 'slice-rows':
		case 'refits':
			return say(measurement, { n });
		default:
			return Number.isFinite(n) ? say('other', { n }) : say('other.unknown');
	}
}

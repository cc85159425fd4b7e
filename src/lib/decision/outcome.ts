/** What an action brings when the rates in production are known: one future. */
import { drawBinomial } from '#lib/core/draws.ts';
import type { Stream } from '#lib/core/random.ts';
import { drawRate } from './belief.ts';
import type { DecisionCase } from './case.ts';
import { bestAfter, optionOf, valueAtRate } from './expected-value.ts';

/** Rate in production of every option, by id. */
export type Rates = Readonly<Record<string, number>>;

/** Rates drawn from what is believed. */
export function drawRates(decision: DecisionCase, stream: Stream): Rates {
	return Object.fromEntries(decision.options.map(({ id, belief }) => [id, drawRate(belief, stream.fork(id))]));
}

export interface Outcome {
	readonly points: number;
	/** What ran in the end. */
	readonly ran: string;
	/** Rows right in the enquiry; null where there was none. */
	readonly right: number | null;
}

/** Points of an action in one future; what an enquiry shows is drawn from the option's rate. */
export function outcomeOf(decision: DecisionCase, action: string, rates: Rates, stream: Stream): Outcome {
	const enquiry = decision.enquiries.find(({ id }) => id === action);
	if (!enquiry) {
		const option = optionOf(decision, action);
		return { points: valueAtRate(option, rates[action], decision.horizonWeeks), ran: action, right: null };
	}
	const right = drawBinomial(stream, enquiry.rows, rates[enquiry.about]);
	const ran = bestAfter(decision, enquiry, right).id;
	const weeks = decision.horizonWeeks - enquiry.weeks;
	const after = valueAtRate(optionOf(decision, ran), rates[ran], weeks);
	const delay = decision.delayPerWeek * enquiry.weeks;
	if (enquiry.kind === 'wait') return { points: after - delay - enquiry.price, ran, right };
	const during = enquiry.share * valueAtRate(optionOf(decision, enquiry.about), rates[enquiry.about], enquiry.weeks);
	const back = ran === enquiry.about ? 0 : enquiry.rollback;
	return { points: after + during - back - delay * (1 - enquiry.share), ran, right };
}

/** Points of an action in many futures drawn from what is believed. */
export function futures(decision: DecisionCase, action: string, count: number, stream: Stream): Float64Array {
	return Float64Array.from({ length: count }, (_, index) => {
		const future = stream.fork(`future-${index}`);
		return outcomeOf(decision, action, drawRates(decision, future.fork('rates')), future.fork('enquiry')).points;
	});
}

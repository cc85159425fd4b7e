/** Other futures of an action: rates drawn from what was believed, weeks with the noise of their rows. */
import { drawBinomial } from '#lib/core/draws.ts';
import type { Stream } from '#lib/core/random.ts';
import { drawRate } from './belief.ts';
import { posteriorOf } from './compose.ts';
import { planOf, type PlannedWeeks } from './plan.ts';
import type { DecisionEvidence, DecisionSpec } from './spec.ts';

/** Week of running in which a future pays for a rate below the floor. */
const NOTICED = 4;

/** A rate for every option of a decision among rates; empty for clocks and purchases. */
export function drawnRates(spec: DecisionSpec, evidence: DecisionEvidence, stream: Stream): Readonly<Record<string, number>> {
	if (spec.kind !== 'rates') return {};
	const rates: Record<string, number> = {};
	for (const option of spec.options) rates[option.id] = option.known ?? drawRate(posteriorOf(option, evidence), stream.fork(option.id));
	return rates;
}

/** Running totals of points, one line a future, week by week. */
export function futurePaths(
	spec: DecisionSpec,
	evidence: DecisionEvidence,
	action: string,
	count: number,
	stream: Stream
): readonly (readonly number[])[] {
	return Array.from({ length: count }, (_, index) => {
		const future = stream.fork(`future-${index}`);
		const plan = planOf(spec, evidence, action, drawnRates(spec, evidence, future.fork('rates')));
		const learned =
			plan.enquiry === null
				? null
				: {
						k: drawBinomial(future.fork('enquiry'), plan.enquiry.rows, plan.enquiry.serves.rate),
						n: plan.enquiry.rows,
						of: plan.enquiry.rows
					};
		return pathOf(plan.phases(learned), future.fork('weeks'));
	});
}

function pathOf({ weeks, harm, ran }: PlannedWeeks, stream: Stream): readonly number[] {
	const noticed = harm === null ? -1 : noticedAt(weeks, ran, harm.floor);
	let total = 0;
	return weeks.map((week, at) => {
		const { rate, perWeek } = week.serves;
		const seen = Number.isFinite(rate) ? drawBinomial(stream, perWeek, rate) / perWeek : rate;
		total += week.points(seen, null) - (at === noticed && harm !== null ? harm.points : 0);
		return total;
	});
}

/** The week in which a rate below the floor is paid for; −1 where it is not below. */
function noticedAt(weeks: PlannedWeeks['weeks'], ran: string, floor: number): number {
	const first = weeks.findIndex((week) => week.ran === ran);
	if (first < 0 || !(weeks[first].serves.rate < floor)) return -1;
	return Math.min(weeks.length - 1, first + NOTICED - 1);
}

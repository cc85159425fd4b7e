/** Ways of deciding, tried on many simulated launches: does judging by expected value pay, and what tells good from lucky? */
import { drawBinomial } from '#lib/core/draws.ts';
import type { Stream } from '#lib/core/random.ts';
import { beliefMean, beliefQuantile, betaBelief, drawRate, updateBelief } from './belief.ts';
import type { DecisionCase } from './case.ts';
import { actionValues, best, optionOf, type ActionValue } from './expected-value.ts';
import { outcomeOf, type Rates } from './outcome.ts';
import { decisionQuality } from './quality.ts';

/** A launch with its hidden truth. */
export interface SimulatedLaunch {
	readonly decision: DecisionCase;
	readonly rates: Rates;
	readonly values: readonly ActionValue[];
}

const PRIOR = betaBelief(56, 14);
const INCUMBENT = 0.8;
const ROWS = [60, 150, 600];
const DELAYS = [1, 5, 20];

/** One launch: a candidate from the prior, evidence of 60, 150 or 600 rows, delay at 1, 5 or 20 points a week. */
export function drawLaunch(stream: Stream): SimulatedLaunch {
	const rate = drawRate(PRIOR, stream.fork('rate'));
	const rows = ROWS[stream.fork('rows').integer(ROWS.length)];
	const delayPerWeek = DELAYS[stream.fork('delay').integer(DELAYS.length)];
	const right = drawBinomial(stream.fork('evidence'), rows, rate);
	const decision: DecisionCase = {
		horizonWeeks: 26,
		delayPerWeek,
		options: [
			{ id: 'keep', belief: betaBelief(80, 20), perWeek: 0, perUnit: 0, from: 0, once: 0, harm: null },
			{
				id: 'ship',
				belief: updateBelief(PRIOR, right, rows),
				perWeek: 0,
				perUnit: 100,
				from: INCUMBENT,
				once: 0,
				harm: { floor: 0.77, points: 400 }
			}
		],
		enquiries: [
			{ kind: 'wait', id: 'wait-200', about: 'ship', rows: 200, weeks: 2, price: 4 },
			{ kind: 'wait', id: 'wait-600', about: 'ship', rows: 600, weeks: 6, price: 12 }
		]
	};
	return { decision, rates: { keep: INCUMBENT, ship: rate }, values: actionValues(decision) };
}

export interface Policy {
	readonly id: string;
	readonly choose: (launch: SimulatedLaunch, stream: Stream) => string;
}

/** From the best to the worst in expectation, as `scripts/decision-policies.ts` shows. */
export const POLICIES: readonly Policy[] = [
	{ id: 'expected-value', choose: ({ values }) => best(values).id },
	{ id: 'ship-if-better', choose: ({ decision }) => (beliefMean(optionOf(decision, 'ship').belief) > INCUMBENT ? 'ship' : 'keep') },
	{
		id: 'ship-if-95-lower-bound',
		choose: ({ decision }) => (beliefQuantile(optionOf(decision, 'ship').belief, 0.05) > INCUMBENT ? 'ship' : 'keep')
	},
	{ id: 'coin', choose: (_, stream) => (stream.integer(2) === 0 ? 'ship' : 'keep') }
];

export interface PolicyRecord {
	readonly expected: number;
	readonly realised: number;
	readonly quality: number;
}

/** What one policy did in one launch: points expected, points that came, and the quality of the choice. */
export function playPolicy(policy: Policy, launch: SimulatedLaunch, stream: Stream): PolicyRecord {
	const chosen = policy.choose(launch, stream.fork('choice'));
	const expected = launch.values.find(({ id }) => id === chosen)?.value ?? Number.NaN;
	// The same future for every policy: only the choice differs.
	const realised = outcomeOf(launch.decision, chosen, launch.rates, stream.fork('future')).points;
	return { expected, realised, quality: decisionQuality(launch.values, chosen) };
}

/** True when the sums fall strictly in the order of the policies. */
export function ranksRight(sums: readonly number[]): boolean {
	return sums.every((sum, index) => index === 0 || sum < sums[index - 1]);
}

/**
 * `npx tsx scripts/decision-policies.ts [--worlds N --sequences N --decisions N]`: what ways of deciding bring over simulated
 * launches, and how often the quality score and the realised points rank them right over a sequence of decisions.
 */
import { parseArgs } from 'node:util';
import { createStream } from '#lib/core/random.ts';
import { mean, sampleVariance } from '#lib/core/summaries.ts';
import { drawLaunch, playPolicy, POLICIES, ranksRight, type PolicyRecord } from '#lib/decision/policies.ts';

const { values } = parseArgs({
	options: {
		worlds: { type: 'string', default: '4000' },
		sequences: { type: 'string', default: '1000' },
		decisions: { type: 'string', default: '40' }
	}
});
const worlds = Number(values.worlds);
const sequences = Number(values.sequences);
const decisions = Number(values.decisions);

const stream = createStream('decision-policies');
const records: PolicyRecord[][] = [];
for (let world = 0; world < worlds; world++) {
	const own = stream.fork(`world-${world}`);
	const launch = drawLaunch(own.fork('launch'));
	records.push(POLICIES.map((policy) => playPolicy(policy, launch, own)));
}

console.log(
	`${worlds} simulated launches\n${'policy'.padEnd(26)}${'points'.padStart(8)}${'sd'.padStart(8)}${'expected'.padStart(10)}${'quality'.padStart(9)}`
);
POLICIES.forEach(({ id }, index) => {
	const own = records.map((row) => row[index]);
	const realised = own.map((record) => record.realised);
	const cells = [
		mean(realised).toFixed(1).padStart(8),
		Math.sqrt(sampleVariance(realised)).toFixed(0).padStart(8),
		mean(own.map((record) => record.expected))
			.toFixed(1)
			.padStart(10),
		mean(own.map((record) => record.quality))
			.toFixed(3)
			.padStart(9)
	];
	console.log(`${id.padEnd(26)}${cells.join('')}`);
});

/** How often the sums over a sequence of launches, drawn with replacement, rank the policies right. */
function rankedRight(score: (record: PolicyRecord) => number): number {
	const draws = stream.fork('sequences');
	let right = 0;
	for (let sequence = 0; sequence < sequences; sequence++) {
		const sums = POLICIES.map(() => 0);
		for (let decision = 0; decision < decisions; decision++) {
			const row = records[draws.integer(worlds)];
			row.forEach((record, index) => (sums[index] += score(record)));
		}
		if (ranksRight(sums)) right++;
	}
	return right / sequences;
}

console.log(`\nRanked right over ${decisions} decisions, in ${sequences} sequences`);
console.log(`by quality:  ${(100 * rankedRight(({ quality }) => quality)).toFixed(1)} %`);
console.log(`by outcome:  ${(100 * rankedRight(({ realised }) => realised)).toFixed(1)} %`);

/** Fresh set: rows of the same process that nobody has seen, beside the validation score that was promised. */
import { higherIsBetter } from './compare.ts';
import type { PartName, PartScore, RunEvidence } from './evidence.ts';
import { fact, factsEvidence } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';
import { around, halfWidth, refitVariance } from './uncertainty.ts';

/** Scores `rows` (2,000) fresh rows. The fall is positive when fresh rows are worse; both sets of rows widen its interval, refits are paired. */
export const freshSet: Instrument = async (lab, experiment, seed, options) => {
	const nFresh = numberOf(options.parameters, 'rows', 2000, 10, 100_000);
	const [run] = await lab.runMany([{ experiment, seed, parts: ['fresh'], nFresh }], options);
	const [validation, fresh] = [scoreOf(run, 'validation'), scoreOf(run, 'fresh')];
	const sign = higherIsBetter(run.metric) ? 1 : -1;
	const falls = validation.perRefit.map((score, refit) => sign * (score - fresh.perRefit[refit]));
	const rows = (validation.measured.variance?.rows ?? NaN) + (fresh.measured.variance?.rows ?? NaN);
	const refits = refitVariance(falls);
	const value = sign * (validation.measured.value - fresh.measured.value);
	const half = halfWidth(rows + refits);
	const interval = Number.isFinite(half) ? around(value, half, 'two-samples+refits') : null;
	return factsEvidence('fresh-set', [
		fact('validationScore', validation.measured, { inMetric: true }),
		fact('freshScore', fresh.measured, { inMetric: true }),
		fact(
			'freshFall',
			{ value, interval, n: Math.min(validation.n, fresh.n), refits: falls.length, variance: { refits, rows } },
			{ reference: 0 }
		)
	]);
};

function scoreOf(run: RunEvidence, part: PartName): PartScore {
	const score = run.scores[part]?.[run.metric];
	if (!score) throw new RangeError(`The run has no ${run.metric} on its ${part} rows.`);
	return score;
}

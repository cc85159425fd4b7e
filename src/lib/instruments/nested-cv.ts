/** Nested cross-validation: what a setting chosen by validation is worth on rows that had no say in the choice. */
import { crossValidated } from '#lib/core/gaps.ts';
import { createStream, type Stream } from '#lib/core/random.ts';
import { mean } from '#lib/core/summaries.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { higherIsBetter } from './compare.ts';
import type { RunEvidence } from './evidence.ts';
import { exactly, fact, factsEvidence } from './facts.ts';
import type { Instrument } from './instrument.ts';
import type { GivenRows } from './changed-study.ts';
import type { Job } from './lab.ts';
import { numberOf, numbersOf, textOf } from './parameters.ts';
import { usualKnob } from './validation-curve.ts';

/**
 * Outer folds (`folds`, 5) hold rows back from inner ones (`innerFolds`, 3), which choose among `values` of the knob `path` by
 * the deciding metric. Flat: the best setting's mean over the outer folds, which also chose it. Nested: the mean of each fold's
 * own choice. Intervals use the corrected variance of Nadeau and Bengio. Train and validation rows take part, test rows do not;
 * with a split by group whole groups are folded. One refit each, all in one batch.
 * @throws {RangeError} for a split by time: its folds would train on the future.
 */
export const nestedCrossValidation: Instrument = async (lab, experiment, seed, options) => {
	if (experiment.pipeline.split.by === 'time')
		throw new RangeError('Cross-validation folds rows at random, and this experiment is split by time. Use the forward split instead.');
	const usual = usualKnob(experiment.pipeline.model);
	const path = textOf(options.parameters, 'path') ?? usual.path;
	const values = numbersOf(options.parameters, 'values') ?? (path === usual.path ? usual.values.slice(0, 5) : undefined);
	if (!values || values.length < 2) throw new RangeError(`Say at least two values of "${path}" to choose from: parameter "values".`);
	const nOuter = numberOf(options.parameters, 'folds', 5, 2, 20);
	const nInner = numberOf(options.parameters, 'innerFolds', 3, 2, 20);
	const { ids, indices, table } = lab.prepare(experiment, seed);
	const all = [...new Set([...ids.train, ...ids.validation])];
	const group = experiment.pipeline.split.by === 'group' ? table.roles.group : undefined;
	const groupOf = new Map(
		[...indices.train, ...indices.validation].map((row, i) => [[...ids.train, ...ids.validation][i], group ? group.codes[row] : -1])
	);
	const stream = createStream(seed).fork('nested-cross-validation');
	const outer = foldsOf(all, groupOf, nOuter, stream.fork('outer'));
	const inner = outer.map(({ train }, k) => foldsOf([...train], groupOf, nInner, stream.fork(`inner-${k}`)));
	const settings = values.map((value) => ({ ...applyPatch(experiment, { [path]: value }), refits: 1 }));
	const jobs: Job[] = settings.flatMap((setting) => [...outer, ...inner.flat()].map((rows) => ({ experiment: setting, seed, rows })));
	const runs = await lab.runMany(jobs, options);
	const perSetting = nOuter + nOuter * nInner;
	const scoreAt = (setting: number, place: number): number => scoreOf(runs[setting * perSetting + place]);
	const up = higherIsBetter(runs[0].metric);
	const best = (scores: readonly number[]): number => scores.indexOf(up ? Math.max(...scores) : Math.min(...scores));
	const flatScores = settings.map((_, s) => outer.map((__, k) => scoreAt(s, k)));
	const winner = best(flatScores.map((scores) => mean(scores)));
	const choices = outer.map((_, k) => best(settings.map((__, s) => mean(inner[k].map((___, j) => scoreAt(s, nOuter + k * nInner + j))))));
	const nested = choices.map((choice, k) => flatScores[choice][k]);
	const [nTrain, nTest] = [outer[0].train.length, outer[0].validation.length];
	const corrected = (scores: readonly number[]): ReturnType<typeof crossValidated> => crossValidated(scores, nTrain, nTest);
	return factsEvidence(
		'nested-cross-validation',
		[
			fact('flatBest', corrected(flatScores[winner]), { inMetric: true }),
			fact('nested', corrected(nested), { inMetric: true }),
			fact('optimism', corrected(nested.map((score, k) => (up ? 1 : -1) * (flatScores[winner][k] - score))), { reference: 0 }),
			fact('looks', exactly(values.length, all.length))
		],
		{
			table: {
				columns: ['column.fold', 'column.chosen', 'column.nested', 'column.flat'],
				rows: choices.map((choice, k) => [k + 1, values[choice], nested[k], flatScores[winner][k]])
			}
		}
	);
};

function scoreOf(run: RunEvidence): number {
	return run.scores.validation?.[run.metric]?.measured.value ?? NaN;
}

/** Folds of rows, or of whole groups; a group of code −1 is a row on its own. Fold sizes differ by at most one row or group. */
function foldsOf(rows: readonly number[], groupOf: ReadonlyMap<number, number>, k: number, stream: Stream): readonly GivenRows[] {
	const keys = [...new Set(rows.map((row) => keyOf(row, groupOf)))];
	if (keys.length < k) throw new RangeError(`${k} folds need at least as many rows or groups; there are ${keys.length}.`);
	const order = stream.permutation(keys.length);
	const foldOf = new Map(Array.from(order, (place, i) => [keys[place], i % k]));
	return Array.from({ length: k }, (_, fold) => ({
		train: Int32Array.from(rows.filter((row) => foldOf.get(keyOf(row, groupOf)) !== fold)),
		validation: Int32Array.from(rows.filter((row) => foldOf.get(keyOf(row, groupOf)) === fold))
	}));
}

function keyOf(row: number, groupOf: ReadonlyMap<number, number>): string {
	const code = groupOf.get(row) ?? -1;
	return code < 0 ? `row-${row}` : `group-${code}`;
}

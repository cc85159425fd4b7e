/** Single-feature screen: how well each column alone ranks the rows. One that does nearly all by itself wants a question asked. */
import { delongAuc } from '#lib/core/auc.ts';
import { rocAucScore } from '#lib/core/metrics.ts';
import type { Measured } from '#lib/core/measured.ts';
import { quantile } from '#lib/core/summaries.ts';
import type { Column, Table } from '#lib/core/table.ts';
import { fact, factsEvidence } from './facts.ts';
import type { Instrument } from './instrument.ts';

interface Question {
	/** Says what is told apart from the rest: a class, or the upper half of a number. */
	readonly name: string;
	readonly yTrue: (row: number) => number;
}

/**
 * AUC of every feature alone on the validation rows, turned so that it is at least ½ on the training rows. Categories are
 * ranked by their share on the training rows; missing values come last. With more than two classes each class is told from the
 * rest and the largest counts; a number is split at the median of its training rows.
 */
export const featureScreen: Instrument = async (lab, experiment, seed, options) => {
	const { table, indices } = lab.prepare(experiment, seed);
	options.signal?.throwIfAborted();
	const questions = questionsOf(table, indices.train);
	const screened = table.features
		.filter((column) => column.kind !== 'text')
		.map((column) => {
			const answers = questions.map((question) => ({ question, measured: aucOf(column, question, indices.train, indices.validation) }));
			const [first, ...others] = answers.filter(({ measured }) => Number.isFinite(measured.value));
			return {
				column,
				best: first ? others.reduce((best, one) => (one.measured.value > best.measured.value ? one : best), first) : answers[0]
			};
		})
		.sort((a, b) => b.best.measured.value - a.best.measured.value || a.column.name.localeCompare(b.column.name, 'en'));
	options.onProgress?.(1);
	return factsEvidence(
		'single-feature',
		screened.map(({ column, best }) =>
			fact('featureAuc', best.measured, { key: `auc:${column.name}`, values: { feature: column.name }, reference: 0.5 })
		),
		{
			table: {
				columns: ['column.feature', 'column.auc', 'column.low', 'column.high', 'column.tellsApart'],
				rows: screened.map(({ column, best }) => [
					column.name,
					best.measured.value,
					best.measured.interval?.low ?? NaN,
					best.measured.interval?.high ?? NaN,
					best.question.name
				])
			}
		}
	);
};

function questionsOf({ target }: Table, train: Int32Array): readonly Question[] {
	if (target.kind === 'regression') {
		const middle = quantile(
			Float64Array.from(train, (row) => target.yTrue[row]),
			0.5
		);
		return [{ name: target.name, yTrue: (row) => Number(target.yTrue[row] > middle) }];
	}
	const classes = target.classes.length === 2 ? [1] : target.classes.map((_, label) => label);
	return classes.map((label) => ({ name: target.classes[label], yTrue: (row) => Number(target.yTrue[row] === label) }));
}

function aucOf(column: Column, { yTrue }: Question, train: Int32Array, validation: Int32Array): Measured {
	const rank = ranking(column, yTrue, train);
	const sign = rocAucScore(Array.from(train, yTrue), Array.from(train, rank)) < 0.5 ? -1 : 1;
	const y = Array.from(validation, yTrue);
	const scores = Array.from(validation, (row) => sign * rank(row));
	const positives = y.reduce((sum, one) => sum + one, 0);
	if (positives < 2 || y.length - positives < 2) return { value: NaN, interval: null, n: y.length, refits: 1 };
	return delongAuc(y, scores);
}

/** What rows are ranked by: the number itself, or the share of the level on the training rows. */
function ranking(column: Column, yTrue: (row: number) => number, train: Int32Array): (row: number) => number {
	if (column.kind === 'numeric') return (row) => (Number.isNaN(column.values[row]) ? -1e300 : column.values[row]);
	if (column.kind === 'text') throw new RangeError(`Feature "${column.name}" is text and has no order.`);
	const hits = new Float64Array(column.levels.length + 1);
	const counts = new Float64Array(column.levels.length + 1);
	for (const row of train) {
		hits[column.codes[row] + 1] += yTrue(row);
		counts[column.codes[row] + 1] += 1;
	}
	const overall = hits.reduce((sum, one) => sum + one, 0) / train.length;
	// A level with few rows says little: it is pulled towards the overall share by five rows.
	return (row) => (hits[column.codes[row] + 1] + 5 * overall) / (counts[column.codes[row] + 1] + 5);
}

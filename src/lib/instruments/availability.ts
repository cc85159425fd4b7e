/** Availability table: which columns are there on the day of the decision, and what the others add to the score. */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { Column } from '#lib/core/table.ts';
import { pairedDifference, canPair } from './compare.ts';
import type { Fact } from './evidence.ts';
import { exactly, fact, factsEvidence, share } from './facts.ts';
import type { Instrument } from './instrument.ts';

/**
 * For each column that the model may use: whether the world writes it before or after the outcome, and in which share of the training
 * rows it is filled. When some are written after, the model is trained without them too; what they add is paired by row.
 */
export const availability: Instrument = async (lab, experiment, seed, options) => {
	const { table, indices, features, writtenAfter } = lab.prepare(experiment, seed);
	const used = table.features.filter(({ name }) =>
		features.features.some((made) => made.name === name || made.name.startsWith(`${name} = `))
	);
	const isLate = ({ name }: Column): boolean => writtenAfter.includes(name);
	const late = used.filter(isLate);
	const columns = used.map((column) => {
		const filled = indices.train.reduce((count, row) => count + Number(isFilled(column, row)), 0);
		const id = isLate(column) ? 'columnAfter' : 'columnBefore';
		return fact(id, share(filled, indices.train.length), { key: `column:${column.name}`, values: { feature: column.name } });
	});
	const added: Fact[] = [];
	if (late.length > 0 && late.length < used.length) {
		const drop = { kind: 'drop-columns', fitOn: 'train', columns: late.map(({ name }) => name) };
		const without = applyPatch(experiment, { 'pipeline.steps': [drop, ...(experiment.pipeline.steps ?? [])] });
		const [run, rest] = await lab.runMany(
			[experiment, without].map((one) => ({ experiment: one, seed })),
			options
		);
		const score = rest.scores.validation?.[rest.metric];
		if (score) added.push(fact('withoutLate', score.measured, { inMetric: true }));
		if (canPair(rest, run)) {
			const { difference, interval, n } = pairedDifference(rest, run);
			added.push(fact('lateGain', { value: difference, interval, n, refits: run.experiment.refits }, { reference: 0 }));
		}
	}
	options.onProgress?.(1);
	return factsEvidence('availability', [fact('lateColumns', exactly(late.length, used.length), { reference: 0 }), ...added, ...columns]);
};

function isFilled(column: Column, row: number): boolean {
	switch (column.kind) {
		case 'numeric':
			return !Number.isNaN(column.values[row]);
		case 'categorical':
			return column.codes[row] >= 0;
		case 'text':
			return column.values[row] !== '';
	}
}

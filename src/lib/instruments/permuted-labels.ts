/** Permuted labels: the whole pipeline on answers dealt out by chance. What still scores above chance has seen them. */
import type { Fact, RunEvidence } from './evidence.ts';
import { fact, factsEvidence, meanOfRepeats } from './facts.ts';
import type { Instrument } from './instrument.ts';
import { numberOf } from './parameters.ts';

/** Five shuffles (`shuffles`), one refit each. Labels are dealt out before the split and every step, so a step that learns from all rows keeps its advantage. */
export const permutedLabels: Instrument = async (lab, experiment, seed, options) => {
	const shuffles = numberOf(options.parameters, 'shuffles', 5, 2, 50);
	const single = { ...experiment, refits: 1 };
	const runs = await lab.runMany(
		Array.from({ length: shuffles }, (_, shuffle) => ({ experiment: single, seed, shuffle })),
		options
	);
	const n = runs[0].sizes.validation;
	const facts: Fact[] = [];
	if (runs[0].task === 'regression')
		facts.push(
			fact(
				'shuffledR2',
				meanOfRepeats(
					runs.map((run) => validation(run, 'r2')),
					n
				),
				{ reference: 0 }
			)
		);
	else {
		const accuracy = runs.map((run) => validation(run, 'accuracy'));
		facts.push(
			fact('shuffledAccuracy', meanOfRepeats(accuracy, n), {
				inMetric: true,
				reference: meanOfRepeats(
					runs.map((run) => run.baseline.value),
					n
				).value
			})
		);
		facts.push(
			fact(
				'aboveBaseline',
				meanOfRepeats(
					runs.map((run, i) => accuracy[i] - run.baseline.value),
					n
				),
				{ reference: 0 }
			)
		);
		const auc = runs.map((run) => validation(run, 'rocAuc'));
		if (auc.every(Number.isFinite)) facts.push(fact('shuffledAuc', meanOfRepeats(auc, n), { reference: 0.5 }));
	}
	return factsEvidence('permuted-labels', facts, {
		table: {
			columns: ['column.shuffle', 'column.train', 'column.validation', 'column.baseline'],
			rows: runs.map((run, i) => [i + 1, part(run, 'train'), part(run, 'validation'), run.baseline.value])
		}
	});
};

function validation(run: RunEvidence, metric: 'accuracy' | 'rocAuc' | 'r2'): number {
	return run.scores.validation?.[metric]?.measured.value ?? NaN;
}

function part(run: RunEvidence, name: 'train' | 'validation'): number {
	return run.scores[name]?.[run.metric]?.measured.value ?? NaN;
}

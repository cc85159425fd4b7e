/** Relabel audit: look again at the labels of some training rows, and count the wrong ones. */
import { rowLogLosses } from '#lib/core/metrics.ts';
import { createStream } from '#lib/core/random.ts';
import { mean } from '#lib/core/summaries.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { worldDescriptor } from '#lib/worlds/descriptors.ts';
import { fact, factsEvidence, share, shareDifference } from './facts.ts';
import type { Instrument } from './instrument.ts';
import type { NamedProbes } from './probes.ts';
import { numberOf } from './parameters.ts';

/** Noise counts as material above this share of wrong labels (lower end of the interval). */
const MATERIAL = 0.05;

/**
 * Relabels `rows` (60) training rows picked at random, and as many with the highest loss. The second look is the same draw of
 * the world with its label flips taken away (or the exercise's `clean` patch), so it is the truth, as a careful expert would
 * give it. Wrong labels that cluster where the loss is high say that the model is being taught errors.
 * @throws {RangeError} for numbers, and where the world has no clean twin.
 */
export const relabelAudit: Instrument = async (lab, experiment, seed, options) => {
	const wanted = numberOf(options.parameters, 'rows', 60, 5, 5000);
	const { prepared, models } = await lab.trained(experiment, seed, options);
	if (prepared.nClasses === 0) throw new RangeError('A relabel audit checks classes, and this target is a number.');
	const clean = lab.prepare(applyPatch(experiment, cleanPatch(experiment, options.named)), seed);
	const { ids, train, nClasses } = prepared;
	if (clean.ids.train.length !== ids.train.length || clean.ids.train.some((id, i) => id !== ids.train[i]))
		throw new RangeError(
			'The clean twin of this world trains on other rows, so its labels cannot be set beside these. Name a patch that only cleans labels.'
		);
	const wrong = Array.from(train.y, (label, i) => label !== clean.train.y[i]);
	const losses = models.map((model) => rowLogLosses(train.y, model.predict(train.x), nClasses));
	const loss = wrong.map((_, i) => mean(losses.map((rows) => rows[i])));
	const n = Math.min(wanted, wrong.length);
	const random = createStream(seed).fork('relabel-audit').permutation(wrong.length).slice(0, n);
	const highest = wrong
		.map((_, i) => i)
		.sort((a, b) => loss[b] - loss[a] || a - b)
		.slice(0, n);
	const count = (rows: ArrayLike<number>): { successes: number; n: number } => ({
		successes: Array.from(rows).filter((row) => wrong[row]).length,
		n
	});
	const [picked, worst] = [count(random), count(highest)];
	return factsEvidence('relabel-audit', [
		fact('wrongLabels', share(picked.successes, n), { reference: MATERIAL }),
		fact('wrongAmongHighLoss', share(worst.successes, n), { reference: picked.successes / n }),
		fact('wrongLabelsConcentrate', shareDifference(worst, picked), { reference: 0 })
	]);
};

function cleanPatch(experiment: ExperimentSpec, named: NamedProbes | undefined): Readonly<Record<string, unknown>> {
	if (named?.clean) return named.clean;
	const flips = worldDescriptor(experiment.world.kind).causes.find(({ parameter }) => parameter === 'flips');
	if (!flips)
		throw new RangeError(`World "${experiment.world.kind}" has no clean twin to relabel from. Name one in the exercise: probes.clean.`);
	return { 'world.flips': flips.cleanAt };
}

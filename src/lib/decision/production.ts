/**
 * What comes after the decision: weeks of rows from the world's own production, scored by the model that was shipped, and the
 * points that they bring. One future really happens; two hundred others are drawn from what was believed.
 */
import { wilsonInterval } from '#lib/core/proportions.ts';
import { createStream } from '#lib/core/random.ts';
import type { Lab, LabHooks } from '#lib/instruments/lab.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { createPauses } from '#lib/training/pause.ts';
import { drawnRates, futurePaths } from './fan.ts';
import { openHarmBook } from './harm.ts';
import { planOf } from './plan.ts';
import { createProductionRows } from './production-rows.ts';
import { luckPercentile } from './quality.ts';
import type { Tally } from './served.ts';
import type { DecisionAsset, DecisionEvidence, ProductionResult, ProductionWeek } from './spec.ts';

const FUTURES = 200;

export interface ProductionOptions extends LabHooks {
	/** Each week in its order, as soon as its points are certain; nothing of it changes afterwards. */
	readonly onWeek?: (week: ProductionWeek) => void;
}

/**
 * Lives the weeks after an action. The same bits at the same seed everywhere. Between weeks it lets a cancel be heard.
 * @throws the reason of `signal` when it is aborted.
 */
export async function produce(
	lab: Lab,
	experiment: ExperimentSpec,
	seed: number,
	asset: DecisionAsset,
	evidence: DecisionEvidence,
	action: string,
	options: ProductionOptions = {}
): Promise<ProductionResult> {
	const pauses = createPauses();
	try {
		const { spec } = asset;
		const stream = createStream(seed).fork('production');
		const rows = createProductionRows(lab, experiment, seed, asset, stream);
		const plan = planOf(spec, evidence, action, drawnRates(spec, evidence, stream.fork('rates')));
		const learned = plan.enquiry === null ? null : await rows.enquire(plan.enquiry.serves, plan.enquiry.rows, options);
		const phases = plan.phases(learned);
		const book = openHarmBook(phases.harm);
		const weeks: ProductionWeek[] = [];
		const tell = (certain: readonly ProductionWeek[]): void => {
			for (const week of certain) options.onWeek?.(week);
			weeks.push(...certain);
		};
		for (const [at, phase] of phases.weeks.entries()) {
			await pauses.pause();
			options.signal?.throwIfAborted();
			const { all, segments } = await rows.week(phase.serves, at + 1, phase.age, options);
			const { ran, drift, incidents } = phase;
			const points = phase.points(all.n === 0 ? phase.serves.rate : all.k / all.n, all.n / all.of);
			const metric = all.n === 0 ? null : metricOf(all);
			tell(book.add({ week: at + 1, served: spec.production.rowsPerWeek, ran, metric, segments, drift, incidents, points }));
		}
		tell(book.close());
		const points = weeks.at(-1)?.total ?? 0;
		const futures = futurePaths(spec, evidence, action, FUTURES, stream.fork('futures'));
		return {
			action,
			weeks,
			ran: phases.ran,
			right: learned?.k ?? null,
			points,
			luck: luckPercentile(
				points,
				futures.map((path) => path[path.length - 1])
			),
			fan: { weeks: weeks.map(({ week }) => week), futures, lived: weeks.map(({ total }) => total) }
		};
	} finally {
		pauses.close();
	}
}

function metricOf({ k, n }: Tally): NonNullable<ProductionWeek['metric']> {
	const { low, high } = wilsonInterval(k, n, 0.95);
	return { value: k / n, low, high, k, n };
}

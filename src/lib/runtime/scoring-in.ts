import type { MetricName } from '#lib/instruments/evidence.ts';
import type { Lab } from '#lib/instruments/lab.ts';

/** The same lab with another metric to decide by where a job names none; the same one where there is no other. */
export function scoringIn(lab: Lab, metric: MetricName | undefined): Lab {
	if (metric === undefined) return lab;
	return {
		...lab,
		run: (experiment, seed, options = {}) => lab.run(experiment, seed, { metric, ...options }),
		runMany: (jobs, hooks) =>
			lab.runMany(
				jobs.map((job) => ({ metric, ...job })),
				hooks
			)
	};
}

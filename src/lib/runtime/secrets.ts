/** Takes the planted world out of evidence before it leaves for the page. Ceilings, sizes and scores stay. */
import type { InstrumentEvidence, RunEvidence } from '#lib/instruments/evidence.ts';

export const HIDDEN_WORLD = { kind: 'hidden' } as const;

export function hideWorld(run: RunEvidence): RunEvidence {
	return { ...run, experiment: { ...run.experiment, world: HIDDEN_WORLD } };
}

export function hideWorlds(evidence: InstrumentEvidence): InstrumentEvidence {
	switch (evidence.kind) {
		case 'history':
			return { ...evidence, run: hideWorld(evidence.run) };
		case 'arms':
			return { ...evidence, base: hideWorld(evidence.base), arms: evidence.arms.map((arm) => ({ ...arm, run: hideWorld(arm.run) })) };
		case 'sweep':
			return {
				...evidence,
				base: hideWorld(evidence.base),
				points: evidence.points.map((point) => ({ ...point, run: hideWorld(point.run) }))
			};
		case 'facts':
			return evidence;
	}
}

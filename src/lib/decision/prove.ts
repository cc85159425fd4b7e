/** The proof of a decision on one draw: the key leads clearly or accepts its near-ties, and the twin flips it. */
import type { Lab, LabHooks } from '#lib/instruments/lab.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { measureDecision, experimentOfArm } from './measure.ts';
import { CLEAR_LEAD } from './robustness.ts';
import { decisionKeyOf, type ReadDecision } from './sheet.ts';
import type { DecisionAsset, DecisionSpec } from './spec.ts';
import { changedDecision } from './twin.ts';

export interface DecisionProof {
	readonly key: ReadDecision;
	/** An action that the exercise was designed for is right, and near-ties are where they were meant. */
	readonly asDesigned: boolean;
	/** The best leads by the share of the range asked for, or two or more are accepted. */
	readonly decided: boolean;
	readonly twinBest: string;
	readonly twinAccept: readonly string[];
	/** The twin accepts other actions. */
	readonly flips: boolean;
}

/** Whether a key is what the exercise was designed to show. */
export function decisionAsDesigned({ designed, tie }: Pick<DecisionSpec, 'designed' | 'tie'>, key: ReadDecision): boolean {
	return designed.some((id) => key.accept.includes(id)) && (tie !== true || key.accept.length > 1);
}

export async function proveDecision(
	lab: Lab,
	experiment: ExperimentSpec,
	seed: number,
	asset: DecisionAsset,
	hooks: LabHooks = {}
): Promise<DecisionProof> {
	const { spec, arms } = asset;
	const key = decisionKeyOf(spec, await measureDecision(lab, experiment, seed, asset, hooks));
	const other = spec.twin.change ? changedDecision(spec, spec.twin.change) : spec;
	const elsewhere = experimentOfArm(experiment, arms, spec.twin.arm);
	const twin = decisionKeyOf(other, await measureDecision(lab, elsewhere, seed, { spec: other, arms }, hooks));
	const same = twin.accept.length === key.accept.length && twin.accept.every((id) => key.accept.includes(id));
	return {
		key,
		asDesigned: decisionAsDesigned(spec, key),
		decided: key.lead >= CLEAR_LEAD || key.accept.length > 1,
		twinBest: twin.best,
		twinAccept: twin.accept,
		flips: !same
	};
}

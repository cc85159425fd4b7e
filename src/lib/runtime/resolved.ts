/** An experiment as a call found it, and whether its key is what the exercise was designed to show. */
import { measureDecision } from '#lib/decision/measure.ts';
import { decisionAsDesigned } from '#lib/decision/prove.ts';
import { decisionKeyOf } from '#lib/decision/sheet.ts';
import type { DecisionAsset } from '#lib/decision/spec.ts';
import { diagnose, DivergedError } from '#lib/diagnosis/diagnose.ts';
import type { Examine } from '#lib/diagnosis/examine.ts';
import type { Conventions, DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { ExperimentVariant } from '#lib/exercise/parts.ts';
import type { MetricName } from '#lib/instruments/evidence.ts';
import type { Lab } from '#lib/instruments/lab.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { SecretExperiment } from './host.ts';

export interface Resolved {
	readonly experiment: ExperimentSpec;
	readonly named: NamedProbes;
	readonly examine: Examine;
	readonly metric: MetricName | undefined;
	readonly conventions: Conventions;
	/** `whole`: the experiment is that of the exercise, so that its decision must come out as designed. */
	readonly decision: { readonly asset: DecisionAsset; readonly whole: boolean } | null;
	/** The lab, scoring in that metric. */
	readonly lab: Lab;
	readonly secret: boolean;
	/** Whether a key is what the exercise was designed to show; null where nothing is known about it. */
	readonly asDesigned: ((primary: DiagnosisId) => boolean) | null;
}

/** @throws {RangeError} when the exercise has no such variant. */
export function variantOf(asset: SecretExperiment, place: number): ExperimentVariant {
	const found = asset.variants?.[place - 1];
	if (found === undefined)
		throw new RangeError(`This exercise has ${asset.variants?.length ?? 0} variants, and variant ${place} was asked for.`);
	return found;
}

/** @throws {RangeError} outside the stage of judgment. */
export function decisionOf({ decision }: Resolved): DecisionAsset {
	if (decision === null) throw new RangeError('This exercise has no decision to make; only cases of judgment have.');
	return decision.asset;
}

/** What the exercise was designed to show; null where nothing is known about it. */
export function designOf(asset: SecretExperiment, variant: ExperimentVariant | null): Resolved['asDesigned'] {
	const accept = variant ? variant.accept : asset.designed;
	const refuse = variant?.refuse ?? [];
	if (accept === undefined && refuse.length === 0) return null;
	return (primary) => (accept === undefined || accept.includes(primary)) && !refuse.includes(primary);
}

/** Whether the key of a draw is what was planted. A draw that breaks down shows nothing of the kind. */
export async function agrees(
	{ lab, experiment, named, examine, metric, conventions, asDesigned, decision }: Resolved,
	seed: number,
	signal: AbortSignal
): Promise<boolean> {
	if (asDesigned === null) return true;
	try {
		const { primary } = await diagnose(lab, experiment, seed, { signal, named, examine, metric, conventions });
		if (!asDesigned(primary) || decision === null || !decision.whole) return asDesigned(primary);
		const { spec } = decision.asset;
		return decisionAsDesigned(spec, decisionKeyOf(spec, await measureDecision(lab, experiment, seed, decision.asset, { signal })));
	} catch (error) {
		if (error instanceof DivergedError) return false;
		throw error;
	}
}

import { experimentOf } from '#lib/exercise/experiment.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { suggestClaims } from '#lib/teach/author/suggest-claims.ts';
import type { PreviewLab } from './author-preview.svelte.ts';

/** Claims measured on one draw, and the facts that they are about: none where the sides do not differ. */
export interface MeasuredClaims {
	readonly facts: readonly string[];
	readonly prove: Exercise['prove'];
}

/** Measures the experiment, its counterpart and its remedy on one draw; null where no counterpart is chosen. */
export async function measureClaims(exercise: Exercise, lab: PreviewLab, seed: number): Promise<MeasuredClaims | null> {
	const { prove, arms } = exercise;
	const twin = prove.twinFails ?? prove.plantedTwin;
	if (twin === undefined || arms[twin] === undefined) return null;
	const given = experimentOf(exercise);
	const remedy = arms[prove.cured?.by ?? twin] ?? arms[twin];
	const [sick, without, mended] = await Promise.all(
		[given, applyPatch(given, arms[twin]), applyPatch(given, remedy)].map((experiment) => lab.run(experiment, seed))
	);
	const { shows } = suggestClaims(sick, without);
	const { cured } = suggestClaims(sick, mended);
	const held = prove.cured === undefined || cured.length === 0 ? {} : { cured: { by: prove.cured.by, claims: [...cured] } };
	return { facts: shows.map(({ fact }) => fact), prove: shows.length === 0 ? prove : { ...prove, shows: [...shows], ...held } };
}

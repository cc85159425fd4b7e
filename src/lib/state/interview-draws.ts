/** Trains the draw of an interview's card: the first of its tries that shows what it was designed to show. */
import type { Verdict } from '#lib/diagnosis/verdict.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { InstrumentEvidence } from '#lib/instruments/evidence.ts';
import type { PlanItem } from '#lib/language/interview-plan.ts';
import { LabError, type ExperimentRef, type LabRuntime, type RunFailure } from '#lib/runtime/protocol.ts';
import { canBeTold, faceOf, readingsFor, type CardFace } from './drill-face.ts';

export interface CardDraw {
	readonly face: CardFace;
	readonly verdict: Verdict;
	readonly draw: { readonly exercise: string; readonly variant: number; readonly seed: number };
	readonly digest: string;
}

export interface DrawParts {
	readonly runtime: Pick<LabRuntime, 'run' | 'diagnose' | 'instrument'>;
	readonly loadExercise: (slug: string) => Promise<PublicExercise>;
	/** Address of an asset below the site's base. */
	readonly resolve: (path: string) => string;
}

/** Failures that follow from the draw itself, so that every machine has them: a measurement that its split does not allow, a fit that diverged. */
const OF_THE_DRAW: readonly RunFailure[] = ['bad-spec', 'diverged'];

/**
 * The same tries give the same draw on every machine. Null when none of them can be asked about.
 * @throws {LabError} when this machine cannot train, or was told to stop.
 */
export async function drawCard(
	{ tries }: Extract<PlanItem, { kind: 'card' }>,
	parts: DrawParts,
	signal: AbortSignal
): Promise<CardDraw | null> {
	for (const draw of tries) {
		try {
			const drawn = await drawOne(draw, parts, signal);
			if (drawn !== null) return drawn;
		} catch (error) {
			if (!(error instanceof LabError) || !OF_THE_DRAW.includes(error.failure)) throw error;
		}
	}
	return null;
}

async function drawOne(
	draw: CardDraw['draw'],
	{ runtime, loadExercise, resolve }: DrawParts,
	signal: AbortSignal
): Promise<CardDraw | null> {
	const exercise = await loadExercise(draw.exercise);
	const ref: ExperimentRef = { ref: resolve(exercise.experimentRef), ...(draw.variant === 0 ? {} : { variant: draw.variant }) };
	const run = await runtime.run(ref, draw.seed, { signal });
	const verdict = await runtime.diagnose(ref, draw.seed, { signal });
	if (verdict.asDesigned === false) return null;
	const readings: InstrumentEvidence[] = [];
	for (const name of readingsFor(exercise)) {
		const parameters = exercise.instruments.parameters?.[name];
		readings.push(await runtime.instrument(name, ref, draw.seed, { signal, ...(parameters ? { parameters } : {}) }));
	}
	if (!canBeTold(verdict, readings)) return null;
	return { face: faceOf(exercise, draw.variant, draw.seed, run, verdict, readings), verdict, draw, digest: run.digest };
}

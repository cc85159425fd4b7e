/**
 * What the build makes of one exercise: a line of the catalogue, a public part that stands in the page, an experiment only
 * the worker reads, and a reveal part that is fetched after a commitment. Types only.
 */
import type { DiagnosisId, Family } from '#lib/diagnosis/verdict.ts';
import type { MetricName } from '#lib/instruments/evidence.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import type { ExperimentSpec, PipelineSpec } from '#lib/pipeline/spec.ts';
import type { ExerciseOption } from './schema.ts';
import type { Stage } from './vocabulary.ts';

export interface CatalogueEntry {
	readonly slug: string;
	readonly title: string;
	readonly stage: Stage;
	readonly minutes: number;
	readonly core: boolean;
	readonly data: 'synthetic' | 'real';
	/** Model kind of the pipeline, for the filter. */
	readonly modelFamily: string;
	/** A seed whose draw was proved; where a visit without `?seed=` begins. */
	readonly seed: number;
}

export interface Knob {
	/** A path of the pipeline, e.g. `pipeline.model.l2`. */
	readonly path: string;
	readonly values: readonly unknown[];
}

export interface PublicExercise extends CatalogueEntry {
	readonly contentHash: string;
	/** Place in its stage, 1-based, among the core cases (or among practice). */
	readonly place: number;
	readonly placeOf: number;
	readonly brief: { readonly from: string; readonly summary: string; readonly html: string };
	readonly rows: { readonly one: string; readonly many: string };
	/** The pipeline as given; the world is in the experiment asset. */
	readonly pipeline: PipelineSpec;
	readonly refits: number;
	readonly metric: MetricName | null;
	readonly freshRows: number;
	readonly ceiling: 'given' | 'hidden';
	readonly ask: {
		readonly split?: { readonly question: string; readonly options: readonly ExerciseOption[] };
		/** The fact that settles the prediction stays in the reveal part. */
		readonly predict?: { readonly question: string };
	};
	readonly instruments: { readonly budget: number; readonly offer: readonly string[] };
	readonly choices: readonly (DiagnosisId | Family)[];
	readonly hints: readonly string[];
	/** Offered once a diagnosis is logged. */
	readonly knobs: readonly Knob[];
	/** Address of the experiment asset, relative to the site's root; only the worker fetches it. */
	readonly experimentRef: string;
	/** Address of the reveal part, relative to the site's root. */
	readonly revealRef: string;
}

/** What the worker fetches: the whole experiment with what was planted, and the probes only this exercise can name. */
export interface ExperimentAsset {
	readonly experiment: ExperimentSpec;
	readonly named: NamedProbes;
}

export interface RevealPart {
	readonly slug: string;
	readonly nickname: string;
	readonly diagnosis: DiagnosisId;
	readonly accept: readonly DiagnosisId[];
	readonly evidence: { readonly decisive: readonly string[]; readonly supporting: readonly string[]; readonly irrelevant: readonly string[] };
	readonly why: Readonly<Record<string, string>>;
	readonly lookAlike: string;
	readonly predict: { readonly fact: string; readonly same: number } | null;
	readonly breakIt: { readonly becomes: DiagnosisId; readonly path: string; readonly values: readonly unknown[]; readonly proven: unknown; readonly label: string } | null;
	readonly remedy: {
		readonly works: readonly { readonly path: string; readonly value: unknown; readonly why: string }[];
		readonly wrong: readonly { readonly path: string; readonly value: unknown; readonly why: string }[];
	} | null;
	readonly stakeholder: { readonly question: string; readonly options: readonly ExerciseOption[] };
	readonly debriefHtml: string;
	/** What the proof found, or null while it has not been run. */
	readonly proof: { readonly seeds: number; readonly held: number; readonly twinFailed: number; readonly medianMargin: number } | null;
}

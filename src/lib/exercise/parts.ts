/**
 * What the page may know of an exercise before a commitment (public), what it may know after (reveal), and what only the
 * worker reads. The build makes one of each; the types are shared with the pages.
 */
import type { DecisionAsset, PublicDecision } from '#lib/decision/spec.ts';
import type { Examine } from '#lib/diagnosis/examine.ts';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { MetricName } from '#lib/instruments/evidence.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import type { ExperimentSpec, PipelineSpec } from '#lib/pipeline/spec.ts';
import type { Claim } from './claims.ts';
import type { Help } from './course.ts';
import type { Exercise } from './schema.ts';
import type { Stage } from './vocabulary.ts';

/** One line of the catalogue. Says nothing about the cause. */
export interface CatalogueEntry {
	readonly slug: string;
	readonly title: string;
	readonly stage: Stage;
	/** Place within the stage, from 1, of `placeOf`. */
	readonly place: number;
	readonly placeOf: number;
	readonly minutes: number;
	readonly core: boolean;
	readonly data: 'synthetic' | 'real';
	/** `model.kind` of the pipeline as given. */
	readonly modelFamily: PipelineSpec['model']['kind'];
	/** How many variants the worker's asset holds: the experiment's twin and its break-it value. Says nothing about the cause. */
	readonly variants: number;
}

export interface StageEntry {
	readonly stage: Stage;
	/** In the order of the course. */
	readonly slugs: readonly string[];
}

export interface PublicOption {
	/** Names the choice in the log: `option-1`, `option-2`, … in the order of the file. */
	readonly id: string;
	readonly text: string;
}

export interface AnsweredOption extends PublicOption {
	readonly right: boolean;
	/** Quotes a number known to be leaked. */
	readonly leaked: boolean;
	readonly why: string;
}

export type StepKind =
	| 'brief'
	| 'data'
	| 'split'
	| 'predict'
	| 'train'
	| 'evidence'
	| 'commit'
	| 'decide'
	| 'memo'
	| 'production'
	| 'reveal'
	| 'remedy'
	| 'test'
	| 'debrief';

export interface BenchOffer {
	readonly budget: number;
	readonly rows?: { readonly price: number; readonly per: number };
	/** The instruments of the case unless said. */
	readonly measurements?: readonly string[];
}

export interface PublicExercise extends CatalogueEntry {
	readonly help: Help;
	readonly steps: readonly StepKind[];
	readonly brief: { readonly from: string; readonly summary: string; readonly html: string };
	readonly rows: { readonly one: string; readonly many: string };
	readonly pipeline: PipelineSpec;
	readonly refits: number;
	readonly metric: MetricName | null;
	readonly freshRows: number;
	readonly ceilingShown: boolean;
	readonly askSplit: { readonly question: string; readonly options: readonly AnsweredOption[] } | null;
	/** Up when `fact` is above `same`, down when it is below −`same`. */
	readonly askPredict: { readonly question: string; readonly fact: string; readonly same: number } | null;
	readonly instruments: {
		readonly budget: number;
		readonly offer: readonly string[];
		/** By instrument, where they differ from its defaults. */
		readonly parameters?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
	};
	/** Families or diagnoses, in the order of the vocabulary, which says nothing. */
	readonly choices: readonly string[];
	/** After the diagnosis: units, the price of training rows, and instruments that may be read on later runs. */
	readonly bench: BenchOffer | null;
	readonly knobs: readonly { readonly path: string; readonly values: readonly unknown[] }[];
	/** What a case of judgment decides; everything in it is said on the page. Null elsewhere. */
	readonly decision: PublicDecision | null;
	readonly hintCount: number;
	readonly contentHash: string;
	/** Seeds from `from` on whose key was proved to be what was planted, on this very engine; they need no check. Null where none. */
	readonly provenDraws: { readonly from: number; readonly seeds: number } | null;
	/** Addresses below the site's base. Only the worker fetches the experiment; the reveal is fetched once a commitment is logged. */
	readonly experimentRef: string;
	readonly hintsRef: string;
	readonly revealRef: string;
}

/** Another draw of the same story whose answer is another: what is changed, and what the key must or must not then be. */
export interface ExperimentVariant {
	readonly patch: Readonly<Record<string, unknown>>;
	/** The key is one of these where they are known … */
	readonly accept?: readonly DiagnosisId[];
	/** … and none of these: the twin lacks the cause. */
	readonly refuse?: readonly DiagnosisId[];
}

/** What the worker fetches: the experiment with its planted dose, what probes mean in this world, and what the gates look at. */
export interface ExperimentAsset {
	readonly experiment: ExperimentSpec;
	readonly named?: NamedProbes;
	readonly examine?: Examine;
	/** Of a case of judgment: its costs and beliefs, with the arms that it reads. */
	readonly decision?: DecisionAsset;
	/** The deciding metric, where it is not the usual one. */
	readonly metric?: MetricName;
	/** What the experiment as written was designed to show, accepted ids included. */
	readonly designed: readonly DiagnosisId[];
	/** The twin, then the break-it value where there is one: practice draws them so that the story does not tell the answer. */
	readonly variants: readonly ExperimentVariant[];
}

/** What the page fetches when a hint is asked for. */
export interface HintsAsset {
	readonly hints: readonly string[];
}

export interface ProofFigures {
	readonly from: number;
	readonly seeds: number;
	readonly held: number;
	readonly twinFailed: number;
	/** Least over the claims of: median margin over one draw's standard deviation of the fact. */
	readonly medianMargin: number;
}

export interface RemedyChange {
	readonly path: string;
	readonly above?: number;
	readonly below?: number;
	readonly equals?: readonly unknown[];
	readonly why: string;
}

/** Everything that would spoil the case, fetched once a commitment is in the log. */
export interface RevealPart {
	readonly slug: string;
	readonly nickname: string;
	readonly diagnosis: DiagnosisId;
	/** Includes the diagnosis. */
	readonly accept: readonly DiagnosisId[];
	readonly evidence: {
		readonly decisive: readonly string[];
		readonly supporting: readonly string[];
		readonly irrelevant: readonly string[];
	};
	/** Per wrong choice, why not. */
	readonly why: Readonly<Record<string, string>>;
	readonly lookAlike: string;
	readonly breakIt: {
		readonly becomes: DiagnosisId;
		readonly path: string;
		readonly values: readonly unknown[];
		readonly proven: unknown;
		readonly label: string;
	} | null;
	readonly remedy: {
		readonly works: readonly RemedyChange[];
		readonly wrong: readonly RemedyChange[];
		readonly gain: number;
		readonly tie?: boolean;
	} | null;
	readonly debriefHtml: string;
	readonly stakeholder: { readonly question: string; readonly options: readonly AnsweredOption[] };
	readonly arms: Exercise['arms'];
	readonly claims: readonly Claim[];
	readonly twin: string;
	readonly proof: ProofFigures | null;
}

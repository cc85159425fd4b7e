/** What the page may know of an item before a review is sent (public), what after (reveal), and what only the worker reads. */
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { MetricName } from '#lib/instruments/evidence.ts';
import type { Patch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { DocumentLine } from './document.ts';
import type { ItemKind, Severity } from './flaws.ts';
import type { InstrumentParameters } from './item-schema.ts';

/** One line of the list of items. */
export interface ReviewEntry {
	/** Also the address: `/review?item=<slug>`. */
	readonly slug: string;
	readonly title: string;
	readonly kind: ItemKind;
	readonly style: 'scikit-learn' | 'pandas' | 'Keras' | null;
}

export interface ReviewOption {
	/** Names the choice in the log: `option-1`, … in the order of the file; pages show them in an order drawn from the seed. */
	readonly id: string;
	readonly text: string;
}

export interface PublicReview extends ReviewEntry {
	readonly from: string;
	readonly ask: string;
	readonly rows: { readonly one: string; readonly many: string };
	readonly document: readonly DocumentLine[];
	/** Names of the other runs that the document quotes: the second variant of the experiment is the first of them, and so on. */
	readonly arms: readonly string[];
	readonly parameters: InstrumentParameters;
	readonly consequences: readonly ReviewOption[];
	readonly fixes: readonly ReviewOption[];
	/** SHA-256 of the item's text. */
	readonly contentHash: string;
	/** Addresses below the site's base. Only the worker fetches the experiment; the reveal is fetched once a review is sent. */
	readonly experimentRef: string;
	readonly revealRef: string;
}

/** What the worker fetches: variant 1 is the fixed run, those after it are the arms. */
export interface ReviewExperiment {
	readonly experiment: ExperimentSpec;
	readonly metric?: MetricName;
	readonly variants: readonly { readonly patch: Patch }[];
}

export interface ReviewNumbers {
	readonly name: string;
	readonly submitted: string;
	readonly fixed: string;
	readonly truth: string | null;
	readonly better: 'higher' | 'lower';
	readonly margin: number;
	readonly honest: number;
}

/** What is right, as the score needs it. */
export interface ReviewKey {
	/** Null where approving is right. */
	readonly flaw: {
		readonly lines: readonly number[];
		readonly id: DiagnosisId;
		/** Includes the id. */
		readonly accept: readonly DiagnosisId[];
		readonly severity: Severity;
		readonly acceptSeverity: readonly Severity[];
	} | null;
	readonly nit: { readonly lines: readonly number[]; readonly accept: readonly DiagnosisId[] } | null;
	readonly consequence: string | null;
	readonly fix: string | null;
}

export interface ReviewReveal {
	readonly slug: string;
	readonly key: ReviewKey;
	readonly numbers: ReviewNumbers;
	readonly fixedAs: string;
	readonly why: string;
	/** Why each option is right or not, by id. */
	readonly whyConsequence: Readonly<Record<string, string>>;
	readonly whyFix: Readonly<Record<string, string>>;
	/** Code after the fix, line by line, where there is code; null where the fix is no change of code. */
	readonly fixedDocument: readonly DocumentLine[] | null;
}

/**
 * The vocabulary: what is known about every diagnosis, as ids. Rules, choices, drill, glossary and reports all read it
 * here; the words are in `messages/vocabulary.en.ts`. Longer than most because it is one table with one entry per id.
 */
import { DIAGNOSIS_IDS, familyOf } from './ids.ts';
import { lookAlikesOf, type LookAlike } from './look-alikes.ts';
import type { DiagnosisId, Family } from './verdict.ts';

/** What separates two diagnoses when no instrument of the lab does: a reading, a comparison, or a question to ask. */
export const CHECKS = [
	'all-comers',
	'baseline',
	'by-group',
	'calibration-by-group',
	'ceiling',
	'class-counts',
	'corrected-pipeline',
	'evaluation-mode',
	'fine-tuning-curve',
	'fresh-benchmark',
	'gap',
	'interval',
	'old-task',
	'parameters-through-rows',
	'prior-correction',
	'provenance',
	'recent-retrain',
	'repeat-labels',
	'resplit',
	'same-source-slice',
	'sealed-set',
	'served-replay'
] as const;
export type Check = (typeof CHECKS)[number];

/** An instrument of `instruments/descriptors.ts`, or a check. */
export type Measurement = string;

/** What can be done about a model, a score or a decision. Names are in messages; the same act is a cure here and a mistake there. */
export type RemedyId = string;

export interface VocabularyFacts {
	/** Measurements that decide it, the most telling first. */
	readonly decisive: readonly Measurement[];
	/** In the order to try them. */
	readonly remedies: readonly RemedyId[];
	/** What people reach for and should not; why is in messages. */
	readonly wrong: readonly RemedyId[];
	/** Where to read more: ids of `messages/vocabulary-sources.en.ts`. */
	readonly sources?: readonly string[];
}

export interface VocabularyEntry extends Required<VocabularyFacts> {
	readonly id: DiagnosisId;
	readonly family: Family;
	readonly lookAlikes: readonly LookAlike[];
}

const FACTS: Readonly<Record<DiagnosisId, VocabularyFacts>> = {
	'FIT-OK': {
		decisive: ['gap', 'ceiling', 'simpler-model', 'larger-model', 'more-rows'],
		remedies: ['stop-tuning', 'open-test-once', 'monitor'],
		wrong: ['tune-more', 'add-penalty']
	},
	'UF-CAP': {
		decisive: ['larger-model', 'more-rows', 'gap'],
		remedies: ['let-it-bend', 'enlarge', 'change-model'],
		wrong: ['more-rows', 'add-penalty', 'early-stop'],
		sources: ['ng-2018']
	},
	'UF-OPT': {
		decisive: ['better-optimiser', 'overfit-twenty-rows', 'loss-by-epoch'],
		remedies: ['scale-inputs', 'sweep-step-size', 'train-longer', 'fix-start'],
		wrong: ['enlarge', 'more-rows'],
		sources: ['godbole-2023']
	},
	'UF-REG': {
		decisive: ['looser-penalty', 'validation-curve'],
		remedies: ['loosen-penalty', 'loosen-other-brakes'],
		wrong: ['enlarge', 'more-rows']
	},
	'UF-SIG': {
		decisive: ['candidate-columns', 'larger-model', 'looser-penalty'],
		remedies: ['add-column', 'join-table', 'better-sensor'],
		wrong: ['enlarge', 'more-rows']
	},
	'UF-NOISE': {
		decisive: ['repeat-labels', 'ceiling', 'larger-model', 'candidate-columns'],
		remedies: ['stop-tuning', 'change-decision', 'redefine-target'],
		wrong: ['enlarge', 'tune-more', 'more-rows'],
		sources: ['ng-2018']
	},
	'BV-MIX': {
		decisive: ['gap', 'ceiling', 'larger-model', 'simpler-model'],
		remedies: ['change-model', 'drop-columns', 'add-penalty'],
		wrong: ['penalty-only', 'more-rows-only'],
		sources: ['ng-2018']
	},
	'OF-CAP': {
		decisive: ['simpler-model', 'gap', 'validation-curve'],
		remedies: ['simplify', 'add-penalty', 'early-stop', 'ensemble', 'more-rows'],
		wrong: ['train-longer', 'add-column', 'tune-on-test'],
		sources: ['ng-2018']
	},
	'OF-DATA': {
		decisive: ['more-rows', 'simpler-model', 'gap'],
		remedies: ['more-rows', 'borrow-knowledge', 'simplify'],
		wrong: ['copy-rows', 'enlarge'],
		sources: ['ng-2018']
	},
	'OF-NOISE': {
		decisive: ['relabel-audit', 'gap', 'simpler-model'],
		remedies: ['clean-labels', 'robust-loss', 'simplify'],
		wrong: ['enlarge', 'more-noisy-rows']
	},
	'OF-LONG': {
		decisive: ['stop-earlier', 'loss-by-epoch'],
		remedies: ['early-stop', 'smaller-steps', 'add-penalty'],
		wrong: ['luckiest-epoch', 'train-longer']
	},
	DD: {
		decisive: ['parameters-through-rows', 'looser-penalty', 'validation-curve'],
		remedies: ['add-penalty', 'leave-threshold'],
		wrong: ['always-enlarge', 'always-shrink'],
		sources: ['belkin-2019', 'nakkiran-2020']
	},
	US: {
		decisive: ['stress-set', 'more-refits'],
		remedies: ['break-ties', 'ensemble', 'stress-gate'],
		wrong: ['best-seed', 'more-refits-only'],
		sources: ['damour-2022']
	},
	'EV-PEEK': {
		decisive: ['nested-cross-validation', 'sealed-set', 'provenance'],
		remedies: ['fresh-sealed-set', 'nest-selection', 'budget-looks', 'report-looks'],
		wrong: ['tune-on-test', 'more-decimals'],
		sources: ['dwork-2015', 'blum-hardt-2015', 'cawley-talbot-2010', 'recht-2019']
	},
	'EV-SMALL': {
		decisive: ['interval', 'resplit', 'more-refits'],
		remedies: ['more-validation-rows', 'repeat-folds', 'pair-comparison', 'defer'],
		wrong: ['change-model-anyway', 'more-decimals'],
		sources: ['nadeau-bengio-2003']
	},
	'EV-EASY': {
		decisive: ['evaluation-mode', 'loss-by-epoch', 'resplit'],
		remedies: ['score-alike', 'resplit-fairly'],
		wrong: ['take-the-bonus', 'remove-dropout']
	},
	'EV-REP': {
		decisive: ['resplit', 'provenance', 'adversarial-validation'],
		remedies: ['resplit-fairly', 'split-on-purpose'],
		wrong: ['shuffle-time', 'more-refits-only']
	},
	'EV-ACC': {
		decisive: ['baseline', 'threshold-cost', 'class-counts'],
		remedies: ['change-metric', 'move-threshold', 'weight-classes', 'more-positives'],
		wrong: ['oversample-first', 'retrain-first']
	},
	'LK-1.1': {
		decisive: ['provenance', 'sealed-set'],
		remedies: ['hold-out-rows', 'refit-and-restate'],
		wrong: ['quote-with-caveat', 'simplify'],
		sources: ['kapoor-narayanan-2023']
	},
	'LK-1.2': {
		decisive: ['corrected-pipeline', 'permuted-labels', 'provenance'],
		remedies: ['fit-inside-folds', 'refit-and-restate'],
		wrong: ['add-penalty', 'guess-size'],
		sources: ['kapoor-narayanan-2023']
	},
	'LK-1.3': {
		decisive: ['permuted-labels', 'corrected-pipeline', 'provenance'],
		remedies: ['select-inside-folds', 'refit-and-restate'],
		wrong: ['more-folds', 'fewer-columns'],
		sources: ['kapoor-narayanan-2023', 'ambroise-mclachlan-2002', 'varma-simon-2006']
	},
	'LK-1.4': {
		decisive: ['duplicates', 'simpler-model', 'provenance'],
		remedies: ['dedupe-first', 'split-by-content'],
		wrong: ['simplify', 'drop-id'],
		sources: ['kapoor-narayanan-2023']
	},
	'LK-2': {
		decisive: ['availability', 'single-feature', 'decorrelation'],
		remedies: ['drop-column', 'lag-column'],
		wrong: ['add-penalty', 'keep-for-strength'],
		sources: ['kapoor-narayanan-2023', 'kaufman-2012']
	},
	'LK-3.1': {
		decisive: ['forward-split', 'drift-over-time', 'provenance'],
		remedies: ['split-forward', 'embargo'],
		wrong: ['shuffle-time', 'add-row-number'],
		sources: ['kapoor-narayanan-2023']
	},
	'LK-3.2': {
		decisive: ['group-split', 'provenance'],
		remedies: ['split-by-entity', 'narrow-claim'],
		wrong: ['drop-id', 'rows-of-same-kind'],
		sources: ['kapoor-narayanan-2023', 'saeb-2017']
	},
	'LK-3.3': {
		decisive: ['all-comers', 'provenance'],
		remedies: ['resample-test', 'reweight', 'narrow-claim'],
		wrong: ['tune-more', 'more-picked-rows'],
		sources: ['kapoor-narayanan-2023']
	},
	'LK-NULL': {
		decisive: ['corrected-pipeline', 'group-split', 'duplicates', 'permuted-labels'],
		remedies: ['fix-and-note', 'keep-verdict'],
		wrong: ['void-everything', 'leave-unfixed']
	},
	'SH-COV': {
		decisive: ['adversarial-validation', 'slice-table', 'same-source-slice'],
		remedies: ['cover-region', 'change-model', 'reweight'],
		wrong: ['retrain-same-rows', 'add-penalty'],
		sources: ['quinonero-candela-2009']
	},
	'SH-LAB': {
		decisive: ['prior-correction', 'class-counts', 'reliability'],
		remedies: ['correct-prior', 'move-threshold'],
		wrong: ['add-column', 'retrain-same-rows'],
		sources: ['quinonero-candela-2009', 'lipton-2018']
	},
	'SH-CON': {
		decisive: ['drift-over-time', 'recent-retrain', 'adversarial-validation'],
		remedies: ['retrain-recent', 'monitor-labels', 'add-column'],
		wrong: ['more-old-rows', 'watch-inputs-only'],
		sources: ['quinonero-candela-2009']
	},
	'SH-SKEW': {
		decisive: ['served-replay', 'adversarial-validation'],
		remedies: ['fix-feature-code', 'log-served'],
		wrong: ['retrain-around', 'enlarge'],
		sources: ['zinkevich-rules']
	},
	'SG-HID': {
		decisive: ['slice-table', 'larger-model'],
		remedies: ['add-interaction', 'more-slice-rows', 'route-slice'],
		wrong: ['tune-more', 'drop-slice'],
		sources: ['benjamini-hochberg-1995']
	},
	'SG-RARE': {
		decisive: ['class-counts', 'interval', 'threshold-cost'],
		remedies: ['move-threshold', 'more-positives', 'weight-classes'],
		wrong: ['quote-few', 'change-model-anyway']
	},
	'SG-SIMP': {
		decisive: ['by-group', 'slice-table'],
		remedies: ['report-by-group', 'standardise-mix', 'condition-on-cause'],
		wrong: ['quote-pooled', 'always-stratify'],
		sources: ['bickel-1975']
	},
	'SG-FALSE': {
		decisive: ['slice-table', 'interval'],
		remedies: ['correct-for-many', 'more-slice-rows'],
		wrong: ['fix-worst-slice', 'drop-slice'],
		sources: ['benjamini-hochberg-1995']
	},
	'CA-OVER': {
		decisive: ['reliability', 'recalibration'],
		remedies: ['rescale-probabilities', 'isotonic', 'add-penalty'],
		wrong: ['add-column', 'calibrate-on-training'],
		sources: ['guo-2017']
	},
	'CA-UNDER': {
		decisive: ['reliability', 'recalibration'],
		remedies: ['rescale-probabilities', 'isotonic', 'loosen-other-brakes'],
		wrong: ['enlarge', 'calibrate-on-training'],
		sources: ['guo-2017']
	},
	'CA-SEG': {
		decisive: ['calibration-by-group', 'reliability'],
		remedies: ['add-group', 'calibrate-by-group'],
		wrong: ['one-temperature', 'calibrate-tiny-groups'],
		sources: ['hebert-johnson-2018']
	},
	SC: {
		decisive: ['decorrelation', 'single-feature', 'stress-set'],
		remedies: ['break-link', 'drop-cue', 'group-robust'],
		wrong: ['add-penalty', 'rows-of-same-kind'],
		sources: ['geirhos-2020']
	},
	'BC-VERB': {
		decisive: ['n-gram-overlap', 'fresh-benchmark'],
		remedies: ['decontaminate', 'fresh-private-set', 'report-clean'],
		wrong: ['trust-high-score', 'trust-no-overlap'],
		sources: ['oren-2024', 'zhang-2024']
	},
	'BC-PARA': {
		decisive: ['fresh-benchmark', 'n-gram-overlap'],
		remedies: ['fresh-private-set', 'search-by-meaning', 'report-clean'],
		wrong: ['trust-no-overlap', 'trust-high-score'],
		sources: ['yang-2023', 'zhang-2024']
	},
	'FT-OVER': {
		decisive: ['fine-tuning-curve', 'loss-by-epoch'],
		remedies: ['early-stop', 'smaller-steps', 'fewer-trainable', 'more-rows'],
		wrong: ['train-longer', 'judge-by-training']
	},
	'FT-FORGET': {
		decisive: ['old-task', 'fine-tuning-curve'],
		remedies: ['rehearse', 'smaller-steps', 'freeze-layers', 'separate-models'],
		wrong: ['test-new-only', 'train-longer'],
		sources: ['mccloskey-cohen-1989']
	},
	INC: {
		decisive: ['interval', 'ceiling', 'provenance'],
		remedies: ['buy-deciding-measurement', 'state-flip', 'defer'],
		wrong: ['round-up', 'tune-more']
	}
};

/**
 * Everything known about one diagnosis.
 * @throws {RangeError} when the id is not in the vocabulary.
 */
export function vocabularyEntry(id: DiagnosisId): VocabularyEntry {
	const family = familyOf(id);
	const facts = FACTS[id];
	if (facts === undefined) throw new RangeError(`"${id}" has no facts yet. Add them to src/lib/diagnosis/vocabulary.ts.`);
	return { sources: [], ...facts, id, family, lookAlikes: lookAlikesOf(id) };
}

/** All entries, in the order of `ids.ts`. */
export const VOCABULARY: readonly VocabularyEntry[] = DIAGNOSIS_IDS.map(vocabularyEntry);

/** Every remedy that any diagnosis names, right or wrong, sorted. */
export const REMEDY_IDS: readonly RemedyId[] = [...new Set(VOCABULARY.flatMap(({ remedies, wrong }) => [...remedies, ...wrong]))].sort();

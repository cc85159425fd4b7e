/**
 * Pairs of diagnoses that are taken for one another, with the measurement that separates them. A pair has no direction:
 * it stands once, and both entries show it. The drill schedules by these pairs; the sentences are in messages.
 */
import type { DiagnosisId } from './verdict.ts';

export interface Pair {
	/** `FIRST|SECOND`, as the sentence in messages is called. */
	readonly id: string;
	readonly between: readonly [DiagnosisId, DiagnosisId];
	/** An instrument or a check of `vocabulary.ts`. */
	readonly by: string;
}

export interface LookAlike {
	readonly id: DiagnosisId;
	readonly by: string;
	/** Id of the pair. */
	readonly pair: string;
}

const TABLE: readonly (readonly [DiagnosisId, DiagnosisId, string])[] = [
	['FIT-OK', 'UF-NOISE', 'repeat-labels'],
	['FIT-OK', 'OF-CAP', 'simpler-model'],
	['FIT-OK', 'EV-SMALL', 'interval'],
	['FIT-OK', 'EV-ACC', 'baseline'],
	['FIT-OK', 'LK-1.4', 'duplicates'],
	['FIT-OK', 'LK-2', 'availability'],
	['FIT-OK', 'LK-3.1', 'forward-split'],
	['FIT-OK', 'LK-3.2', 'group-split'],
	['FIT-OK', 'SG-HID', 'slice-table'],
	['FIT-OK', 'BC-VERB', 'n-gram-overlap'],
	['FIT-OK', 'BC-PARA', 'fresh-benchmark'],
	['FIT-OK', 'INC', 'interval'],
	['UF-CAP', 'UF-OPT', 'better-optimiser'],
	['UF-CAP', 'UF-REG', 'looser-penalty'],
	['UF-CAP', 'UF-SIG', 'candidate-columns'],
	['UF-CAP', 'UF-NOISE', 'larger-model'],
	['UF-CAP', 'BV-MIX', 'gap'],
	['UF-CAP', 'OF-DATA', 'more-rows'],
	['UF-OPT', 'UF-REG', 'looser-penalty'],
	['UF-REG', 'CA-UNDER', 'looser-penalty'],
	['UF-SIG', 'UF-NOISE', 'candidate-columns'],
	['UF-NOISE', 'OF-NOISE', 'gap'],
	['BV-MIX', 'OF-CAP', 'ceiling'],
	['OF-CAP', 'OF-DATA', 'more-rows'],
	['OF-CAP', 'OF-NOISE', 'relabel-audit'],
	['OF-CAP', 'OF-LONG', 'stop-earlier'],
	['OF-CAP', 'DD', 'parameters-through-rows'],
	['OF-CAP', 'LK-1.1', 'provenance'],
	['OF-CAP', 'SH-COV', 'same-source-slice'],
	['OF-DATA', 'OF-NOISE', 'more-rows'],
	['OF-DATA', 'EV-SMALL', 'interval'],
	['OF-LONG', 'CA-OVER', 'loss-by-epoch'],
	['OF-LONG', 'FT-OVER', 'provenance'],
	['US', 'EV-SMALL', 'stress-set'],
	['US', 'SH-COV', 'stress-set'],
	['US', 'SC', 'decorrelation'],
	['EV-PEEK', 'EV-SMALL', 'nested-cross-validation'],
	['EV-PEEK', 'LK-1.1', 'provenance'],
	['EV-PEEK', 'LK-1.3', 'permuted-labels'],
	['EV-PEEK', 'SH-COV', 'sealed-set'],
	['EV-PEEK', 'BC-VERB', 'n-gram-overlap'],
	['EV-SMALL', 'EV-REP', 'resplit'],
	['EV-SMALL', 'SG-RARE', 'class-counts'],
	['EV-SMALL', 'INC', 'interval'],
	['EV-EASY', 'EV-REP', 'evaluation-mode'],
	['EV-EASY', 'LK-1.4', 'duplicates'],
	['EV-EASY', 'LK-3.3', 'all-comers'],
	['EV-REP', 'LK-3.3', 'provenance'],
	['EV-REP', 'SH-COV', 'resplit'],
	['EV-ACC', 'SG-RARE', 'class-counts'],
	['LK-1.2', 'LK-1.3', 'corrected-pipeline'],
	['LK-1.2', 'LK-1.4', 'duplicates'],
	['LK-1.2', 'LK-NULL', 'corrected-pipeline'],
	['LK-1.4', 'LK-3.2', 'group-split'],
	['LK-1.4', 'LK-NULL', 'duplicates'],
	['LK-2', 'SC', 'availability'],
	['LK-3.1', 'SH-CON', 'recent-retrain'],
	['LK-3.2', 'LK-NULL', 'group-split'],
	['LK-3.2', 'SH-COV', 'group-split'],
	['LK-3.3', 'SH-COV', 'provenance'],
	['SH-COV', 'SH-LAB', 'prior-correction'],
	['SH-COV', 'SH-CON', 'adversarial-validation'],
	['SH-COV', 'SH-SKEW', 'served-replay'],
	['SH-COV', 'SC', 'decorrelation'],
	['SH-COV', 'BC-PARA', 'fresh-benchmark'],
	['SH-LAB', 'SH-CON', 'prior-correction'],
	['SH-LAB', 'CA-OVER', 'prior-correction'],
	['SH-CON', 'SH-SKEW', 'served-replay'],
	['SG-HID', 'SG-RARE', 'class-counts'],
	['SG-HID', 'SG-SIMP', 'by-group'],
	['SG-HID', 'SG-FALSE', 'slice-table'],
	['SG-HID', 'CA-SEG', 'calibration-by-group'],
	['CA-OVER', 'CA-UNDER', 'recalibration'],
	['CA-OVER', 'CA-SEG', 'calibration-by-group'],
	['CA-UNDER', 'CA-SEG', 'calibration-by-group'],
	['BC-VERB', 'BC-PARA', 'n-gram-overlap'],
	['FT-OVER', 'FT-FORGET', 'old-task']
];

export const PAIRS: readonly Pair[] = TABLE.map(([first, second, by]) => ({ id: `${first}|${second}`, between: [first, second], by }));

/** What a diagnosis is taken for, in the order of the table; empty when it is taken for nothing. */
export function lookAlikesOf(id: DiagnosisId): readonly LookAlike[] {
	return PAIRS.filter(({ between }) => between.includes(id)).map(({ id: pair, between: [first, second], by }) => ({
		id: first === id ? second : first,
		by,
		pair
	}));
}

/** The pair of two diagnoses in either order, or `null` when they are not look-alikes. */
export function pairOf(a: DiagnosisId, b: DiagnosisId): Pair | null {
	return PAIRS.find(({ between }) => a !== b && between.includes(a) && between.includes(b)) ?? null;
}

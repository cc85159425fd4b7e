import type { DiagnosisId, Family } from './verdict.ts';

/**
 * The controlled vocabulary: every id a verdict may carry, with the family that stage 1 answers in. Names follow Kapoor
 * & Narayanan (2023) for leaks, Ng (2018) for bias and variance, Quiñonero-Candela (2009) for shifts.
 */
export const FAMILY_OF: Readonly<Record<DiagnosisId, Family>> = {
	'FIT-OK': 'fits',
	'UF-CAP': 'too-simple',
	'UF-OPT': 'too-simple',
	'UF-REG': 'too-simple',
	'UF-SIG': 'too-simple',
	'UF-NOISE': 'fits',
	'BV-MIX': 'too-simple',
	'OF-CAP': 'too-fitted',
	'OF-DATA': 'too-fitted',
	'OF-NOISE': 'too-fitted',
	'OF-LONG': 'too-fitted',
	DD: 'too-fitted',
	US: 'do-not-trust',
	'EV-PEEK': 'do-not-trust',
	'EV-SMALL': 'cannot-tell',
	'EV-EASY': 'do-not-trust',
	'EV-REP': 'do-not-trust',
	'EV-ACC': 'do-not-trust',
	'LK-1.1': 'do-not-trust',
	'LK-1.2': 'do-not-trust',
	'LK-1.3': 'do-not-trust',
	'LK-1.4': 'do-not-trust',
	'LK-2': 'do-not-trust',
	'LK-3.1': 'do-not-trust',
	'LK-3.2': 'do-not-trust',
	'LK-3.3': 'do-not-trust',
	'LK-NULL': 'fits',
	'SH-COV': 'do-not-trust',
	'SH-LAB': 'do-not-trust',
	'SH-CON': 'do-not-trust',
	'SH-SKEW': 'do-not-trust',
	'SG-HID': 'do-not-trust',
	'SG-RARE': 'cannot-tell',
	'SG-SIMP': 'do-not-trust',
	'SG-FALSE': 'fits',
	'CA-OVER': 'do-not-trust',
	'CA-UNDER': 'do-not-trust',
	'CA-SEG': 'do-not-trust',
	SC: 'do-not-trust',
	'BC-VERB': 'do-not-trust',
	'BC-PARA': 'do-not-trust',
	'FT-OVER': 'too-fitted',
	'FT-FORGET': 'do-not-trust',
	INC: 'cannot-tell'
};

export const DIAGNOSIS_IDS: readonly DiagnosisId[] = Object.keys(FAMILY_OF);

export const FAMILIES: readonly Family[] = ['fits', 'too-simple', 'too-fitted', 'do-not-trust', 'cannot-tell'];

/**
 * The family of a diagnosis.
 * @throws {RangeError} when the id is not in the vocabulary.
 */
export function familyOf(id: DiagnosisId): Family {
	const family = FAMILY_OF[id];
	if (family === undefined) throw new RangeError(`"${id}" is not a diagnosis. Known ids: ${DIAGNOSIS_IDS.join(', ')}.`);
	return family;
}

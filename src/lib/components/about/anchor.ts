import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';

/** The id of a diagnosis on the page of the vocabulary, such as `lk-3-2`: what a link ends in. */
export function anchorOf(id: DiagnosisId): string {
	return id.toLowerCase().replaceAll('.', '-');
}

/** Headings inside a family, by the first part of the id. */
const GROUPS = {
	FIT: 'FIT',
	UF: 'FIT',
	BV: 'FIT',
	OF: 'FIT',
	DD: 'FIT',
	EV: 'EV',
	INC: 'EV',
	LK: 'LK',
	SH: 'SH',
	SG: 'SG',
	CA: 'CA',
	US: 'CLUE',
	SC: 'CLUE',
	BC: 'LM',
	FT: 'LM'
} as const;
export type Group = (typeof GROUPS)[keyof typeof GROUPS];

/** The heading a diagnosis stands under where its family is long. */
export function groupOf(id: DiagnosisId): Group {
	return GROUPS[id.split('-')[0] as keyof typeof GROUPS];
}

/** What the readings and figures of an exercise are worth as evidence for its key. */
export interface EvidenceMarks {
	/** What settles it. */
	readonly decisive: readonly string[];
	/** What speaks for it and would not settle it alone. */
	readonly supporting: readonly string[];
	/** What a learner may be drawn to and says nothing. */
	readonly irrelevant: readonly string[];
}

export type EvidenceStanding = 'decisive' | 'supporting' | 'irrelevant' | 'unmarked';

export function evidenceStanding(evidence: string, marks: EvidenceMarks): EvidenceStanding {
	if (marks.decisive.includes(evidence)) return 'decisive';
	if (marks.supporting.includes(evidence)) return 'supporting';
	return marks.irrelevant.includes(evidence) ? 'irrelevant' : 'unmarked';
}

/** Evidence one can rest the key on. */
export function isSound(evidence: string, marks: EvidenceMarks): boolean {
	const standing = evidenceStanding(evidence, marks);
	return standing === 'decisive' || standing === 'supporting';
}

/** Each irrelevant pick takes this share away. */
const IRRELEVANT_COST = 0.25;

/**
 * Share of the evidence points in [0, 1] for what was picked: the F-score of the picks, less a quarter for each irrelevant
 * one.
 *
 * Precision is the share of picks that are sound. Recall is measured against the decisive evidence that could have been
 * picked in `taps` taps, a supporting pick counting half of a decisive one; so one tap on a decisive reading is full marks.
 *
 * @throws {RangeError} when nothing is marked decisive, since then nothing could earn full marks.
 */
export function evidenceScore(picked: readonly string[], marks: EvidenceMarks, taps = 1): number {
	if (marks.decisive.length === 0)
		throw new RangeError('No evidence is marked decisive. Mark at least one reading under `evidence.decisive`.');
	const distinct = [...new Set(picked)];
	if (distinct.length === 0) return 0;
	const standings = distinct.map((id) => evidenceStanding(id, marks));
	const count = (standing: EvidenceStanding): number => standings.filter((found) => found === standing).length;
	const precision = (count('decisive') + count('supporting')) / distinct.length;
	const wanted = Math.min(marks.decisive.length, taps);
	const recall = Math.min(1, (count('decisive') + count('supporting') / 2) / wanted);
	const fScore = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
	return Math.max(0, fScore - IRRELEVANT_COST * count('irrelevant'));
}

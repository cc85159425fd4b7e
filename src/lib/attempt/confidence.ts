/**
 * The confidence score: a Brier score over all the choices, so that saying what one believes is the best one can do.
 *
 * The stated probability goes to the chosen answer and the rest is spread evenly over the others. Rescaled so that chance
 * (1/k) scores 0 and certainty that is right scores 1; a confident wrong answer scores below 0. Source: Brier (1950).
 */

/** The confidences a learner may state, as fractions. */
export const STATED_CONFIDENCES = [0.5, 0.7, 0.85, 0.95] as const;

/**
 * Score of one stated confidence, at most 1.
 *
 * It is floored where the highest confidence on offer lands when wrong (between −2.61 for two choices and −0.90 for very many).
 * A floor any higher would make 95 the best thing to say as soon as one expects to be wrong.
 *
 * @param stated probability of being right in [0, 1]; raised to 1/k when below, since less than chance is no belief in it
 * @param right whether the chosen answer was right
 * @param choices how many answers were offered, k ≥ 2
 * @throws {RangeError} when `choices` is below 2 or `stated` is not in [0, 1].
 */
export function confidenceScore(stated: number, right: boolean, choices: number): number {
	if (!Number.isInteger(choices) || choices < 2) throw new RangeError(`A confidence needs at least 2 choices, not ${choices}.`);
	if (!(stated >= 0 && stated <= 1)) throw new RangeError(`A confidence is a fraction from 0 to 1, not ${stated}.`);
	const highest = STATED_CONFIDENCES[STATED_CONFIDENCES.length - 1];
	const floor = rescaledBrier(highest, false, choices);
	return Math.max(floor, rescaledBrier(Math.max(stated, 1 / choices), right, choices));
}

function rescaledBrier(stated: number, right: boolean, choices: number): number {
	const other = (1 - stated) / (choices - 1);
	const loss = right
		? (1 - stated) * (1 - stated) + (choices - 1) * other * other
		: stated * stated + (1 - other) * (1 - other) + (choices - 2) * other * other;
	const lossOfChance = (choices - 1) / choices;
	return 1 - loss / lossOfChance;
}

/** The four feedback states: the verdict and the reason are judged apart. */
import { familyOf as familyInVocabulary } from '#lib/diagnosis/ids.ts';
import { answerIsRight, type Answer, type FamilyOf, type Key } from './answers.ts';
import { isSound, type EvidenceMarks } from './evidence-marks.ts';
import type { FeedbackState } from './events.ts';

export interface Committed {
	readonly answer: Answer;
	/** Id of the reading or figure that was tapped. */
	readonly evidence: string;
}

/**
 * Judges one commitment against the key of its draw. The reason is sound when the tapped evidence is marked decisive or
 * supporting, whatever the verdict was.
 */
export function feedbackState(
	committed: Committed,
	key: Key,
	marks: EvidenceMarks,
	familyOf: FamilyOf = familyInVocabulary
): FeedbackState {
	const right = answerIsRight(committed.answer, key, familyOf);
	const sound = isSound(committed.evidence, marks);
	if (right) return sound ? 'right-reason' : 'right-wrong-reason';
	return sound ? 'wrong-sound-evidence' : 'wrong';
}

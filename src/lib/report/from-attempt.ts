/** A case from an attempt's log and what came of running it again. */
import { attemptState } from '#lib/attempt/reduce.ts';
import { say as labs } from '#lib/messages/labs.ts';
import { say } from '#lib/messages/portfolio.ts';
import { attemptFacts, attemptFrames } from './attempt-facts.ts';
import { attemptSections } from './attempt-sections.ts';
import { instrumentName } from './attempt-words.ts';
import type { CaseContent } from './document.ts';
import { checkOf, type AttemptMaterial } from './material.ts';
import { openQuestions } from './reviewer.ts';

export function caseFromAttempt(material: AttemptMaterial): CaseContent {
	const { exercise, part, attempt } = material;
	const state = attemptState(attempt);
	return {
		title: `${exercise.title}: ${part.nickname}`,
		subtitle: say('case.attempt', { stage: labs(`stage.${exercise.stage}`), seed: attempt.seed, at: state.lastAt ?? 0 }),
		sections: attemptSections(material),
		facts: attemptFacts(material),
		frames: attemptFrames(material),
		questions: openQuestions(material),
		check: checkOf(material, instrumentName)
	};
}

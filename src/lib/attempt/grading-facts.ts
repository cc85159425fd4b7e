/** What the grader needs of an exercise, from its public and reveal parts. */
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { GradingFacts } from './grade.ts';

/** Stage 1 is graded as "two numbers and a chart"; from stage 2 on, cases with a remedy as "fix one thing"; a decision as one. */
export function gradingFacts(exercise: PublicExercise, part: RevealPart): GradingFacts {
	const simple = exercise.stage === 'mechanics' || part.remedy === null;
	const template = exercise.decision ? 'T7' : simple ? 'T1' : 'T3';
	const right = part.stakeholder.options.find((option) => option.right);
	return {
		template,
		choices: exercise.choices,
		evidence: part.evidence,
		debrief: right
			? { right: right.id, leaked: part.stakeholder.options.filter((option) => option.leaked).map((option) => option.id) }
			: null,
		remedy: part.remedy && {
			order: part.remedy.works,
			wrong: part.remedy.wrong,
			tie: part.remedy.tie === true,
			sized: exercise.stage !== 'mechanics',
			goal: { gain: part.remedy.gain, higherIsBetter: exercise.metric !== 'rmse' && exercise.metric !== 'logLoss' }
		}
	};
}

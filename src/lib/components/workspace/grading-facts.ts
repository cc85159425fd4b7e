/** What the grader needs of an exercise, from its public and reveal parts. */
import type { GradingFacts } from '#lib/attempt/grade.ts';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';

/** Stage 1 is graded as "two numbers and a chart"; from stage 2 on, cases with a remedy as "fix one thing". */
export function gradingFacts(exercise: PublicExercise, part: RevealPart): GradingFacts {
	const template = exercise.stage === 'mechanics' || part.remedy === null ? 'T1' : 'T3';
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

/**
 * Interview questions, as written in exercises/_interview/<stage>.yaml. Checked when the site is built: strict keys, and the
 * slot checker itself must find every wanted slot in a model answer and miss one in each weak answer that is called incomplete.
 */
import * as v from 'valibot';
import { DIAGNOSIS_IDS } from '#lib/diagnosis/ids.ts';
import { pairOf } from '#lib/diagnosis/look-alikes.ts';
import type { ExerciseProblem, Finding, Result } from '#lib/exercise/problems.ts';
import { list, oneOf, strict, text } from '#lib/exercise/schema-words.ts';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import { readYaml } from '#lib/exercise/yaml.ts';
import { checkClaim, missingSlots } from './claim.ts';
import { SLOTS } from './slots.ts';

const weakSchema = strict({
	says: text('What people answer.'),
	why: text('What is wrong with it.'),
	/** `incomplete`: a wanted slot is missing, and the checker must see it. `wrong`: it sounds whole and is not true. */
	fault: oneOf(['incomplete', 'wrong'])
});

const questionSchema = strict({
	id: v.pipe(
		text('Names the question for good.'),
		v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and single hyphens.')
	),
	/** `past`: about the learner's own finished cases. */
	kind: v.optional(oneOf(['say', 'past']), 'say'),
	/** The two diagnoses between which the answer decides: a pair of the table of look-alikes. */
	between: v.pipe(list(oneOf(DIAGNOSIS_IDS)), v.length(2, 'must name two diagnoses.')),
	/** What the candidate is shown besides the question. */
	given: v.optional(text('Numbers and facts.')),
	ask: text('The question, to be read aloud.'),
	wants: v.pipe(list(oneOf(SLOTS)), v.minLength(2, 'must want at least two slots.')),
	path: v.pipe(list(text('A step.')), v.minLength(2, 'must have at least two steps.')),
	model: text('A model answer.'),
	weak: v.pipe(list(weakSchema), v.minLength(2, 'must have at least two weak answers.')),
	press: text('The follow-up when nothing is missing.'),
	followUps: v.optional(
		v.partial(
			strict(
				Object.fromEntries(SLOTS.map((slot) => [slot, text('A follow-up.')])) as Record<(typeof SLOTS)[number], ReturnType<typeof text>>
			)
		),
		{}
	),
	rubric: strict({ zero: text('0 points.'), one: text('1 point.'), two: text('2 points.') })
});

export const questionFileSchema = strict({ stage: oneOf(STAGES), questions: v.pipe(list(questionSchema), v.minLength(1, 'is empty.')) });

export type Question = v.InferOutput<typeof questionSchema> & { readonly stage: (typeof STAGES)[number] };

/** One file. `fileName` is named in the problems. */
export function readQuestions(yamlText: string, fileName: string): Result<readonly Question[], readonly ExerciseProblem[]> {
	const read = readYaml(yamlText, fileName, questionFileSchema, ({ questions }) => questions.flatMap(findings));
	if (!read.ok) return read;
	const { stage, questions } = read.value;
	return { ok: true, value: questions.map((question) => ({ ...question, stage })) };
}

function findings(question: v.InferOutput<typeof questionSchema>, place: number): readonly Finding[] {
	const found: Finding[] = [];
	const at = (...path: (string | number)[]): (string | number)[] => ['questions', place, ...path];
	const [first, second] = question.between;
	if (pairOf(first, second) === null)
		found.push({ path: at('between'), message: `${first} and ${second} are no pair of the table of look-alikes; name two that are.` });
	const open = missingSlots(checkClaim(question.model), question.wants);
	if (open.length > 0)
		found.push({
			path: at('model'),
			message: `The slot checker misses ${open.join(', ')} in the model answer; say it plainly, or want less.`
		});
	question.weak.forEach(({ says, fault }, which) => {
		const missing = missingSlots(checkClaim(says), question.wants).length > 0;
		if (fault === 'incomplete' && !missing)
			found.push({
				path: at('weak', which, 'says'),
				message: 'This answer fills every wanted slot; call it `fault: wrong`, or take a slot out.'
			});
	});
	return found;
}

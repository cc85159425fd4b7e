import type { DiagnosisId, Family } from '#lib/diagnosis/verdict.ts';
import { checkDecision } from './check-decision.ts';
import { checkPaths } from './check-paths.ts';
import { checkProof, claimFindings } from './check-proof.ts';
import { neutralityProblem } from './neutrality.ts';
import type { Finding } from './problems.ts';
import type { Exercise, ExerciseOption } from './schema.ts';
import { cureFor } from './suggest.ts';
import { READINGS, type Vocabulary } from './vocabulary.ts';

type Path = readonly (string | number)[];

/** True when a choice is a right answer: an accepted id, or the family of one. */
export function isRightChoice(choice: string, exercise: Exercise, familyOf: Readonly<Record<DiagnosisId, Family>>): boolean {
	const right = [exercise.diagnosis, ...exercise.accept];
	return right.includes(choice) || right.some((id) => familyOf[id] === choice);
}

/** Everything about an exercise that needs more than one field, or another room's names, to be judged. */
export function checkExercise(exercise: Exercise, vocabulary: Vocabulary): readonly Finding[] {
	return [
		...neutralWords(exercise),
		...choices(exercise, vocabulary),
		...evidence(exercise, vocabulary),
		...instrumentParameters(exercise, vocabulary),
		...questions(exercise),
		...splitSizes(exercise),
		...checkPaths(exercise),
		...checkProof(exercise, vocabulary),
		...checkDecision(exercise)
	];
}

function neutralWords(exercise: Exercise): Finding[] {
	const fields: readonly [Path, string][] = [
		[['title'], exercise.title],
		[['brief', 'summary'], exercise.brief.summary],
		[['brief', 'from'], exercise.brief.from]
	];
	return fields.flatMap(([path, words]) => {
		const problem = neutralityProblem(words, exercise.nickname);
		return problem === null ? [] : [{ path, message: problem.message }];
	});
}

function choices(exercise: Exercise, { familyOf }: Vocabulary): Finding[] {
	const found: Finding[] = [];
	const say = (path: Path, message: string): void => void found.push({ path, message });
	const { choices: offered, why, diagnosis, accept } = exercise;
	if (accept.includes(diagnosis)) say(['accept'], `\`accept\` repeats the diagnosis ${diagnosis}; list only others that are also right.`);
	if (!offered.some((choice) => isRightChoice(choice, exercise, familyOf)))
		say(['choices'], `\`choices\` does not offer the right answer; add ${diagnosis} or its family ${familyOf[diagnosis]}.`);
	if (!offered.includes('INC') && !offered.includes('cannot-tell'))
		say(['choices'], '`choices` must always offer "cannot tell yet"; add INC, or cannot-tell where families are offered.');
	const families = offered.filter((choice) => !(choice in familyOf));
	if (families.length > 0 && families.length < offered.length)
		say(['choices'], '`choices` mixes families and diagnoses; offer the one or the other.');
	offered.forEach((choice, index) => {
		if (offered.indexOf(choice) !== index) say(['choices', index], `\`${choice}\` is offered twice; remove one.`);
		if (!isRightChoice(choice, exercise, familyOf) && why[choice] === undefined)
			say(['why'], `\`why\` says nothing about ${choice}; add a line for every wrong choice.`);
	});
	for (const choice of Object.keys(why))
		if (!offered.includes(choice))
			found.push({ path: ['why', choice], atKey: true, message: `\`why.${choice}\` is not offered; ${cureFor(choice, offered)}` });
	return found;
}

/** True when the page shows the best any model could do: the exercise gives it, and the world knows it. */
export function ceilingShown(exercise: Exercise, vocabulary: Vocabulary): boolean {
	return exercise.ceiling === 'given' && vocabulary.worlds.find(({ kind }) => kind === exercise.world.kind)?.ceiling !== 'none';
}

function evidence(exercise: Exercise, vocabulary: Vocabulary): Finding[] {
	const { evidence: marks, instruments } = exercise;
	const shown = ceilingShown(exercise, vocabulary);
	const found: Finding[] = [];
	const seen = new Map<string, string>();
	for (const group of ['decisive', 'supporting', 'irrelevant'] as const) {
		marks[group].forEach((mark, index) => {
			const isReading = READINGS.some((reading) => reading === mark);
			const path = ['evidence', group, index];
			if (!isReading && !instruments.offer.includes(mark))
				found.push({ path, message: `\`${mark}\` is marked as evidence but not offered; add it to instruments.offer.` });
			if (mark === 'ceiling' && !shown)
				found.push({ path, message: '`ceiling` is not shown in this exercise, so it cannot be evidence; remove it.' });
			if (seen.has(mark)) found.push({ path, message: `\`${mark}\` is already marked ${seen.get(mark)}; remove one of them.` });
			seen.set(mark, group);
		});
	}
	if (marks.decisive.length === 0)
		found.push({
			path: ['evidence', 'decisive'],
			message: '`evidence.decisive` is empty; name the reading or instrument that settles the case.'
		});
	for (const mark of [...READINGS.filter((reading) => reading !== 'ceiling' || shown), ...instruments.offer])
		if (!seen.has(mark))
			found.push({
				path: ['evidence'],
				message: `\`evidence\` does not mark \`${mark}\`; put it under decisive, supporting or irrelevant.`
			});
	return found;
}

/** Parameters are checked by the type their instrument declares; whether a value makes sense, the instrument says. */
function instrumentParameters({ instruments }: Exercise, vocabulary: Vocabulary): Finding[] {
	const found: Finding[] = [];
	for (const [name, given] of Object.entries(instruments.parameters ?? {})) {
		const known = vocabulary.instruments.find((instrument) => instrument.name === name)?.parameters ?? {};
		for (const [parameter, value] of Object.entries(given)) {
			const path = ['instruments', 'parameters', name, parameter];
			const wanted = known[parameter];
			const isNumbers = Array.isArray(value) && value.every((one) => typeof one === 'number');
			if (wanted === undefined)
				found.push({ path, atKey: true, message: `${name} has no parameter \`${parameter}\`; ${cureFor(parameter, Object.keys(known))}` });
			else if (wanted === 'number[]' ? !isNumbers : typeof value !== wanted)
				found.push({ path, message: `\`${parameter}\` of ${name} must be a ${wanted === 'number[]' ? 'list of numbers' : wanted}.` });
		}
	}
	return found;
}

function questions(exercise: Exercise): Finding[] {
	const found: Finding[] = [];
	const oneRight = (options: readonly ExerciseOption[], path: Path): void => {
		const right = options.filter((option) => option.right === true).length;
		if (options.length < 2) found.push({ path, message: 'A question needs at least two options.' });
		if (right !== 1) found.push({ path, message: `Exactly one option must have \`right: true\`; here ${right} have.` });
	};
	oneRight(exercise.stakeholder.options, ['stakeholder', 'options']);
	if (exercise.ask.split) oneRight(exercise.ask.split.options, ['ask', 'split', 'options']);
	if (exercise.ask.predict) {
		const path = ['ask', 'predict', 'fact'];
		found.push(...claimFindings({ fact: exercise.ask.predict.fact }, [], path));
		if (/\bmeasured\b/.test(exercise.ask.predict.fact))
			found.push({
				path,
				message: 'A prediction is settled by the run itself; no instrument has been read then. Use a fact without `measured`.'
			});
	}
	return found;
}

function splitSizes({ pipeline: { split } }: Exercise): Finding[] {
	const parts = (['train', 'validation', 'test'] as const).map((part) => split[part]);
	const fractions = parts.every((part) => part <= 1);
	const sum = parts.reduce((total, part) => total + part, 0);
	const path = ['pipeline', 'split'];
	if (!fractions && parts.some((part) => part > 0 && part < 1))
		return [{ path, message: '`pipeline.split` mixes fractions and counts; use one of the two.' }];
	if (fractions && sum > 1 + 1e-9)
		return [{ path, message: `The fractions of \`pipeline.split\` sum to ${Number(sum.toFixed(4))}; they may sum to at most 1.` }];
	if (!fractions && parts.some((part) => !Number.isInteger(part)))
		return [{ path, message: 'Counts in `pipeline.split` must be whole numbers.' }];
	return split.train > 0 && split.validation > 0 ? [] : [{ path, message: '`pipeline.split` needs rows for training and for validation.' }];
}

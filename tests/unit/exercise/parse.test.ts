import { describe, expect, it } from 'vitest';
import { parseExercise } from '#lib/exercise/parse.ts';
import { GOOD_YAML, VOCABULARY } from './fixture.ts';

const FILE = 'exercises/letters/exercise.yaml';
const read = (yaml: string) => parseExercise(yaml, FILE, VOCABULARY);

/** The problems of the good file after one replacement. */
function broken(from: string, to: string) {
	expect(GOOD_YAML).toContain(from);
	const result = read(GOOD_YAML.replace(from, to));
	if (result.ok) throw new Error('the broken file was accepted');
	return result.problems;
}

describe('a good file', () => {
	it('is read, with defaults filled in', () => {
		const result = read(GOOD_YAML);
		expect(result).toMatchObject({ ok: true });
		if (!result.ok) return;
		expect(result.value.freshRows).toBe(4000);
		expect(result.value.ceiling).toBe('given');
		expect(result.value.world).toEqual({ kind: 'gaussians', features: 20, separation: 1 });
		expect(result.value.arms.penalty).toEqual({ 'pipeline.model.l2': 0.1 });
	});
});

describe('defaults', () => {
	it('are written out in the model, and in the whole models that a knob offers, so that the two compare as equal', () => {
		const knob = '  - { path: pipeline.model, values: [{ kind: mlp, hidden: [64] }, { kind: logistic }] }\n';
		const result = read(
			GOOD_YAML.replace(', l2: 0 }\n', ' }\n').replace('knobs:\n', `knobs:\n${knob}`).replace('hidden: [128, 128]', 'hidden: [64]')
		);
		if (!result.ok) throw new Error(result.problems[0].message);
		expect(result.value.pipeline.model).toEqual({ kind: 'mlp', hidden: [64], l2: 0 });
		expect(result.value.knobs[0].values).toEqual([result.value.pipeline.model, { kind: 'logistic', l2: 0 }]);
	});
});

describe('each mistake has its line, its column and its cure', () => {
	it.each<[string, string, string, number, number, string]>([
		['a misspelt key', '  model: {', '  modle: {', 12, 3, '`pipeline.modle` is not known; did you mean `model`?'],
		['a misspelt key at the top', 'nickname:', 'nicknam:', 2, 1, '`nicknam` is not known; did you mean `nickname`?'],
		['a missing key', 'minutes: 4\n', '', 1, 1, '`minutes` is missing; add it.'],
		['a missing key in a block', ', batchSize: 32', '', 13, 3, '`pipeline.fit.batchSize` is missing; add it.'],
		['a text for a number', 'minutes: 4', 'minutes: four', 4, 10, '`minutes` must be a whole number.'],
		[
			'an unknown stage',
			'stage: mechanics',
			'stage: mechanic',
			3,
			8,
			'`stage` is "mechanic", which is not known; did you mean `mechanics`?'
		],
		[
			'an unknown world',
			'kind: gaussians',
			'kind: gausians',
			9,
			16,
			'`world.kind` is "gausians", which is not known; did you mean `gaussians`?'
		],
		[
			'a parameter the world does not have',
			'separation: 1',
			'separaton: 1',
			9,
			41,
			'`world.separaton` is not known; did you mean `separation`?'
		],
		['a parameter out of its range', 'separation: 1', 'separation: 9', 9, 53, '`world.separation` must be at most 5.'],
		['an unknown model', 'kind: mlp', 'kind: mpl', 12, 18, '`pipeline.model.kind` is "mpl", which is not known; did you mean `mlp`?'],
		['a list of wrong numbers', 'hidden: [128, 128]', 'hidden: [128, 1.5]', 12, 37, '`pipeline.model.hidden[1]` must be a whole number.'],
		[
			'an unknown diagnosis',
			'diagnosis: OF-CAP',
			'diagnosis: OF-CAPP',
			5,
			12,
			'`diagnosis` is "OF-CAPP", which is not known; did you mean `OF-CAP`?'
		],
		[
			'an unknown instrument',
			'offer: [loss-by-epoch, simpler-model]',
			'offer: [loss-by-epoch, simpler-modell]',
			20,
			50,
			'did you mean `simpler-model`?'
		],
		[
			'evidence that is not offered',
			'supporting: [gap, validation, loss-by-epoch]',
			'supporting: [gap, validation, loss-by-epoch, more-rows]',
			23,
			48,
			'`more-rows` is marked as evidence but not offered'
		],
		['an unmarked reading', ', baseline, ceiling]', ', baseline]', 22, 3, '`evidence` does not mark `ceiling`'],
		[
			'a choice without its reason',
			'  cannot-tell: Three thousand rows are enough here.\n',
			'',
			27,
			3,
			'`why` says nothing about cannot-tell'
		],
		['a missing "cannot tell"', ', cannot-tell]', ']', 25, 10, '`choices` must always offer "cannot tell yet"'],
		[
			'a missing right answer',
			'too-fitted, ',
			'',
			25,
			10,
			'`choices` does not offer the right answer; add OF-CAP or its family too-fitted.'
		],
		[
			'a patch that leads nowhere',
			'  penalty: { pipeline.model.l2: 0.1 }',
			'  penalty: { pipeline.model.l3: 0.1 }',
			44,
			14,
			'Path "pipeline.model.l3" is not known in this experiment. Did you mean "pipeline.model.l2"?'
		],
		[
			'a patch out of range',
			'  penalty: { pipeline.model.l2: 0.1 }',
			'  penalty: { pipeline.model.l2: -1 }',
			44,
			14,
			'pipeline.model.l2 must lie between 0 and 100, and is -1'
		],
		['a twin that is not there', 'twinFails: twin', 'twinFails: twn', 50, 14, '`twn` is not an arm of this exercise; did you mean `twin`?'],
		[
			'a claim that cannot be read',
			'fact: gap, above: 0.12',
			'fact: gap +, above: 0.12',
			48,
			20,
			'Column 6 of the claim: a number, a fact or "(" must stand here'
		],
		[
			'a claim about no arm',
			'fact: penalty.validation.accuracy - ',
			'fact: penaltyy.validation.accuracy - ',
			49,
			15,
			'`penaltyy` is not an arm of this exercise; did you mean `penalty`?'
		],
		['a quoted claim', 'fact: gap, above: 0.12', 'fact: "gap - gapp", above: 0.12', 48, 22, 'Column 7 of the claim: `gapp` is not a fact'],
		['a claim without a bound', 'fact: gap, above: 0.12', 'fact: gap', 48, 7, 'A claim needs `above:` or `below:`.'],
		[
			'a knob on the world',
			'path: pipeline.model.l2, values: [0, 0.1]',
			'path: world.separation, values: [0, 0.1]',
			35,
			13,
			'the page must not see the world'
		],
		[
			'a title that gives it away',
			'title: Letters to customers',
			'title: An overfitted network',
			1,
			8,
			'"overfitted" gives the diagnosis away'
		],
		[
			'a title with a word of the nickname',
			'title: Letters to customers',
			'title: Letters from the heart',
			1,
			8,
			'"heart" is a word of the nickname'
		],
		[
			'two right answers for the stakeholder',
			'text: Use 1.00., why',
			'text: Use 1.00., right: true, why',
			41,
			5,
			'Exactly one option must have `right: true`; here 2 have.'
		],
		['a break-it that is no look-alike', 'becomes: FIT-OK', 'becomes: OF-CAP', 33, 21, 'name the look-alike'],
		['a key written twice', 'refits: 3', 'refits: 3\nrefits: 4', 15, 1, 'This key stands twice'],
		['mixed fractions and counts', 'train: 300,', 'train: 0.6,', 11, 10, 'mixes fractions and counts'],
		[
			'a healthy key with a twin that has no fault',
			'diagnosis: OF-CAP',
			'diagnosis: UF-NOISE',
			47,
			3,
			'`prove.plantedTwin` must name an arm with a fault planted'
		],
		['an arm named like a fact', '  penalty: {', '  gap: {', 44, 3, '`gap` has a meaning in claims']
	])('%s', (_, from, to, line, column, message) => {
		const problems = broken(from, to);
		const all = problems.map((problem) => `${problem.line}:${problem.column} ${problem.message}`);
		const found = problems.find((problem) => problem.message.includes(message));
		expect(found, all.join('\n')).toBeDefined();
		expect(`${found?.line}:${found?.column}`, found?.message).toBe(`${line}:${column}`);
		expect(found?.file).toBe(FILE);
	});

	it('an empty file lists what is missing', () => {
		const result = read('');
		expect(result.ok).toBe(false);
		if (!result.ok) expect(result.problems.map((problem) => problem.message)).toContain('`title` is missing; add it.');
	});

	it.each([
		['title: [1, 2\nstage: x\n', 2, 'A bracket opened before this line is not closed'],
		['title: Read this: now\n', 1, 'put quotes around text that contains a colon'],
		['brief:\n\tfrom: x\n', 2, 'A tab stands at the beginning'],
		['title: "x\n', 2, 'This is not YAML']
	])('text that is no YAML is named with its line: %j', (yaml, line, message) => {
		const result = read(yaml);
		expect(result.ok).toBe(false);
		if (result.ok) return;
		expect(result.problems.map((problem) => problem.message).join(' ')).toContain(message);
		expect(result.problems[0].line).toBe(line);
	});
});

describe('parameters of instruments', () => {
	const OFFER = 'offer: [loss-by-epoch, simpler-model]';
	const withParameters = (block: string) => read(GOOD_YAML.replace(OFFER, `${OFFER}, parameters: ${block}`));
	const said = (block: string): readonly string[] => {
		const result = withParameters(block);
		return result.ok ? [] : result.problems.map(({ message }) => message);
	};

	it('are kept as written, also of an instrument that only claims name', () => {
		const result = withParameters('{ slice-table: { column: site }, validation-curve: { path: pipeline.model.l2, values: [0, 1] } }');
		if (!result.ok) throw new Error(result.problems[0].message);
		expect(result.value.instruments.parameters).toEqual({
			'slice-table': { column: 'site' },
			'validation-curve': { path: 'pipeline.model.l2', values: [0, 1] }
		});
	});

	it.each([
		['{ slice-table: { colum: site } }', 'slice-table has no parameter `colum`; did you mean `column`?'],
		['{ slice-table: { column: 3 } }', '`column` of slice-table must be a string.'],
		['{ validation-curve: { values: [a] } }', '`values` of validation-curve must be a list of numbers.']
	])('%s is refused', (block, message) => expect(said(block)).toContain(message));
});

it('a prediction is settled by the run, not by an instrument', () => {
	const [problem] = broken('fact: validation.accuracy - train.accuracy', 'fact: measured.sliceTable.flagged');
	expect(problem.message).toMatch(/without `measured`/);
});

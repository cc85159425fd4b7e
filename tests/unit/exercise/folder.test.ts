import { describe, expect, it } from 'vitest';
import { readCourse } from '#lib/exercise/course.ts';
import { contentHashOf, readFolder, type LoadedExercise } from '#lib/exercise/folder.ts';
import { neutralityProblem } from '#lib/exercise/neutrality.ts';
import { problemText } from '#lib/exercise/problems.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { folderTexts } from '../../../scripts/exercises/read.ts';
import { GOOD_YAML, VOCABULARY } from './fixture.ts';

const FILES = { 'exercise.yaml': GOOD_YAML, 'brief.md': 'Can I rely on it?\n', 'debrief.md': '**What it costs.** Letters.\n' };
const read = (slug: string, files: Record<string, string>) => readFolder(slug, files, VOCABULARY);

function problems(slug: string, files: Record<string, string>): string[] {
	const result = read(slug, files);
	return result.ok ? [] : result.problems.map(problemText);
}

function loaded(slug: string): LoadedExercise {
	const result = read(slug, FILES);
	if (!result.ok) throw new Error(result.problems.map(problemText).join('\n'));
	return result.value;
}

describe('a folder', () => {
	it('is read with its prose and its hash', () => {
		expect(loaded('letters-300')).toMatchObject({ slug: 'letters-300', brief: FILES['brief.md'] });
		expect(loaded('letters-300').contentHash).toMatch(/^[0-9a-f]{64}$/);
	});

	it.each<[string, string, Record<string, string>, string]>([
		['a name that is no address', 'Letters 300', FILES, 'name it with small letters, digits and single hyphens'],
		['an address that gives it away', 'overfit-300', FILES, '"overfit" gives the diagnosis away'],
		['an address with a word of the nickname', 'heart-300', FILES, '"heart" is a word of the nickname'],
		[
			'a missing debrief',
			'letters',
			{ ...FILES, 'debrief.md': ' \n' },
			'exercises/letters/debrief.md:1:1 `debrief.md` is missing or empty'
		],
		['a file that does not belong there', 'letters', { ...FILES, 'notes.txt': 'x' }, '`notes.txt` is not part of an exercise'],
		[
			'a brief that gives it away',
			'letters',
			{ ...FILES, 'brief.md': 'One.\n\nIs it leaking?\n' },
			'exercises/letters/brief.md:3:7 "leaking" gives the diagnosis away'
		],
		[
			'a broken exercise.yaml',
			'letters',
			{ ...FILES, 'exercise.yaml': GOOD_YAML.replace('refits', 'refit') },
			'exercises/letters/exercise.yaml:14:1 `refit` is not known; did you mean `refits`?'
		]
	])('%s is named with its cure', (_, slug, files, message) => {
		expect(problems(slug, files).join('\n')).toContain(message);
	});

	it('has a hash that any change of any text moves, and line ends do not', () => {
		const hash = contentHashOf(FILES);
		for (const name of Object.keys(FILES) as (keyof typeof FILES)[]) {
			expect(contentHashOf({ ...FILES, [name]: `${FILES[name]} ` })).not.toBe(hash);
			expect(contentHashOf({ ...FILES, [name]: FILES[name].replaceAll('\n', '\r\n') })).toBe(hash);
		}
	});

	it('begins well: the template is a valid exercise', () => {
		const result = readFolder('two-readings', folderTexts(process.cwd(), '_template'), STANDARD_VOCABULARY);
		expect(result.ok ? [] : result.problems.map(problemText)).toEqual([]);
	});
});

describe('neutral words', () => {
	it.each([
		['A model that memorised them', 'memorised'],
		['Is the validation biased?', 'biased'],
		['Our best-calibrated forecast', 'calibrated'],
		['At the HEART of it', 'heart']
	])('"%s" is not neutral', (text, word) => {
		expect(neutralityProblem(text, 'By heart')?.word).toBe(word);
	});

	it('lets common words of a nickname pass', () => {
		expect(neutralityProblem('Too many letters by Monday?', 'Too good by half')).toBeNull();
	});
});

describe('course.yaml', () => {
	const course = (text: string) => readCourse(text, 'exercises/course.yaml', [loaded('letters-300'), loaded('parcels')]);
	const GOOD = 'stages:\n  - stage: mechanics\n    exercises:\n      - { slug: letters-300, core: true }\n      - { slug: parcels }\n';

	it('gives order, core and help', () => {
		const result = course(GOOD);
		expect(result.ok && result.value.stages[0].exercises).toEqual([
			{ slug: 'letters-300', core: true, help: 'hints' },
			{ slug: 'parcels', core: false, help: 'hints' }
		]);
	});

	it.each([
		['slug: parcels', 'slug: parcel', '5:17 There is no folder exercises/parcel; did you mean `parcels`?'],
		['      - { slug: parcels }\n', '', '2:3 exercises/parcels is not listed'],
		['slug: parcels', 'slug: letters-300', '5:17 letters-300 stands twice'],
		['stage: mechanics', 'stage: judgment', 'says `stage: mechanics` and stands under judgment'],
		['core: true', 'cor: true', '4:30 `stages[0].exercises[0].cor` is not known; did you mean `core`?']
	])('%s → %s', (from, to, message) => {
		const result = course(GOOD.replace(from, to));
		expect(result.ok ? '' : result.problems.map(problemText).join('\n')).toContain(message);
	});
});

/**
 * `npx tsx scripts/neutral-words.ts`: how well the words of titles, addresses and briefs predict the family of the diagnosis, which
 * words lean most, and which cases they give away. For authors; the test is tests/exercises/neutrality.test.ts. Folders that cannot
 * be read yet are named and left out.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readFolder } from '#lib/exercise/folder.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { familyScores, leaningWords, nullScores, predictability, textOf, type Text } from './exercises/bag-of-words.ts';

const ROOT = join(process.cwd(), 'exercises');
const DEALS = 400;

const texts: Text[] = [];
for (const slug of readdirSync(ROOT).filter((name) => !name.startsWith('_') && existsSync(join(ROOT, name, 'exercise.yaml')))) {
	const files = Object.fromEntries(
		readdirSync(join(ROOT, slug), { withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => [name, readFileSync(join(ROOT, slug, name), 'utf8')] as const)
	);
	const read = readFolder(slug, files, STANDARD_VOCABULARY);
	if (read.ok) texts.push(textOf(read.value));
	else console.log(`Left out: ${slug}. ${read.problems[0].message}`);
}
const score = predictability(texts);
const chance = nullScores(texts, DEALS, 1);
console.log(
	`${texts.length} cases. Predicted: ${score.toFixed(3)}; chance ${chance[DEALS / 2].toFixed(3)}, its upper end ${chance[Math.floor(0.975 * DEALS)].toFixed(3)}.`
);
console.log(`Words that lean most: ${leaningWords(texts, 30).join('; ')}`);
for (const { name, label, words } of familyScores(texts).filter(({ right }) => right))
	console.log(`${name} (${label}) is given away, most by: ${words.join(', ')}`);

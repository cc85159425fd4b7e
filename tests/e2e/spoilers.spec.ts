import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { expect, test } from './fixture.ts';
import { walk } from './walk.ts';

const folder = fileURLToPath(new URL('../../exercises', import.meta.url));

interface Source {
	readonly slug: string;
	readonly stage: string;
	/** Sentences that only the reveal may say. */
	readonly secrets: readonly string[];
	readonly diagnosis: string;
}

function sources(): readonly Source[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('_') && existsSync(join(folder, entry.name, 'exercise.yaml')))
		.map(({ name }) => {
			const exercise = parse(readFileSync(join(folder, name, 'exercise.yaml'), 'utf8')) as {
				stage: string;
				nickname: string;
				diagnosis: string;
				lookAlike: string;
				why: Record<string, string>;
				stakeholder: { question: string; options: { text: string; why: string }[] };
			};
			const debrief = readFileSync(join(folder, name, 'debrief.md'), 'utf8');
			const sentences = debrief.split(/(?<=[.!?])\s+/).map((sentence) => sentence.replaceAll(/[#*_`]/g, '').trim());
			return {
				slug: name,
				stage: exercise.stage,
				diagnosis: exercise.diagnosis,
				secrets: [
					exercise.nickname,
					exercise.lookAlike,
					...Object.values(exercise.why),
					...exercise.stakeholder.options.flatMap(({ text, why }) => [text, why]),
					...sentences.filter((sentence) => sentence.length > 30)
				]
			};
		});
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, ' ');

test('there are exercises to hold to it', () => {
	expect(sources().length).toBeGreaterThanOrEqual(4);
});

/** A dozen that rotates with what the cases say; `HOLDOUT_CASES=all` holds every case to it. */
const DOZEN = 12;
const all = sources();
const texts = createHash('sha256').update(JSON.stringify(all)).digest('hex');
const place = ({ slug }: Source): string => createHash('sha256').update(slug).update(texts).digest('hex');
const chosen = process.env.HOLDOUT_CASES === 'all' ? all : [...all].sort((a, b) => place(a).localeCompare(place(b))).slice(0, DOZEN);

test('no prerendered page of a case says what only its reveal may say', () => {
	for (const { slug, stage, secrets } of all) {
		const page = plain(readFileSync(join(folder, '../build/labs', stage, slug, 'index.html'), 'utf8'));
		for (const secret of secrets) expect(page.includes(plain(secret)), `${slug}: "${secret}" is in the page`).toBe(false);
	}
});

for (const { slug, stage, secrets, diagnosis } of chosen) {
	test(`before the commitment nothing that page code can read gives ${slug} away, and after it everything is there`, async ({
		page,
		open
	}) => {
		const fetched: string[] = [];
		const pending: Promise<void>[] = [];
		page.on('response', (response) => {
			// What the worker fetches is not readable by page code; scripts are shared by all cases.
			if (response.frame() !== page.mainFrame() || response.request().resourceType() === 'script') return;
			pending.push(
				response
					.text()
					.then((text) => void fetched.push(response.url(), text))
					.catch(() => undefined)
			);
		});
		await open(`labs/${stage}/${slug}/`);
		await walk(page, 'answered');
		await Promise.all(pending);
		const readable = plain([await page.content(), page.url(), await page.title(), ...fetched].join('\n'));
		for (const secret of secrets) expect(readable, `"${secret}" is readable before the commitment`).not.toContain(plain(secret));
		const ids = new RegExp(`"(key|diagnosis|accept|primary)"\\s*:\\s*\\[?"${diagnosis}"`);
		expect([await page.content(), ...fetched].join('\n')).not.toMatch(ids);

		await walk(page, 'reveal', { from: 'answered' });
		// The other side: the very same net catches the secrets once they may be known.
		await expect.poll(async () => plain(await page.locator('body').innerText())).toContain(plain(secrets[0]));
	});
}

/** An assignment as a student does it: every kind of item, graded on the page as the replay grades it; draws, codes and time. */
import type { Page } from '@playwright/test';
import { createStream } from '#lib/core/random.ts';
import type { Submission } from '#lib/teach/submission.ts';
import { assignmentText } from '#lib/teach/assignment-schema.ts';
import { sealedCodes } from '#lib/teach/student.ts';
import { variantOf } from '#lib/teach/variant.ts';
import { asFile, assigned, doPath, saved } from './assign.ts';
import { expect, test } from './fixture.ts';
import { walk } from './walk.ts';

const patience = 60_000;

async function begin(page: Page, field: string, who: string): Promise<void> {
	await page.getByLabel(field).fill(who);
	await page.getByRole('button', { name: 'Begin' }).click();
}

const openItem = (page: Page, place: number): Promise<void> =>
	page
		.getByRole('link', { name: /^(Open|Go on): / })
		.nth(place)
		.click();
const back = (page: Page): Promise<void> => page.getByRole('link', { name: 'Back to the assignment' }).first().click();

/** Answers the card that is asked. */
async function answerCard(page: Page): Promise<void> {
	await expect(page.getByRole('heading', { name: 'What is going on?' })).toBeVisible({ timeout: patience });
	await page
		.getByRole('button', { name: /^1|fits|Fits/ })
		.first()
		.click();
	await page.getByRole('button', { name: '70%' }).click();
	await page.getByRole('button', { name: 'Next card' }).click();
}

test('a decision, a drill and a review are graded on the page as the replay grades them; a claim that is changed is found', async ({
	page,
	open
}) => {
	test.setTimeout(240_000);
	const assignment = assigned([
		{ kind: 'decision', points: 10, pool: [{ name: 'hauls-150', seeds: [1000] }] },
		{ kind: 'drill', points: 5, cards: 2, pool: ['gym-300', 'cards-400'].map((name) => ({ name, seeds: [1000] })) },
		{ kind: 'review', points: 5, pool: [{ name: 'orders', seeds: [1000] }] }
	]);
	await open(doPath(assignment));
	await begin(page, 'Your id', 'Ann');

	await openItem(page, 0);
	await walk(page, 'reveal');
	await page.getByRole('button', { name: /^Go to the debrief/ }).click();
	await page.getByRole('button', { name: /^1/ }).click();
	await page.getByRole('button', { name: /^Finish this case/ }).click();
	await back(page);
	await expect(page.getByText('1 of 3 done')).toBeVisible();

	await openItem(page, 0);
	await answerCard(page);
	await answerCard(page);
	await expect(page.getByText(/of 100$/)).toBeVisible({ timeout: patience });
	await back(page);
	await expect(page.getByText('2 of 3 done')).toBeVisible();

	await openItem(page, 0);
	await page.getByRole('button', { name: 'Approve' }).click({ timeout: patience });
	await expect(page.getByRole('figure', { name: 'Both, run just now' })).toBeVisible({ timeout: patience });
	await back(page);
	await expect(page.getByText('3 of 3 done')).toBeVisible();

	const honest = await saved(page, () => page.getByRole('button', { name: 'Save the file to hand in' }).click());
	const { body } = JSON.parse(honest) as Submission;
	const claimed = body.items.map((item) => item.claimed);
	expect(claimed.every((points) => typeof points === 'number')).toBe(true);
	// One claim a file is raised by ten points; the log stays as it was.
	const forged = claimed.map((points, at) => {
		const items = body.items.map((item) => (item.item === at ? { ...item, claimed: (points ?? 0) + 10 } : item));
		const raised = { ...body, student: `Forger ${at + 1}`, items };
		return asFile(
			`forged-${at + 1}.json`,
			JSON.stringify({ format: body.format, version: 1, body: raised, publicKey: null, signature: null })
		);
	});

	await open('teach/');
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles(asFile('a.json', assignmentText(assignment)));
	await page.getByRole('link', { name: /^Open the class/ }).click();
	await expect(page.getByRole('tab', { name: 'Collect' })).toBeVisible();
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles([asFile('ann.json', honest), ...forged]);
	await page.getByRole('button', { name: 'Check 4 files' }).click();
	await expect(page.getByText(/^4 files checked in/)).toBeVisible({ timeout: 120_000 });
	const row = (name: string) => page.getByRole('row').filter({ hasText: name });
	await expect(row('ann.json')).toContainText('exact');
	for (const at of [1, 2, 3]) {
		await expect(row(`forged-${at}.json`)).toContainText('score claim');
		await expect(row(`forged-${at}.json`)).toContainText('score differs');
	}
});

test('sealed codes draw from the pool, the twin has the same brief, and the time runs out by the clock', async ({ page, open }) => {
	const assignment = assigned(
		[
			{
				kind: 'exercise',
				points: 10,
				pool: [
					{ name: 'cards-400', seeds: [1000] },
					{ name: 'cards-400', variant: 1, seeds: [1000] }
				]
			}
		],
		{ variants: 'sealed', timeLimit: 30 }
	);
	const stream = createStream(5).fork('codes');
	const codes = sealedCodes(40, (length) => Uint8Array.from({ length }, () => stream.integer(256)));
	const drawn = (variant: number): string => codes.find((code) => variantOf(assignment, code).items[0].draws[0].variant === variant) ?? '';
	const briefs: string[] = [];
	await page.clock.install();
	for (const variant of [1, 0]) {
		await open(doPath(assignment));
		if (variant === 1) {
			await begin(page, 'Your code', `${drawn(1).slice(0, -1)}${drawn(1).endsWith('q') ? 'w' : 'q'}`);
			await expect(page.getByRole('alert').filter({ hasText: 'wrong character' })).toBeVisible();
		}
		await begin(page, 'Your code', drawn(variant));
		await expect(page.getByText(`You work as “${drawn(variant)}”.`)).toBeVisible();
		await expect(page.getByText('30 min from the first thing you open.')).toBeVisible();
		await openItem(page, 0);
		await walk(page, 'brief');
		briefs.push(await page.getByRole('main').getByRole('heading', { level: 1 }).innerText());
		await expect(page.getByRole('timer')).toHaveText(/^30 min left/);
		await page.clock.fastForward('29:00');
		await expect(page.getByRole('timer')).toHaveText(/^1 min left/);
		await page.clock.fastForward('02:00');
		await expect(page.getByText(/^The time is over/)).toBeVisible();
		await back(page);
		await expect(page.getByText(/^The time is over/)).toBeVisible();
		const text = await saved(page, () => page.getByRole('button', { name: 'Save the file to hand in' }).click());
		const started = (JSON.parse(text) as Submission).body.items[0].log?.entries[0].event;
		expect(started).toMatchObject({ type: 'started', exercise: 'cards-400', ...(variant === 0 ? {} : { variant }) });
		await page.getByRole('button', { name: 'Hand over this computer' }).click();
		await page.getByRole('button', { name: 'Save the file and clear' }).click();
		await expect(page.getByText(/and cleared\. The next person can begin\./)).toBeVisible();
	}
	expect(briefs[0]).toBe(briefs[1]);
});

import { expect, type Locator, type Page } from '@playwright/test';

/** Where a walk through a case may stop: each is on the screen and has settled when the walk ends. */
const stops = [
	'brief',
	'data',
	'split',
	'predict',
	'train',
	'training',
	'evidence',
	'commit',
	'answered',
	'decide',
	'reveal',
	'remedy'
] as const;
export type Stop = (typeof stops)[number];

const patience = 60_000;
const button = (page: Page, name: RegExp): Locator => page.getByRole('button', { name });

/** Presses an answer until the right one lets the case go on: a wrong one says why and stays. */
async function answerSplit(page: Page): Promise<void> {
	// A term met for the first time explains itself; on a phone its card may lie over the buttons.
	await page.keyboard.press('Escape');
	const goOn = button(page, /^Go on/);
	const answers = page.locator('fieldset button.choice');
	for (let index = 0; index < (await answers.count()) && !(await goOn.isVisible()); index += 1) await answers.nth(index).click();
	await goOn.click();
}

async function choose(page: Page, question: RegExp, answer: number): Promise<void> {
	await page.getByRole('radiogroup', { name: question }).getByRole('radio').nth(answer).click();
}

/** One tap before training, where the case asks for it. */
async function predictSame(page: Page): Promise<void> {
	const [same, train] = [button(page, /Same$/), button(page, /^Train \d+ seed/)];
	await expect(same.or(train).first()).toBeVisible({ timeout: patience });
	if (await same.isVisible()) await same.click();
}

/** Clicks through the reasoning of a worked or completion case; another case has none. */
async function workThrough(page: Page): Promise<void> {
	const [begin, next, call] = [button(page, /^Begin$/), button(page, /^Next step$/), button(page, /^Make the call/)];
	await expect(begin.or(call)).toBeVisible({ timeout: patience });
	if (!(await begin.isVisible())) return;
	await begin.click();
	await expect(next.or(call)).toBeVisible({ timeout: patience });
	while (await next.isVisible()) await next.click();
}

/** Answers each of the four questions. */
async function answerAll(page: Page, answer: number, reading: number): Promise<void> {
	await choose(page, /What is going on/, answer);
	await page.locator('.readings button').nth(reading).click();
	await choose(page, /How sure/, 1);
	await choose(page, /hold up/, 0);
	// From stage 2 on: the score on fresh rows, with an 80 % interval.
	const expected = { 'Low end, 80%': '0.6', 'Most likely': '0.7', 'High end, 80%': '0.8' };
	if (await page.getByLabel('Most likely').isVisible())
		for (const [label, value] of Object.entries(expected)) await page.getByLabel(label, { exact: true }).fill(value);
}

/** Types the same numbers everywhere, takes the action at this place and says how sure. */
export async function makeCall(page: Page, action = 1): Promise<void> {
	await expect(page.getByRole('heading', { name: 'Your numbers' })).toBeVisible({ timeout: patience });
	const [chances, rates] = [page.getByLabel(/^Chance that/), page.getByLabel(/^Best guess/)];
	for (const [fields, value] of [
		[chances, '60'],
		[rates, '0.81']
	] as const)
		for (let index = 0; index < (await fields.count()); index += 1) await fields.nth(index).fill(value);
	await choose(page, /What do you do/, action);
	await page.getByLabel(/How sure are you that no other/).press('ArrowRight');
}

/** A case of judgment asks for a decision between the diagnosis and the reveal; others are there already. */
async function untilReveal(page: Page): Promise<void> {
	if (await page.getByRole('heading', { name: 'Your numbers' }).isVisible()) await decideAndLive(page);
}

/** From the decision sheet of a case of judgment to the reveal, without a memo. */
async function decideAndLive(page: Page): Promise<void> {
	await makeCall(page);
	await button(page, /^Commit to it/).click();
	await button(page, /^Without a memo/).click();
	await button(page, /^Start the first week/).click();
	await button(page, /^On to the diagnosis/).click({ timeout: patience });
}

/** The steps in their order: what is pressed to leave the step before, and what shows that this one is there. */
function legs(page: Page, answer: number, reading: number): readonly { stop: Stop; go: () => Promise<void>; there: Locator }[] {
	const commit = button(page, /^Commit( and (reveal|decide))?/);
	return [
		{ stop: 'brief', go: async () => undefined, there: button(page, /^Look at the data/) },
		{ stop: 'data', go: () => button(page, /^Look at the data/).click(), there: button(page, /^I have looked/) },
		{ stop: 'split', go: () => button(page, /^I have looked/).click(), there: page.getByRole('heading', { name: /Three parts/ }) },
		{ stop: 'predict', go: () => answerSplit(page), there: page.getByRole('heading', { level: 2 }).first() },
		{ stop: 'train', go: () => predictSame(page), there: button(page, /^Train \d+ seed/) },
		{
			stop: 'training',
			go: () => button(page, /^Train \d+ seed/).click(),
			there: page.getByText(/Epoch [1-9]\d* of|What do you see|Make the call|Worked through/).first()
		},
		{ stop: 'evidence', go: () => workThrough(page), there: button(page, /^Make the call/) },
		{ stop: 'commit', go: () => button(page, /^Make the call/).click(), there: commit },
		{
			stop: 'answered',
			go: () => answerAll(page, answer, reading),
			there: page.locator('button:enabled', { hasText: /^Commit( and (reveal|decide))?/ })
		},
		{ stop: 'decide', go: () => commit.click(), there: page.getByRole('heading', { name: /The arithmetic|Your numbers/ }) },
		{ stop: 'reveal', go: () => untilReveal(page), there: page.getByRole('heading', { name: /The arithmetic/ }) },
		{ stop: 'remedy', go: () => button(page, /^Continue to remedy/).click(), there: page.getByRole('heading', { name: /Knobs for run/ }) }
	];
}

/**
 * Goes through the case that is open, from its brief, or from the stop after `from`, to `until`. `answer` is the place of
 * the diagnosis among the choices, `reading` that of the number that is tapped.
 */
export async function walk(
	page: Page,
	until: Stop,
	{ answer = 0, reading = 2, from }: { answer?: number; reading?: number; from?: Stop } = {}
): Promise<void> {
	const start = from === undefined ? 0 : stops.indexOf(from) + 1;
	for (const { stop, go, there } of legs(page, answer, reading).slice(start)) {
		await go();
		await expect(there).toBeVisible({ timeout: patience });
		if (stop === until) return;
	}
}

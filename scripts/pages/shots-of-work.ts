/** Pictures of what stands beside the labs: decisions, review, interview, teaching, audit, portfolio, the author's desk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { makeCall, walk } from '../../tests/e2e/walk.ts';
import { root } from '../toolchain/fingerprint.mjs';
import { phone, wide, type Shot } from './shot.ts';

const LONG = 120_000;
const DECISION = 'labs/judgment/hauls-150/?seed=1000';

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click({ timeout: LONG });

async function decided(page: Page): Promise<void> {
	await walk(page, 'decide');
	await makeCall(page);
	await press(page, 'Commit to it');
}

async function lived(page: Page): Promise<void> {
	await decided(page);
	await press(page, 'Without a memo');
	await press(page, 'Start the first week');
	await page.getByRole('heading', { name: /among 200 others/ }).waitFor({ timeout: LONG });
}

/** Production as it comes, stopped in its sixth week. */
async function inProduction(page: Page): Promise<void> {
	await page.emulateMedia({ reducedMotion: 'no-preference' });
	await decided(page);
	await press(page, 'Without a memo');
	await press(page, 'Start the first week');
	await page.getByText('Week 6 of 26').waitFor({ timeout: LONG });
	await press(page, 'Pause');
}

async function marked(page: Page): Promise<void> {
	await page.locator('button.line').nth(5).click({ timeout: LONG });
	await page.getByLabel('What is wrong with it?').selectOption('LK-1.2');
	for (const text of [/^Blocker/, /far less often than the script reports/, /^Split first/])
		await page.getByRole('radio', { name: text }).check({ force: true });
}

async function reviewed(page: Page): Promise<void> {
	await marked(page);
	await press(page, 'Send the review');
	await page.getByRole('figure', { name: 'Both, run just now' }).waitFor({ timeout: LONG });
}

async function asked(page: Page): Promise<void> {
	// What is typed before the page answers is lost.
	await page.waitForLoadState('networkidle');
	await page.getByLabel('The nonce you hear').fill('otter maple 1080');
	await page.keyboard.press('Enter');
	await page.getByText('Item 1 of 6').waitFor();
}

async function interviewed(page: Page): Promise<void> {
	await asked(page);
	const said = 'Recall fell from 0.93 to 0.60 over 42 patients because the network recognised patients, so we wait until spring.';
	await page.getByLabel('Your answer').fill(said);
	await page.keyboard.press('Control+Enter');
	await page.getByLabel('Your answer').fill('I think it is fine.');
	await page.keyboard.press('Control+Enter');
	await press(page, 'End the interview');
}

async function composed(page: Page): Promise<void> {
	await page.getByLabel('Title').fill('Week 1: does it hold?');
	await press(page, /^Add Churn, 300/);
	await page.getByRole('heading', { name: /^Item 1/ }).waitFor();
}

/** What a student sees who opens the first of the assignments that are ready. */
async function begun(page: Page): Promise<void> {
	const preview = page.getByRole('link', { name: 'Preview as a student' }).first();
	const { href } = new URL((await preview.getAttribute('href', { timeout: LONG })) ?? '', page.url());
	await page.goto(href.replace(/&preview=.*$/, ''));
	await page.getByLabel('Your id').fill('Ann');
	await press(page, 'Begin');
	await page
		.getByRole('link', { name: /^Open: / })
		.first()
		.waitFor();
}

/** A shipped real table given to the audit as a file; the cost columns were written after the strike. */
async function birdstrikes(page: Page): Promise<void> {
	const content = readFileSync(join(root, 'node_modules/vega-datasets/data/birdstrikes.csv'));
	await page.locator('input[type=file]').first().setInputFiles({ name: 'birdstrikes.csv', mimeType: 'text/csv', buffer: content });
	await page.getByRole('heading', { name: 'Before any split' }).waitFor({ timeout: LONG });
	await page.getByLabel('What is predicted?').selectOption('Effect Amount of damage');
}

async function audited(page: Page): Promise<void> {
	await birdstrikes(page);
	await page.keyboard.press('Control+Enter');
	await page.getByRole('button', { name: 'Audit again' }).waitFor({ timeout: 600_000 });
}

async function inPortfolio(page: Page): Promise<void> {
	const { origin, pathname } = new URL(page.url());
	const first = `${origin}${pathname.replace(/portfolio\/$/, '')}`;
	await page.goto(`${first}labs/mechanics/churn-300/?seed=1000`);
	await walk(page, 'reveal', { answer: 2 });
	await page.getByText(/Saved in this browser/).waitFor();
	await page.goto(`${first}portfolio/`);
	await press(page, /^Make a case Churn/);
	await page.getByText(/all with the same numbers to the last bit/).waitFor({ timeout: LONG });
}

async function proof(page: Page, holds: boolean): Promise<void> {
	await page.getByRole('table', { name: 'Scores of this draw' }).waitFor({ timeout: LONG });
	if (!holds) {
		const shows = page.getByRole('group', { name: 'What the data must show' });
		await shows.getByLabel('Fact of claim 1').fill('validation.accuracy');
		await shows.getByLabel('above').fill('');
		await shows.getByLabel('below').fill('0.5');
	}
	await page.getByRole('button', { name: 'Prove', exact: true }).click();
	await expect(page.getByTestId('proof')).toHaveText(holds ? /The proof holds/ : /does not hold/, { timeout: LONG });
}

const views = [wide, phone];

export const shotsOfWork: readonly Shot[] = [
	{ name: 'decision-before', path: DECISION, act: (page) => walk(page, 'decide') },
	{ name: 'decision-called', path: DECISION, act: decided, views },
	{ name: 'production', path: DECISION, act: inProduction, views },
	{ name: 'fan', path: DECISION, act: lived },
	{ name: 'season', path: 'season/?seed=7', act: (page) => page.getByText('Decision 1 of 12').waitFor({ timeout: LONG }), views },
	{ name: 'capstone', path: 'capstone/', act: (page) => page.waitForTimeout(8000), views },
	{ name: 'review', path: 'review/', views },
	{ name: 'review-marked', path: 'review/?item=orders', act: marked },
	{ name: 'review-answered', path: 'review/?item=orders', act: reviewed },
	{ name: 'interview', path: 'interview/', views },
	{ name: 'interview-question', path: 'interview/', act: asked, views },
	{ name: 'interview-result', path: 'interview/', act: interviewed },
	{ name: 'teach', path: 'teach/' },
	{ name: 'teach-compose', path: 'teach/compose/', act: composed },
	{ name: 'teach-student', path: 'teach/', act: begun },
	{ name: 'author-failing', path: 'teach/author/', act: (page) => proof(page, false), views },
	{ name: 'author-passing', path: 'teach/author/', act: (page) => proof(page, true), views },
	{ name: 'audit', path: 'audit/' },
	{ name: 'audit-guard', path: 'audit/', act: birdstrikes },
	{ name: 'audit-birdstrikes', path: 'audit/', act: audited, views },
	{ name: 'portfolio-case', path: 'portfolio/', act: inPortfolio },
	{
		name: 'portfolio-print',
		path: 'portfolio/',
		act: async (page) => {
			await inPortfolio(page);
			await page.emulateMedia({ media: 'print' });
		},
		views: [{ name: 'paper', width: 794, height: 1123, colorScheme: 'light' }]
	}
];

import type { Page } from '@playwright/test';
import { walk, type Stop } from '../../tests/e2e/walk.ts';
import { phone, wide, type Shot, type View } from './shot.ts';
import { shotsOfWork } from './shots-of-work.ts';

/** The case that stands for all others: the S1-03. */
const exampleCase = 'labs/mechanics/churn-300/?seed=7';
const inCase = (name: string, stop: Stop, views?: readonly View[]): Shot => ({
	name: `workspace-${name}`,
	path: exampleCase,
	act: (page) => walk(page, stop),
	views
});

/** The four feedback states of one case: the place of the answer among the choices, and of the tapped number. */
const feedback = (name: string, answer: number, reading: number): Shot => ({
	name: `reveal-${name}`,
	path: exampleCase,
	act: (page) => walk(page, 'reveal', { answer, reading }),
	views: [wide, phone]
});

/** A run of the remedy, trained, so that the notebook has something to compare. */
async function onBench(page: Page): Promise<void> {
	await walk(page, 'remedy', { answer: 2 });
	const values = page.locator('.knobs input[type=range], .knobs select, .knobs [role=radio]');
	await values.first().waitFor({ timeout: 60_000 });
}

async function oneCard(page: Page): Promise<void> {
	await page
		.getByRole('button', { name: /twelve cards/i })
		.first()
		.click({ timeout: 60_000 });
	await page.locator('h2').first().waitFor({ timeout: 60_000 });
	await page.waitForTimeout(4000);
}

async function answerYes(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^(1\s*)?Yes/ }).click({ timeout: 60_000 });
	await page.getByRole('button', { name: /Next case|See your three calls/ }).waitFor({ timeout: 60_000 });
}

export const shots: readonly Shot[] = [
	{ name: 'first-visit', path: '', act: (page) => page.getByRole('button', { name: /Cannot tell/ }).waitFor({ timeout: 60_000 }) },
	{ name: 'first-visit-revealed', path: '', act: answerYes },
	{ name: 'catalogue', path: 'labs/' },
	{ name: 'stage', path: 'labs/mechanics/' },
	{ name: 'progress', path: 'progress/' },
	{ name: 'about', path: 'about/' },
	inCase('brief', 'brief'),
	inCase('data', 'data', [wide, phone]),
	inCase('split', 'split', [wide, phone]),
	inCase('predict', 'predict', [wide]),
	inCase('training', 'training', [wide]),
	inCase('evidence', 'evidence'),
	inCase('commit', 'answered'),
	inCase('revealed', 'reveal'),
	feedback('right-reason', 2, 2),
	feedback('right-wrong-reason', 2, 3),
	feedback('wrong-sound-evidence', 0, 2),
	feedback('wrong', 0, 3),
	{ name: 'worked', path: 'labs/mechanics/oven-line-800/', act: (page) => walk(page, 'training') },
	{ name: 'bench', path: exampleCase, act: onBench, views: [wide, phone] },
	{ name: 'leak', path: 'labs/subtle-cases/hangar-1700/', act: (page) => walk(page, 'reveal'), views: [wide, phone] },
	{ name: 'segments', path: 'labs/subtle-cases/branches-3000/', act: (page) => walk(page, 'reveal'), views: [wide, phone] },
	{ name: 'calibration', path: 'labs/subtle-cases/policies-400/', act: (page) => walk(page, 'reveal'), views: [wide, phone] },
	{ name: 'shift', path: 'labs/subtle-cases/castings-1500/', act: (page) => walk(page, 'reveal'), views: [wide, phone] },
	{ name: 'benchmark', path: 'labs/subtle-cases/tickets-600/', act: (page) => walk(page, 'reveal'), views: [wide, phone] },
	{ name: 'fine-tuning', path: 'labs/subtle-cases/phrases-150/', act: (page) => walk(page, 'reveal'), views: [wide, phone] },
	{ name: 'drill', path: 'drill/', act: oneCard },
	{
		name: 'readme',
		path: exampleCase,
		act: (page) => walk(page, 'reveal', { answer: 2 }),
		views: [{ name: 'wide', width: 1440, height: 1130, colorScheme: 'light' }],
		keptAs: 'docs/screenshot.png'
	},
	inCase('remedy', 'remedy', [wide, phone]),
	{
		name: 'home',
		path: exampleCase,
		act: async (page) => {
			await walk(page, 'reveal');
			await page.getByRole('link', { name: 'Holdout' }).first().click();
			await page.locator('h1').waitFor();
		}
	},
	...shotsOfWork
];

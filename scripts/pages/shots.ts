import type { Page } from '@playwright/test';
import { walk, type Stop } from '../../tests/e2e/walk.ts';

/** One picture: a page, brought to a state, seen in one or more ways. Add a line to have another. */
export interface Shot {
	readonly name: string;
	/** Relative to the first page, which is ''. */
	readonly path: string;
	/** Brings the page to the state that is to be seen. */
	readonly act?: (page: Page) => Promise<void>;
	readonly views?: readonly View[];
	/** Where it goes instead of screenshots/: such a picture is taken only when it is asked for by its name. */
	readonly keptAs?: string;
}

export interface View {
	readonly name: string;
	readonly width: number;
	readonly height: number;
	readonly colorScheme: 'light' | 'dark';
}

export const wide: View = { name: 'wide', width: 1440, height: 900, colorScheme: 'light' };
export const dark: View = { name: 'dark', width: 1440, height: 900, colorScheme: 'dark' };
export const phone: View = { name: 'phone', width: 390, height: 844, colorScheme: 'light' };
export const allViews: readonly View[] = [wide, dark, phone];

/** The case that stands for all others: the S1-03. */
const exampleCase = 'labs/mechanics/churn-300/?seed=7';
const inCase = (name: string, stop: Stop, views?: readonly View[]): Shot => ({
	name: `workspace-${name}`,
	path: exampleCase,
	act: (page) => walk(page, stop),
	views
});

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
	}
];

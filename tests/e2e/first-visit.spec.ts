import { expect, test } from './fixture.ts';

const answer = /^[123]?\s*(Yes|No|Cannot tell)$/;

test('a newcomer makes three calls about dots with the keyboard alone, and the page is kept', async ({ page, open }) => {
	await open('');
	for (let position = 1; position <= 3; position += 1) {
		await expect(page.getByText(`Case ${position} of 3`)).toBeVisible();
		await expect(page.getByRole('button', { name: answer }).first()).toBeEnabled({ timeout: 60_000 });
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Will this line work on new dots?');
		if (position === 1) await expect(page.locator('main')).not.toContainText(/training|validation/i);
		await page.keyboard.press(String(position));
		await expect(page.getByRole('rowheader').first()).toBeVisible();
		await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
		await page.keyboard.press('Enter');
	}
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('That was the whole question.');
	await expect(page.locator('tbody tr')).toHaveCount(3);
	await expect(page.getByRole('contentinfo')).toContainText('Saved in this browser');

	await page.reload();
	await expect(page.getByRole('heading', { name: 'The course' })).toBeVisible();
	await page.getByRole('button', { name: 'Your first calls' }).click();
	await expect(page.locator('tbody tr')).toHaveCount(3);
	await page.getByRole('link', { name: 'Go to the first lab' }).click();
	await expect(page).toHaveURL(/\/labs\/[a-z-]+\/[a-z0-9-]+\/$/);
});

test('whoever skips the dots finds one next thing, and finds it again', async ({ page, open }) => {
	await open('');
	await page.getByRole('button', { name: 'Skip to the labs' }).click();
	await expect(page.getByRole('link', { name: 'Begin' })).toBeVisible();
	await expect(page.getByRole('contentinfo')).toContainText('Saved in this browser');
	await page.reload();
	await expect(page.getByRole('link', { name: 'Begin' })).toBeVisible();
});

test('a page without WebAssembly says so and can still be read', async ({ page, open }) => {
	await page.addInitScript(() => {
		Reflect.deleteProperty(globalThis, 'WebAssembly');
	});
	await open('');
	await expect(page.getByRole('alert')).toContainText('This browser has no WebAssembly');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('The line could not be drawn.');
	await page.getByRole('button', { name: 'Skip to the labs' }).click();
	await expect(page.getByRole('heading', { name: 'The course' })).toBeVisible();
});

test('the question mark shows the keys, and a chosen theme outlives a reload', async ({ page, open }) => {
	await open('labs/');
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
	await page.keyboard.press('?');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	const colours = page.getByRole('button', { name: /^Colours/ });
	await colours.click();
	await colours.click();
	await expect(colours).toHaveText(/Dark/);
	await expect(page.getByRole('contentinfo')).toContainText('Saved in this browser');
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('work can be saved as a file, erased, and opened again', async ({ page, open }) => {
	await open('');
	await page.getByRole('button', { name: 'Skip to the labs' }).click();
	await expect(page.getByRole('contentinfo')).toContainText('Saved in this browser');
	await open('progress/');
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save a work file' }).click();
	const file = await (await download).path();
	await page.getByRole('button', { name: 'Erase everything' }).click();
	await page.getByRole('button', { name: 'Erase it' }).click();
	await expect(page.getByText('Everything is erased.')).toBeVisible();
	await page.getByLabel('Choose a file').setInputFiles(file);
	await expect(page.getByText(/cases added/)).toBeVisible();
	await page
		.getByLabel('Choose a file')
		.setInputFiles({ name: 'notes.json', mimeType: 'application/json', buffer: Buffer.from('nonsense') });
	await expect(page.getByText(/not a Holdout work file/)).toBeVisible();
	await open('');
	await expect(page.getByRole('heading', { name: 'The course' })).toBeVisible();
});

test('terms open where they stand', async ({ page, open }) => {
	await open('about/');
	const term = page.getByRole('button', { name: 'Gap', exact: true });
	await term.click();
	await expect(page.getByRole('dialog', { name: 'Gap' })).toContainText('training score less validation score');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toHaveCount(0);
	await expect(term).toBeFocused();
});

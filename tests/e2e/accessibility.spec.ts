import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixture.ts';
import { pagesOfEachKind } from './pages.ts';

for (const path of pagesOfEachKind()) {
	test(`axe finds nothing on /${path}, narrow and wide, light and dark`, async ({ page, open }) => {
		await open(path);
		for (const width of [390, 1440]) {
			await page.setViewportSize({ width, height: 900 });
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				const { violations } = await new AxeBuilder({ page }).analyze();
				const found = violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
				expect(found, `${colorScheme}, ${width} px`).toEqual([]);
			}
		}
	});
}

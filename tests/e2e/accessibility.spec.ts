import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixture.ts';
import { builtPages } from './pages.ts';

const widths = [390, 1440];
const schemes = ['light', 'dark'] as const;

for (const path of builtPages()) {
	for (const width of widths) {
		for (const colorScheme of schemes) {
			test(`axe finds nothing on /${path} at ${width} px, ${colorScheme}`, async ({ page, open }) => {
				await page.setViewportSize({ width, height: 900 });
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await open(path);
				const { violations } = await new AxeBuilder({ page }).analyze();
				const found = violations.map(({ id, help, nodes }) => `${id}: ${help} — ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
				expect(found).toEqual([]);
			});
		}
	}
}

import axe from 'axe-core';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Figure } from '#lib/charts/figure.ts';
import { armsFigure, pairedFigure } from '#lib/charts/figures/arms.ts';
import { classSharesFigure, dataScatterFigure, histogramFigure } from '#lib/charts/figures/data.ts';
import { freshFigure } from '#lib/charts/figures/fresh.ts';
import { historyFigure } from '#lib/charts/figures/history.ts';
import { tableCell } from '#lib/charts/table-cell.ts';
import { resolveTheme } from '#lib/charts/theme.ts';
import FigureCard from '#lib/components/figure/FigureCard.svelte';
import { figureFile } from '#lib/components/figure/download.ts';
import { fileName } from '#lib/components/shell/save-file.ts';
import { freshPath, runEvidence } from '../../unit/charts/fixtures.ts';

const run = runEvidence();
const difference = {
	metric: 'accuracy',
	a: 0.797,
	b: 0.81,
	difference: 0.013,
	interval: { low: 0.007, high: 0.02, level: 0.95, method: 'paired' },
	n: 3000
} as const;
const loss = historyFigure(run, 'loss');
const figures: readonly Figure[] = [
	loss,
	armsFigure({
		kind: 'arms',
		instrument: 'simpler-model',
		base: run,
		arms: [{ id: 'a', label: { id: 'arm.straightLine', values: {} }, run, against: difference }]
	}),
	pairedFigure({ name: 'Run 1', run }, { name: 'Run 2', run }, difference),
	freshFigure(freshPath(0.81), { run, outcome: 'absent', materiality: 0.03 }),
	dataScatterFigure({ x: [1, 2, 3], y: [2, 3, 9], label: [0, 1, 1], xName: 'a', yName: 'b' }, { name: 't', classes: ['left', 'stayed'] }),
	classSharesFigure(run),
	histogramFigure([1, 2, 2, 3, 8], 'x')
];
const picture = () => screen.findByRole('img', { name: loss.title });

async function violations(): Promise<string[]> {
	const { violations: found } = await axe.run(document.body, {
		rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
	});
	return found.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`);
}

afterEach(async () => {
	delete document.documentElement.dataset.theme;
	await page.viewport(1280, 800);
});

describe('FigureCard', () => {
	test.each(['light', 'dark'])('is clean to axe as chart and as table, %s', async (theme) => {
		document.documentElement.dataset.theme = theme;
		for (const figure of figures) {
			const { unmount } = render(FigureCard, { figure, plain: true, chip: '2 units', onpick: () => undefined });
			await screen.findByRole('img', { name: figure.title });
			expect(await violations()).toEqual([]);
			await userEvent.click(screen.getByRole('button', { name: 'Table' }));
			expect(await violations()).toEqual([]);
			unmount();
		}
	});
	test('the picture has a name and is described by the sentence under it', async () => {
		render(FigureCard, { figure: loss, plain: true });
		const svg = await picture();
		expect(document.getElementById(svg.getAttribute('aria-describedby') ?? '')?.textContent).toBe(loss.sentence);
	});
	test('the table says every number of the figure, with real headers', async () => {
		render(FigureCard, { figure: loss, plain: true });
		await userEvent.click(screen.getByRole('button', { name: 'Table' }));
		const table = screen.getByRole('table', { name: loss.title });
		expect(
			within(table)
				.getAllByRole('columnheader')
				.map((cell) => cell.textContent)
		).toEqual(loss.table.columns);
		const rows = within(table).getAllByRole('row').slice(1);
		expect(rows.map((row) => [...row.children].map((cell) => cell.textContent))).toEqual(
			loss.table.rows.map((row) => row.map((cell, c) => tableCell(cell, loss.table.formats?.[c])))
		);
		expect(within(rows[0]).getByRole('rowheader').textContent).toBe('0');
	});
	test('chart and table are switched with the keyboard, and the pressed one says so', async () => {
		render(FigureCard, { figure: loss, plain: true });
		await picture();
		await userEvent.tab();
		expect(document.activeElement?.textContent).toBe('Chart');
		await userEvent.tab();
		await userEvent.keyboard('{Enter}');
		expect(screen.getByRole('button', { name: 'Table' }).getAttribute('aria-pressed')).toBe('true');
		expect(screen.getByRole('table')).toBeTruthy();
		expect(screen.queryByRole('img')).toBeNull();
		await userEvent.tab({ shift: true });
		await userEvent.keyboard(' ');
		expect(await picture()).toBeTruthy();
	});
	test('a table that scrolls can be reached by keyboard', async () => {
		render(FigureCard, { figure: loss, plain: true });
		await userEvent.click(screen.getByRole('button', { name: 'Table' }));
		const region = screen.getByRole('region', { name: loss.title });
		await waitFor(() => expect(region.tabIndex).toBe(0));
	});
	test('the menu opens, moves and closes with the keyboard, and hands over the file', async () => {
		const clicked: { name: string; href: string }[] = [];
		const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
			clicked.push({ name: this.download, href: this.href });
		});
		render(FigureCard, { figure: loss, plain: true });
		const trigger = screen.getByRole('button', { name: 'Download chart or data' });
		trigger.focus();
		await userEvent.keyboard('{Enter}');
		const items = await screen.findAllByRole('menuitem');
		expect(items.map((item) => item.textContent?.trim())).toEqual(['Picture (PNG)', 'Drawing (SVG)', 'Numbers (CSV)']);
		expect(await violations()).toEqual([]);
		await waitFor(() => expect(document.activeElement).toBe(items[0]));
		await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
		await waitFor(() => expect(clicked.map(({ name }) => name)).toEqual(['loss-by-epoch.csv']));
		expect((await (await fetch(clicked[0].href)).text()).split('\r\n')[0]).toContain('Epoch,');
		await waitFor(() => expect(screen.queryByRole('menu')).toBeNull());
		await userEvent.keyboard('{Enter}');
		await screen.findByRole('menu');
		await userEvent.keyboard('{Escape}');
		await waitFor(() => expect(document.activeElement).toBe(trigger));
		click.mockRestore();
	});
	test('offers itself as evidence and says when it was picked', async () => {
		const onpick = vi.fn();
		const { rerender } = render(FigureCard, { figure: loss, plain: true, onpick });
		await userEvent.click(screen.getByRole('button', { name: 'Use this chart as evidence' }));
		expect(onpick).toHaveBeenCalledWith(loss);
		await rerender({ figure: loss, plain: true, onpick, picked: true });
		expect(screen.getByRole('button', { name: 'This chart is your evidence' }).getAttribute('aria-pressed')).toBe('true');
	});
	test('says what to do when there is nothing to draw', async () => {
		render(FigureCard, { figure: null, title: 'Loss by epoch', empty: 'Press Train to see it.' });
		expect(screen.getByText('Press Train to see it.')).toBeTruthy();
		expect(screen.queryByRole('button')).toBeNull();
		expect(await violations()).toEqual([]);
	});
	test('is drawn 1:1 for its width and again when that changes', async () => {
		render(FigureCard, { figure: loss, plain: true });
		const wide = await picture();
		await waitFor(() => expect(Number(wide.getAttribute('width'))).toBeGreaterThan(900));
		await page.viewport(390, 800);
		await waitFor(() => expect(Number(wide.getAttribute('width'))).toBeLessThan(390));
		const box = wide.getBoundingClientRect();
		expect(Math.round(box.width)).toBe(Number(wide.getAttribute('width')));
		expect(wide.textContent).toContain('Baseline 0.693');
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(390);
	});
	test('has no inline style, which the page’s policy would refuse', async () => {
		const { container } = render(FigureCard, { figure: loss, plain: true });
		await picture();
		expect([...container.querySelectorAll('[style]')].map((element) => element.outerHTML.slice(0, 80))).toEqual([]);
	});
});

describe('files', () => {
	test.each(['png', 'svg', 'csv'] as const)('a figure can leave as %s', async (kind) => {
		const file = await figureFile(loss, kind, resolveTheme(document.documentElement));
		expect(file.name).toBe(`loss-by-epoch.${kind}`);
		expect(file.blob.size).toBeGreaterThan(500);
	});
	test('the drawing is well-formed and has no colour left unresolved', async () => {
		for (const figure of figures) {
			const { blob } = await figureFile(figure, 'svg', resolveTheme(document.documentElement));
			const parsed = new DOMParser().parseFromString(await blob.text(), 'image/svg+xml');
			expect(parsed.querySelector('parsererror')).toBeNull();
			expect([...parsed.querySelectorAll('[fill=""], [stroke=""]')]).toEqual([]);
			expect(parsed.documentElement.querySelector('title')?.textContent).toBe(figure.title);
		}
	});
	test('the picture is as large as it should be and not blank', async () => {
		const { blob } = await figureFile(loss, 'png', resolveTheme(document.documentElement));
		const bitmap = await createImageBitmap(blob);
		expect([bitmap.width, bitmap.height]).toEqual([(718 + 32) * 2, (300 + 32 + 28) * 2]);
		const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
		const pen = canvas.getContext('2d');
		pen?.drawImage(bitmap, 0, 0);
		const pixels = pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
		const colours = new Set<string>();
		for (let i = 0; i < pixels.length; i += 4) colours.add(`${pixels[i]},${pixels[i + 1]},${pixels[i + 2]}`);
		// Training blue and validation orange of the fixed palette.
		expect([colours.has('0,114,178'), colours.has('230,159,0')]).toEqual([true, true]);
	});
	test('names are plain', () => {
		expect([fileName('Loss by epoch'), fileName('6,000 fresh rows'), fileName('Ä → ?'), fileName('→', 'chart')]).toEqual([
			'loss-by-epoch',
			'6-000-fresh-rows',
			'a',
			'chart'
		]);
	});
});

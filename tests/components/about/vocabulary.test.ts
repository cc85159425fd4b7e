import { render, screen } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import Vocabulary from '#lib/components/about/Vocabulary.svelte';
import { DIAGNOSIS_IDS, FAMILIES } from '#lib/diagnosis/ids.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';

const entry = (anchor: string): HTMLDetailsElement => document.getElementById(anchor) as HTMLDetailsElement;

afterEach(async () => {
	history.replaceState(null, '', location.pathname + location.search);
	delete document.documentElement.dataset.theme;
	await page.viewport(1280, 800);
});

describe('the vocabulary', () => {
	it('shows every diagnosis once, folded, under its family', () => {
		const { container } = render(Vocabulary);
		expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(FAMILIES.map(diagnosisName));
		const summaries = [...container.querySelectorAll('summary .name')].map((name) => name.textContent);
		expect(summaries.toSorted()).toEqual(DIAGNOSIS_IDS.map(diagnosisName).toSorted());
		expect(container.querySelectorAll('details[open]')).toHaveLength(0);
	});

	it('unfolds the one that the address names', async () => {
		location.hash = '#lk-3-2';
		const { container } = render(Vocabulary);
		await expect.poll(() => entry('lk-3-2').open).toBe(true);
		expect(container.querySelectorAll('details[open]')).toHaveLength(1);
	});

	it('leads from a look-alike to its entry, by keyboard, and again after it was folded', async () => {
		render(Vocabulary);
		entry('of-cap').open = true;
		const link = (): HTMLElement => entry('of-cap').querySelector<HTMLElement>('a[href="#of-data"]') as HTMLElement;
		link().focus();
		await userEvent.keyboard('{Enter}');
		await expect.poll(() => entry('of-data').open).toBe(true);
		await userEvent.click(entry('of-data').querySelector('summary') as HTMLElement);
		await expect.poll(() => entry('of-data').open).toBe(false);
		await userEvent.click(link());
		await expect.poll(() => entry('of-data').open).toBe(true);
	});

	it('folds and unfolds all', async () => {
		const { container } = render(Vocabulary);
		await userEvent.click(screen.getByRole('button', { name: 'Unfold all' }));
		await expect.poll(() => container.querySelectorAll('details[open]').length).toBe(DIAGNOSIS_IDS.length);
		await userEvent.click(screen.getByRole('button', { name: 'Fold all' }));
		await expect.poll(() => container.querySelectorAll('details[open]').length).toBe(0);
	});

	it.each([
		['light', 390],
		['dark', 390],
		['light', 1280]
	] as const)('has no accessibility faults and fits the screen: %s, %i px', async (theme, width) => {
		await page.viewport(width, 800);
		document.documentElement.dataset.theme = theme;
		const { container } = render(Vocabulary);
		for (const anchor of ['uf-noise', 'ev-peek', 'lk-3-2']) entry(anchor).open = true;
		const { violations } = await axe.run(container);
		expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
});

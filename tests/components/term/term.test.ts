import { render, screen, waitFor } from '@testing-library/svelte';
import { userEvent } from 'vitest/browser';
import axe from 'axe-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { Settings } from '#lib/state/settings.svelte.ts';
import TermStage from './TermStage.svelte';

const TEXT = 'The [gap|gap] and the [ceiling|ceiling].';

async function settingsThatMet(...terms: string[]): Promise<Settings> {
	const settings = new Settings();
	settings.giveUp();
	for (const term of terms) await settings.meet(term);
	return settings;
}

// The pop-up is loaded when it is first wanted; tests are about what it does, not about how fast it comes.
beforeAll(async () => {
	await import('#lib/components/term/TermPopover.svelte');
});

const popup = (): HTMLElement | null => screen.queryByRole('dialog');
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 400));

describe('a term', () => {
	it('is a button in the text, and its sentence reads on', async () => {
		render(TermStage, { settings: await settingsThatMet('gap', 'ceiling'), text: TEXT });
		expect(screen.getByRole('button', { name: 'gap' }).getAttribute('aria-expanded')).toBe('false');
		expect(document.querySelector('p')?.textContent).toBe('The gap and the ceiling.');
		expect(popup()).toBeNull();
	});

	it('opens by itself at the first meeting, without taking the focus, and counts as met', async () => {
		const settings = await settingsThatMet('ceiling');
		render(TermStage, { settings, text: TEXT });
		const found = await screen.findByRole('dialog', { name: 'Gap' });
		expect(found.textContent).toContain('training score less validation score');
		expect(found.contains(document.activeElement)).toBe(false);
		expect(settings.hasMet('gap')).toBe(true);
	});

	it('opens one at a time', async () => {
		render(TermStage, { settings: await settingsThatMet(), text: TEXT });
		await screen.findByRole('dialog');
		await pause();
		expect(screen.getAllByRole('dialog')).toHaveLength(1);
	});

	it('does not open by itself a second time', async () => {
		render(TermStage, { settings: await settingsThatMet('gap', 'ceiling'), text: TEXT });
		await pause();
		expect(popup()).toBeNull();
	});

	it('counts as met, without opening, where the sentence explains it', async () => {
		const settings = await settingsThatMet();
		render(TermStage, { settings, text: TEXT, introduced: true });
		await waitFor(() => expect(settings.hasMet('gap')).toBe(true));
		await pause();
		expect(popup()).toBeNull();
	});

	it('opens and closes with the keyboard, and gives the focus back', async () => {
		render(TermStage, { settings: await settingsThatMet('gap', 'ceiling'), text: TEXT });
		const button = screen.getByRole('button', { name: 'ceiling' });
		button.focus();
		await userEvent.keyboard('{Enter}');
		const found = await screen.findByRole('dialog', { name: 'Ceiling' });
		await waitFor(() => expect(found.contains(document.activeElement)).toBe(true));
		expect(button.getAttribute('aria-expanded')).toBe('true');
		await userEvent.keyboard('{Escape}');
		await waitFor(() => expect(popup()).toBeNull());
		await waitFor(() => expect(document.activeElement).toBe(button));
	});

	it('closes when its own words are pressed again', async () => {
		render(TermStage, { settings: await settingsThatMet('gap', 'ceiling'), text: TEXT });
		const button = screen.getByRole('button', { name: 'gap' });
		await userEvent.click(button);
		await screen.findByRole('dialog');
		await userEvent.click(button);
		await waitFor(() => expect(popup()).toBeNull());
		await pause();
		expect(popup()).toBeNull();
	});

	it('has no accessibility violations, open', async () => {
		render(TermStage, { settings: await settingsThatMet('ceiling'), text: TEXT });
		await screen.findByRole('dialog');
		const { violations } = await axe.run(document.body, {
			rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } }
		});
		expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
	});
});

import { render, screen, waitFor } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import axe from 'axe-core';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import KeysDialog from '#lib/components/shell/KeysDialog.svelte';
import { NAV, isCurrent } from '#lib/components/shell/nav.ts';
import type { SaveStatus } from '#lib/state/save-status.ts';
import { Settings } from '#lib/state/settings.svelte.ts';
import { Shell } from '#lib/state/shell.svelte.ts';
import ShellStage from './ShellStage.svelte';

beforeAll(async () => {
	await import('#lib/components/shell/MenuDialog.svelte');
});
afterEach(async () => {
	await page.viewport(1280, 800);
});

function show(status: SaveStatus, shell = new Shell()) {
	const retry = vi.fn();
	const onkeys = vi.fn();
	const settings = new Settings();
	render(ShellStage, { saving: { status, retry }, settings, shell, onkeys });
	return { retry, onkeys, settings };
}

const violations = async (): Promise<unknown[]> => {
	const found = await axe.run(document.body, { rules: { region: { enabled: false } } });
	return found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)]);
};

describe('the frame', () => {
	it('links to the pages that exist, each once', () => {
		show({ kind: 'none' });
		const links = screen.getAllByRole('link').map((link) => link.textContent?.trim());
		expect(links).toEqual(['Holdout', 'Labs', 'Drill', 'Review', 'Interview', 'Audit', 'Teach', 'Portfolio', 'Your work', 'About']);
	});

	it('says whether the work is safe', () => {
		show({ kind: 'saved', at: new Date(2026, 2, 3, 14, 2).getTime() });
		expect(screen.getByText('Saved in this browser at 14:02. Nothing is sent.')).toBeTruthy();
	});

	it('says that earlier work is kept', () => {
		show({ kind: 'kept' });
		expect(screen.getByText('Your work is kept in this browser. Nothing is sent.')).toBeTruthy();
	});

	it('says that saving failed, why, and offers to try again', async () => {
		const { retry } = show({ kind: 'failed', reason: 'The disk is full.' });
		expect(screen.getByText('Not saved. The disk is full. Your work is kept in this tab.').getAttribute('aria-live')).toBe('assertive');
		await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
		expect(retry).toHaveBeenCalledOnce();
	});

	it('changes the colours from the system to light to dark and back', async () => {
		const { settings } = show({ kind: 'none' });
		const button = screen.getByRole('button', { name: /Colours/ });
		const seen: string[] = [];
		for (let i = 0; i < 3; i += 1) {
			await userEvent.click(button);
			seen.push(settings.theme);
		}
		expect(seen).toEqual(['light', 'dark', 'system']);
	});

	it('opens the menu of a phone as a dialog, keeps the focus inside and gives it back', async () => {
		await page.viewport(390, 844);
		show({ kind: 'none' });
		const menu = screen.getByRole('button', { name: 'Menu' });
		await userEvent.click(menu);
		const dialog = await screen.findByRole('dialog', { name: 'Menu' });
		await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
		expect(dialog.querySelectorAll('a')).toHaveLength(NAV.length);
		expect(await violations()).toEqual([]);
		await userEvent.keyboard('{Escape}');
		await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
		await waitFor(() => expect(document.activeElement).toBe(menu));
	});

	it('has no accessibility violations', async () => {
		show({ kind: 'saving' });
		expect(await violations()).toEqual([]);
	});
});

describe('the keys', () => {
	it('name the keys of the page first, then those of every page', async () => {
		render(KeysDialog, { open: true, shortcuts: [{ keys: '1, 2, 3', what: 'Yes, no, cannot tell' }] });
		const dialog = await screen.findByRole('dialog', { name: 'Keys' });
		const lines = [...dialog.querySelectorAll('dd')].map((line) => line.textContent);
		expect(lines[0]).toBe('Yes, no, cannot tell');
		expect(lines).toContain('Show or hide this list');
		expect(await violations()).toEqual([]);
	});
});

describe('the current entry', () => {
	it('is the one whose pages hold the route', () => {
		const current = (route: string | null): string[] => NAV.filter((entry) => isCurrent(entry, route)).map(({ route: to }) => to);
		expect(current('/')).toEqual(['/labs']);
		expect(current('/labs/[stage]/[exercise]')).toEqual(['/labs']);
		expect(current('/about')).toEqual(['/about']);
		expect(current('/season')).toEqual(['/labs']);
		expect(current('/do')).toEqual(['/teach']);
		expect(current('/aboutness')).toEqual([]);
		expect(current(null)).toEqual([]);
	});
});

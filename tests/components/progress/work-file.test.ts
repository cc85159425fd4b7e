import { render, screen, waitFor } from '@testing-library/svelte';
import { userEvent } from 'vitest/browser';
import axe from 'axe-core';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import WorkFile from '#lib/components/progress/WorkFile.svelte';
import { fixedClock } from '#lib/state/clock.ts';
import { Work, type WorkStore } from '#lib/state/work.svelte.ts';

beforeAll(async () => {
	await import('#lib/components/progress/EraseDialog.svelte');
});

function memoryStore(over: Partial<WorkStore> = {}): WorkStore {
	return {
		readSetting: () => Promise.resolve(undefined),
		writeSetting: () => Promise.resolve(),
		resume: () => Promise.reject(new Error('no case is opened here')),
		openLog: () => Promise.reject(new Error('no case is opened here')),
		forget: () => Promise.resolve(),
		readAttempts: () => Promise.resolve({ attempts: [], problems: [] }),
		readRecords: () => Promise.resolve([]),
		writeRecord: () => Promise.resolve(),
		exportAll: () => Promise.resolve('{"work":1}'),
		importAll: () => Promise.resolve({ added: 2, extended: 1, kept: 0, problems: ['Case x in the file cannot be read and was left out.'] }),
		eraseAll: () => Promise.resolve(),
		persistence: () => Promise.resolve('best-effort'),
		askPersistence: () => Promise.resolve('persisted'),
		usage: () => Promise.resolve(74_000),
		status: { kind: 'none' },
		retry: () => undefined,
		watch: () => () => undefined,
		...over
	};
}

async function show(store: WorkStore) {
	const work = new Work();
	work.use(Promise.resolve(store));
	const onerased = vi.fn();
	render(WorkFile, { work, clock: fixedClock(Date.UTC(2026, 2, 3, 12)), onerased, onopened: () => undefined });
	await waitFor(() => expect(work.ready).toBe(true));
	return { work, onerased };
}

const choose = (text: string): Promise<void> =>
	userEvent.upload(screen.getByLabelText('Choose a file'), new File([text], 'work.json', { type: 'application/json' }));

describe('the work file', () => {
	it('saves everything under the day it was saved', async () => {
		const clicked: { name: string; href: string }[] = [];
		const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
			clicked.push({ name: this.download, href: this.href });
		});
		await show(memoryStore());
		await userEvent.click(screen.getByRole('button', { name: 'Save a work file' }));
		expect(await screen.findByText('Saved as holdout-work-2026-03-03.json.')).toBeTruthy();
		expect(clicked).toEqual([{ name: 'holdout-work-2026-03-03.json', href: expect.stringMatching(/^blob:/) as string }]);
		click.mockRestore();
	});

	it('says what joined, and what could not be read', async () => {
		await show(memoryStore());
		await choose('{}');
		expect(await screen.findByText(/2 cases added, 1 case continued, 0 cases kept/)).toBeTruthy();
		expect(screen.getByText('Case x in the file cannot be read and was left out.')).toBeTruthy();
	});

	it('says why a file was refused', async () => {
		await show(memoryStore({ importAll: () => Promise.reject(new Error('This file is not a Holdout work file.')) }));
		await choose('nonsense');
		expect(await screen.findByText('This file is not a Holdout work file.')).toBeTruthy();
	});

	it('erases only after a second yes', async () => {
		const eraseAll = vi.fn(() => Promise.resolve());
		const { onerased } = await show(memoryStore({ eraseAll }));
		await userEvent.click(screen.getByRole('button', { name: 'Erase everything' }));
		const dialog = await screen.findByRole('alertdialog', { name: 'Erase all work in this browser?' });
		expect((await axe.run(dialog)).violations.map(({ id }) => id)).toEqual([]);
		await userEvent.click(screen.getByRole('button', { name: 'Keep it' }));
		expect(eraseAll).not.toHaveBeenCalled();
		await userEvent.click(screen.getByRole('button', { name: 'Erase everything' }));
		await userEvent.click(await screen.findByRole('button', { name: 'Erase it' }));
		expect(await screen.findByText('Everything is erased.')).toBeTruthy();
		expect(eraseAll).toHaveBeenCalledOnce();
		expect(onerased).toHaveBeenCalledOnce();
	});

	it('says where the work is kept and asks the browser to keep it', async () => {
		await show(memoryStore());
		expect(await screen.findByText(/The browser may clear it when the disk is full\./)).toBeTruthy();
		expect(screen.getByText(/74 kB used\./)).toBeTruthy();
		await userEvent.click(screen.getByRole('button', { name: 'Ask the browser to keep it' }));
		expect(await screen.findByText(/The browser has promised to keep it/)).toBeTruthy();
	});

	it('says so where nothing can be kept, and offers nothing that cannot work', async () => {
		const work = new Work();
		work.use(Promise.reject(new Error('private')));
		render(WorkFile, { work, clock: fixedClock(0), onerased: () => undefined, onopened: () => undefined });
		expect(await screen.findByText(/does not let the page keep anything/)).toBeTruthy();
		for (const name of ['Save a work file', 'Erase everything'])
			expect(screen.getByRole('button', { name }).hasAttribute('disabled')).toBe(true);
	});
});

import { describe, expect, it } from 'vitest';
import { Settings } from '#lib/state/settings.svelte.ts';
import type { SettingsStore } from '#lib/state/settings.svelte.ts';
import { TermMeetings } from '#lib/state/term-meetings.svelte.ts';
import { Shell } from '#lib/state/shell.svelte.ts';
import { Shortcuts } from '#lib/state/keys.svelte.ts';

function memory(initial: Record<string, unknown> = {}): SettingsStore & { readonly values: Record<string, unknown> } {
	const values = { ...initial };
	return {
		values,
		readSetting: (key) => Promise.resolve(values[key]),
		writeSetting: (key, value) => {
			values[key] = value;
			return Promise.resolve();
		}
	};
}

describe('settings', () => {
	it('begin with the defaults and are not ready', () => {
		const settings = new Settings();
		expect([settings.ready, settings.theme, settings.firstVisitDone]).toEqual([false, 'system', false]);
	});

	it('read what is stored and write what changes', async () => {
		const store = memory({ theme: 'dark', 'first-visit-done': true, 'terms-met': ['gap'] });
		const settings = new Settings();
		await settings.load(store);
		expect([settings.ready, settings.theme, settings.firstVisitDone, settings.hasMet('gap')]).toEqual([true, 'dark', true, true]);
		await settings.setTheme('light');
		await settings.meet('ceiling');
		await settings.meet('gap');
		expect(store.values).toMatchObject({ theme: 'light', 'terms-met': ['gap', 'ceiling'] });
	});

	it('take stored nonsense as the defaults', async () => {
		const settings = new Settings();
		await settings.load(memory({ theme: 'purple', 'first-visit-done': 'yes', 'terms-met': [1, null, 'gap'] }));
		expect([settings.theme, settings.firstVisitDone, settings.hasMet('gap')]).toEqual(['system', false, true]);
	});

	it('keep a change for the page when it cannot be stored', async () => {
		const settings = new Settings();
		await settings.load({ ...memory(), writeSetting: () => Promise.reject(new Error('full')) });
		await settings.setTheme('dark');
		expect(settings.theme).toBe('dark');
	});

	it('are usable without a store', async () => {
		const settings = new Settings();
		settings.giveUp();
		await settings.finishFirstVisit();
		expect([settings.ready, settings.firstVisitDone]).toEqual([true, true]);
	});

	it('forget what a newcomer does not have', async () => {
		const settings = new Settings();
		await settings.load(memory({ theme: 'dark', 'first-visit-done': true, 'terms-met': ['gap'] }));
		settings.forget();
		expect([settings.theme, settings.firstVisitDone, settings.hasMet('gap')]).toEqual(['system', false, false]);
	});
});

describe('meeting a term', () => {
	it('opens once, one at a time, and only when it is known what was met', () => {
		const settings = new Settings();
		const meetings = new TermMeetings(settings);
		const [gap, ceiling] = [Symbol('gap'), Symbol('ceiling')];
		expect(meetings.mayOpen('gap', gap)).toBe(false);
		settings.giveUp();
		expect(meetings.mayOpen('gap', gap)).toBe(true);
		expect(meetings.isOpen(gap)).toBe(true);
		expect(meetings.mayOpen('ceiling', ceiling)).toBe(false);
		expect(settings.hasMet('ceiling')).toBe(false);
		meetings.closed(ceiling);
		expect(meetings.isOpen(gap)).toBe(true);
		meetings.closed(gap);
		expect(meetings.mayOpen('gap', gap)).toBe(false);
		expect(meetings.mayOpen('ceiling', ceiling)).toBe(true);
	});
});

describe('the frame', () => {
	it('is bare while anybody asks', () => {
		const shell = new Shell();
		const give = [shell.askBare(), shell.askBare()];
		give[0]();
		expect(shell.bare).toBe(true);
		give[1]();
		expect(shell.bare).toBe(false);
	});

	it('lists the keys of what is shown', () => {
		const shortcuts = new Shortcuts();
		const one = { keys: '1', what: 'one' };
		const take = shortcuts.add([one]);
		shortcuts.add([{ keys: '2', what: 'two' }]);
		take();
		expect(shortcuts.list).toEqual([{ keys: '2', what: 'two' }]);
	});
});

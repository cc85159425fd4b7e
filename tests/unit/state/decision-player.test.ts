import { describe, expect, it } from 'vitest';
import { WeekPlayer } from '#lib/state/decision-player.svelte.ts';

/** Time that only moves when told to. */
function clock() {
	let waiting: (() => void) | null = null;
	return {
		after: (_: number, callback: () => void) => {
			waiting = callback;
			return () => (waiting = null);
		},
		tick: (): boolean => {
			const due = waiting;
			waiting = null;
			due?.();
			return due !== null;
		}
	};
}

describe('weeks on the screen', () => {
	it('come one a tick, and never before they have arrived', () => {
		const { after, tick } = clock();
		const player = new WeekPlayer(after);
		player.start(3, false);
		expect(player.waiting).toBe(true);
		expect(tick()).toBe(false);
		player.arrive(2);
		tick();
		tick();
		expect(player.shown).toBe(2);
		expect(tick()).toBe(false);
		player.arrive(3);
		tick();
		expect([player.shown, player.finished, player.playing]).toEqual([3, true, false]);
	});

	it('stand still when paused, and go on by one step', () => {
		const { after, tick } = clock();
		const player = new WeekPlayer(after);
		player.start(5, false);
		player.arrive(5);
		tick();
		player.pause();
		expect(tick()).toBe(false);
		player.step();
		expect([player.shown, player.playing]).toEqual([2, false]);
		player.play();
		tick();
		expect(player.shown).toBe(3);
	});

	it('are all there after a skip, those to come included', () => {
		const player = new WeekPlayer(clock().after);
		player.start(4, false);
		player.arrive(2);
		player.skip();
		expect(player.shown).toBe(2);
		player.arrive(4);
		expect([player.shown, player.finished]).toEqual([4, true]);
	});

	it('are shown as they come where nothing may move by itself', () => {
		const { after, tick } = clock();
		const player = new WeekPlayer(after);
		player.start(2, true);
		player.arrive(1);
		expect(player.shown).toBe(1);
		expect(tick()).toBe(false);
		player.arrive(2);
		expect(player.finished).toBe(true);
	});

	it('can be played again from the start', () => {
		const player = new WeekPlayer(clock().after);
		player.start(1, true);
		player.arrive(1);
		player.start(1, false);
		expect([player.shown, player.playing, player.finished]).toEqual([0, true, false]);
	});
});

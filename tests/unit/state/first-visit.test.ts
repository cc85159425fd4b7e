import { describe, expect, it, vi } from 'vitest';
import type { BoundaryResult, Dots, LabRuntime } from '#lib/runtime/protocol.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import { DOT_CASES, FRAMES, countRight, falls, judge, rightCall, sliceDots } from '#lib/state/first-visit-cases.ts';
import type { DotEvidence, DotShare } from '#lib/state/first-visit-cases.ts';
import { FirstVisit } from '#lib/state/first-visit.svelte.ts';

type Boundary = LabRuntime['boundary'];
type Options = Parameters<Boundary>[2];

/** `right` of `n` dots on their own side; the wrong ones come first. */
function dots(right: number, n: number): Dots {
	const index = Array.from({ length: n }, (_, i) => i);
	return { x: index, y: index, label: index.map((i) => i % 2), predicted: index.map((i) => (i < n - right ? 1 - (i % 2) : i % 2)) };
}

function share(right: number, n: number): DotShare {
	return countRight(dots(right, n));
}

/** A runtime whose trainings end when the test says so. */
function heldRuntime() {
	const calls: { seed: number; options: Options; finish: (result?: Partial<BoundaryResult>) => void; fail: (error: unknown) => void }[] =
		[];
	const boundary: Boundary = (_experiment, seed, options) =>
		new Promise((resolve, reject) => {
			const train = dots(48, 48);
			const fresh = dots(options.nFresh - 40, options.nFresh);
			calls.push({
				seed,
				options,
				finish: (result = {}) => resolve({ train, fresh, trainAccuracy: 1, freshAccuracy: 0.8, digest: 'd', ...result }),
				fail: reject
			});
		});
	return { boundary, calls };
}

function setUp(still = true) {
	const runtime = heldRuntime();
	const frames: (() => void)[] = [];
	const onDone = vi.fn();
	const visit = new FirstVisit({ runtime, nextFrame: (callback) => void frames.push(callback), still: () => still, onDone });
	const refresh = (): void => frames.splice(0).forEach((callback) => callback());
	return { visit, runtime, refresh, onDone };
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('counting dots', () => {
	it("counts those on their own side, with Wilson's interval", () => {
		// 6 of 6: Wilson's lower end is n / (n + z²) = 6 / (6 + 3.8415) = 0.6097.
		const all = share(6, 6);
		expect(all.right).toBe(6);
		expect(all.low).toBeCloseTo(0.6097, 4);
		expect(all.high).toBe(1);
		expect(share(80, 100)).toMatchObject({ right: 80, n: 100 });
	});

	it('cuts dots apart without losing any', () => {
		const all = dots(5, 9);
		const parts = [sliceDots(all, 0, 4), sliceDots(all, 4, 9)];
		expect(parts.flatMap((part) => part.x)).toEqual(all.x);
		expect(parts.reduce((sum, part) => sum + countRight(part).right, 0)).toBe(5);
	});
});

describe('the right call', () => {
	const evidence = (shown: DotShare, aside: DotShare | null, fresh: DotShare): DotEvidence => ({ shown, aside, fresh });

	it('is no where new dots are worse by more than chance', () => {
		expect(rightCall(evidence(share(48, 48), null, share(122, 160)))).toBe('no');
	});

	it('is yes where kept-back and new dots agree', () => {
		expect(rightCall(evidence(share(118, 120), share(58, 60), share(95, 100)))).toBe('yes');
	});

	it('is cannot tell where too few dots were kept back, whatever came', () => {
		for (const fresh of [share(100, 160), share(159, 160)]) {
			expect(rightCall(evidence(share(12, 12), share(6, 6), fresh))).toBe('cannot-tell');
		}
	});

	it('does not call a difference below 0.03 a fall, however sure', () => {
		expect(falls(evidence(share(99_000, 100_000), null, share(97_000, 100_000)))).toBe(false);
		expect(falls(evidence(share(99_000, 100_000), null, share(95_000, 100_000)))).toBe(true);
	});

	it('does not call a large difference a fall when chance alone could make it', () => {
		expect(falls(evidence(share(10, 10), null, share(9, 10)))).toBe(false);
	});

	it('takes cannot tell as fair only where nothing was kept back', () => {
		const nothingKept = evidence(share(48, 48), null, share(122, 160));
		expect(judge('no', nothingKept)).toBe('right');
		expect(judge('cannot-tell', nothingKept)).toBe('fair');
		expect(judge('yes', nothingKept)).toBe('wrong');
		expect(judge('cannot-tell', evidence(share(118, 120), share(58, 60), share(95, 100)))).toBe('wrong');
	});
});

describe('the three cases', () => {
	it('show their last epoch: epochs are a multiple of the frames', () => {
		for (const { experiment } of DOT_CASES) expect((experiment.pipeline.fit?.epochs ?? 0) % FRAMES).toBe(0);
	});
});

describe('a first visit', () => {
	it('asks once the line stands, and keeps the new dots back until the answer', async () => {
		const { visit, runtime, onDone } = setUp();
		void visit.start();
		expect(visit.phase).toBe('training');
		visit.choose('yes');
		expect(visit.answer).toBeNull();
		runtime.calls[0].finish();
		await settle();
		expect(visit.phase).toBe('asking');
		expect(visit.fresh).toBeNull();
		visit.choose('no');
		expect(visit.phase).toBe('revealed');
		expect(visit.fresh?.x).toHaveLength(DOT_CASES[0].nNew);
		expect(visit.calls).toHaveLength(1);
		expect(onDone).not.toHaveBeenCalled();
	});

	it('waits for the dots to land where things may move', async () => {
		const { visit, runtime, refresh } = setUp(false);
		void visit.start();
		runtime.calls[0].finish();
		await settle();
		refresh();
		await settle();
		visit.choose('yes');
		expect(visit.phase).toBe('falling');
		visit.choose('no');
		expect(visit.answer).toBe('yes');
		visit.landed();
		visit.landed();
		expect(visit.phase).toBe('revealed');
		expect(visit.calls).toHaveLength(1);
	});

	it('splits what nobody trained on into dots kept back and new ones', async () => {
		const { visit, runtime } = setUp();
		void visit.start();
		runtime.calls[0].finish();
		await settle();
		expect(visit.aside).toBeNull();
		visit.choose('no');
		void visit.next();
		runtime.calls[1].finish();
		await settle();
		expect(visit.position).toBe(2);
		expect(visit.aside?.x).toHaveLength(DOT_CASES[1].nAside);
		expect(visit.evidence?.fresh.n).toBe(DOT_CASES[1].nNew);
	});

	it('shows frames one a refresh, in order, and asks only after the last', async () => {
		const { visit, runtime, refresh } = setUp(false);
		void visit.start();
		const { options, finish } = runtime.calls[0];
		for (const epoch of [10, 20, 30]) options.onFrame({ epoch, epochs: 30, scores: new Float32Array(4), trainAccuracy: 1 });
		finish();
		await settle();
		const seen: (number | undefined)[] = [];
		for (let i = 0; i < 3; i += 1) {
			expect(visit.phase).toBe('training');
			refresh();
			seen.push(visit.frame?.epoch);
		}
		expect(seen).toEqual([10, 20, 30]);
		await settle();
		expect(visit.phase).toBe('asking');
	});

	it('shows only the last frame where nothing may move', async () => {
		const { visit, runtime, refresh } = setUp(true);
		void visit.start();
		for (const epoch of [10, 20, 30])
			runtime.calls[0].options.onFrame({ epoch, epochs: 30, scores: new Float32Array(4), trainAccuracy: 1 });
		refresh();
		await settle();
		expect(visit.frame?.epoch).toBe(30);
	});

	it('lets a newer run win over an older one', async () => {
		const { visit, runtime } = setUp();
		void visit.start();
		void visit.again();
		expect(runtime.calls[0].options.signal?.aborted).toBe(true);
		runtime.calls[0].finish({ train: dots(1, 3) });
		await settle();
		expect(visit.phase).toBe('training');
		expect(runtime.calls[1].seed).not.toBe(runtime.calls[0].seed);
		runtime.calls[1].finish();
		await settle();
		expect(visit.evidence?.shown.n).toBe(48);
	});

	it('says why a run failed, and can try again', async () => {
		const { visit, runtime } = setUp();
		void visit.start();
		runtime.calls[0].fail(new LabError('worker-lost', 'gone'));
		await settle();
		expect(visit.phase).toBe('failed');
		expect(visit.failure).toBe('worker-lost');
		void visit.again();
		runtime.calls[1].fail(new Error('anything'));
		await settle();
		expect(visit.failure).toBe('internal');
		void visit.again();
		runtime.calls[2].finish();
		await settle();
		expect(visit.phase).toBe('asking');
	});

	it('counts a case once when it is drawn again, and hands over three calls at the end', async () => {
		const { visit, runtime, onDone } = setUp();
		let call = 0;
		const play = async (): Promise<void> => {
			runtime.calls[call].finish();
			call += 1;
			await settle();
			visit.choose('cannot-tell');
		};
		void visit.start();
		await play();
		void visit.again();
		expect(visit.calls).toHaveLength(0);
		await play();
		for (let i = 0; i < 2; i += 1) {
			void visit.next();
			await play();
		}
		expect(visit.phase).toBe('revealed');
		void visit.next();
		expect(visit.phase).toBe('done');
		expect(onDone).toHaveBeenCalledOnce();
		expect(visit.calls.map(({ id }) => id)).toEqual([1, 2, 3]);
	});
});

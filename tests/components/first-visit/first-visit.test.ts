import { render, screen, waitFor } from '@testing-library/svelte';
import { userEvent } from 'vitest/browser';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import type { BoundaryResult, Dots, LabRuntime } from '#lib/runtime/protocol.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import { DOT_GRID } from '#lib/state/first-visit-cases.ts';
import { FirstVisit } from '#lib/state/first-visit.svelte.ts';
import VisitStage from './VisitStage.svelte';

/** Dots on a spiral inside the picture; the first `wrong` are on the wrong side. */
function dots(n: number, wrong: number): Dots {
	const index = Array.from({ length: n }, (_, i) => i);
	return {
		x: index.map((i) => 0.5 + (i / n) * 1.5 * Math.cos(i)),
		y: index.map((i) => 0.25 + (i / n) * 1.2 * Math.sin(i)),
		label: index.map((i) => i % 2),
		predicted: index.map((i) => (i < wrong ? 1 - (i % 2) : i % 2))
	};
}

/** A runtime that answers at once: 48 of 48 shown, 30 wrong of the new. */
function quickRuntime(fail?: LabError): Pick<LabRuntime, 'boundary'> {
	return {
		boundary: (_experiment, _seed, { grid, nFresh, onFrame, onDots }) => {
			if (fail) return Promise.reject(fail);
			const train = dots(48, 0);
			onDots?.(train);
			onFrame({
				epoch: 100,
				epochs: 100,
				trainAccuracy: 1,
				scores: Float32Array.from({ length: grid.nx * grid.ny }, (_, i) => (i % grid.nx) / grid.nx)
			});
			const result: BoundaryResult = {
				train,
				fresh: dots(nFresh, Math.min(30, nFresh)),
				trainAccuracy: 1,
				freshAccuracy: 0.8,
				digest: 'd'
			};
			return Promise.resolve(result);
		}
	};
}

function begin(runtime = quickRuntime(), still = true) {
	const onDone = vi.fn();
	const onskip = vi.fn();
	const visit = new FirstVisit({ runtime, nextFrame: (callback) => requestAnimationFrame(callback), still: () => still, onDone });
	render(VisitStage, { visit, onskip });
	void visit.start();
	return { visit, onDone, onskip };
}

const choice = (name: string): Promise<HTMLElement> => screen.findByRole('button', { name });

describe('the first visit', () => {
	it('asks one question, with answers that wait for the line', async () => {
		const { visit } = begin();
		expect((await choice('Yes')).hasAttribute('disabled')).toBe(visit.phase !== 'asking');
		await waitFor(() => expect(visit.phase).toBe('asking'));
		expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Will this line work on new dots?');
		expect(screen.getByText('So far it gets all 48 dots right.')).toBeTruthy();
		for (const name of ['Yes', 'No', 'Cannot tell']) expect((await choice(name)).hasAttribute('disabled')).toBe(false);
	});

	it('says neither "training" nor "validation" before the first call', async () => {
		const { visit } = begin();
		await waitFor(() => expect(visit.phase).toBe('asking'));
		expect(document.querySelector('main')?.textContent).not.toMatch(/training|validation|fresh/i);
		await userEvent.keyboard('2');
		await screen.findByRole('heading', { name: 'It does not hold.' });
		expect(screen.getByRole('button', { name: 'training set' })).toBeTruthy();
		expect(screen.getByRole('button', { name: 'validation set' })).toBeTruthy();
	});

	it('is answered with 1, 2 and 3, counts what came, and moves the focus to the verdict', async () => {
		const { visit } = begin();
		await waitFor(() => expect(visit.phase).toBe('asking'));
		await userEvent.keyboard('1');
		const heading = await screen.findByRole('heading', { name: 'It does not hold.' });
		expect(document.activeElement).toBe(heading);
		expect(screen.getByText('You said yes. Not this time.')).toBeTruthy();
		expect(screen.getByText('130 of 160')).toBeTruthy();
		expect(screen.getByText('81%')).toBeTruthy();
	});

	it('can be done with the keyboard alone', async () => {
		const { visit, onDone } = begin();
		for (let i = 0; i < 3; i += 1) {
			await waitFor(() => expect(visit.phase).toBe('asking'));
			await userEvent.keyboard('3');
			await waitFor(() => expect(visit.phase).toBe('revealed'));
			await waitFor(() => expect(document.activeElement?.tagName).toBe('H1'));
			await userEvent.keyboard('{Enter}');
		}
		await waitFor(() => expect(onDone).toHaveBeenCalledOnce());
	});

	it('lets the new dots fall before it says what came', async () => {
		const { visit } = begin(quickRuntime(), false);
		await waitFor(() => expect(visit.phase).toBe('asking'));
		await userEvent.click(await choice('No'));
		expect(visit.phase).toBe('falling');
		expect(document.querySelectorAll('path.dot.fresh').length).toBe(160);
		expect(document.querySelectorAll('circle.missed').length).toBe(0);
		await waitFor(() => expect(visit.phase).toBe('revealed'), { timeout: 6000 });
		expect(document.querySelectorAll('svg[role="img"] circle.missed').length).toBe(30);
	});

	it('draws every dot inside the picture, also one that lies far out', async () => {
		const far = quickRuntime();
		const { visit } = begin({
			boundary: async (experiment, seed, options) => {
				const result = await far.boundary(experiment, seed, options);
				return { ...result, train: { ...result.train, x: [DOT_GRID.xMax + 5, ...result.train.x.slice(1)] } };
			}
		});
		await waitFor(() => expect(visit.phase).toBe('asking'));
		const picture = document.querySelector('svg[role="img"]') as SVGSVGElement;
		const frame = picture.getBoundingClientRect();
		for (const dot of picture.querySelectorAll('path.dot')) {
			const box = dot.getBoundingClientRect();
			expect(box.left).toBeGreaterThanOrEqual(frame.left);
			expect(box.right).toBeLessThanOrEqual(frame.right);
		}
	});

	it('says what failed and offers to try again', async () => {
		const { visit } = begin(quickRuntime(new LabError('no-webassembly', 'missing')));
		await screen.findByRole('heading', { name: 'The line could not be drawn.' });
		expect(screen.getByText(/This browser has no WebAssembly/)).toBeTruthy();
		await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
		await waitFor(() => expect(visit.phase).toBe('failed'));
	});

	it('can be skipped', async () => {
		const { onskip } = begin();
		await userEvent.click(screen.getByRole('button', { name: 'Skip to the labs' }));
		expect(onskip).toHaveBeenCalledOnce();
	});

	it('has no accessibility violations, before and after the call', async () => {
		const { visit } = begin();
		await waitFor(() => expect(visit.phase).toBe('asking'));
		expect((await axe.run(document.body)).violations.map(({ id }) => id)).toEqual([]);
		await userEvent.keyboard('2');
		await waitFor(() => expect(visit.phase).toBe('revealed'));
		expect((await axe.run(document.body)).violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
	});
});

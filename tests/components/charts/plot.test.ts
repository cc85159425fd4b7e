import axe from 'axe-core';
import { render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import Plot from '#lib/charts/Plot.svelte';
import Sparkline from '#lib/charts/Sparkline.svelte';
import type { LineFigure } from '#lib/charts/figure.ts';
import { historyFigure, liveHistoryFigure } from '#lib/charts/figures/history.ts';
import { overfitted, runEvidence } from '../../unit/charts/fixtures.ts';

const run = runEvidence();
const { plot } = historyFigure(run, 'loss');
// Plotly is large: the first import may take long on a busy machine.
vi.setConfig({ testTimeout: 90_000 });
const arrived = { timeout: 60_000 };
const lines = () => document.querySelectorAll('.js-plotly-plot .scatterlayer .js-line');
const ownData = () => document.querySelectorAll('svg.plot path[stroke="var(--training)"]');

async function drawnByPlotly(): Promise<void> {
	await waitFor(() => {
		expect(lines().length).toBeGreaterThan(0);
		expect(ownData()).toHaveLength(0);
	}, arrived);
}

afterEach(() => {
	delete document.documentElement.dataset.theme;
});

describe('Plot', () => {
	test('is there before Plotly, and keeps its frame when Plotly comes', async () => {
		render(Plot, { plot, label: 'Loss by epoch' });
		const svg = await screen.findByRole('img', { name: 'Loss by epoch' });
		expect(ownData().length).toBeGreaterThan(0);
		const words = svg.textContent;
		const box = svg.getBoundingClientRect();
		await drawnByPlotly();
		expect(svg.textContent).toBe(words);
		expect(svg.getBoundingClientRect()).toEqual(box);
	});
	test('Plotly’s lines end where ours end', async () => {
		const { container } = render(Plot, { plot, label: 'Loss by epoch' });
		const dot = await waitFor(() => {
			const found = container.querySelector('svg.plot circle[stroke="var(--validation)"]');
			expect(found).not.toBeNull();
			return (found as Element).getBoundingClientRect();
		});
		await drawnByPlotly();
		const points = [...container.querySelectorAll('.js-plotly-plot .scatterlayer .points path')].map((path) =>
			path.getBoundingClientRect()
		);
		const near = points.some((point) => Math.abs(point.x - dot.x) < 1.5 && Math.abs(point.y - dot.y) < 1.5);
		expect(near, `${JSON.stringify(points)} against ${JSON.stringify(dot)}`).toBe(true);
	});
	test('has nothing focusable inside the picture and is clean to axe', async () => {
		const { container } = render(Plot, { plot, label: 'Loss by epoch' });
		await drawnByPlotly();
		expect(container.querySelectorAll('a, button, [tabindex]')).toHaveLength(0);
		expect((await axe.run(container)).violations).toEqual([]);
	});
	test('follows the page into the dark and back', async () => {
		document.documentElement.dataset.theme = 'light';
		render(Plot, { plot: runWithNeutral(), label: 'x' });
		const colour = () => (lines()[0] as SVGElement | undefined)?.style.stroke;
		await waitFor(() => expect(colour()).toBeTruthy(), arrived);
		const light = colour();
		document.documentElement.dataset.theme = 'dark';
		await waitFor(() => expect(colour()).not.toBe(light), arrived);
		document.documentElement.dataset.theme = 'light';
		await waitFor(() => expect(colour()).toBe(light), arrived);
	});
	test('stays SVG while a run is live, and follows each update', async () => {
		const figureAt = (epochs: number) => {
			const updates = overfitted(1).flatMap((one) =>
				one.trainLoss.slice(0, epochs).map((_, epoch) => ({
					refit: 0,
					epoch,
					trainLoss: one.trainLoss[epoch],
					validationLoss: one.validationLoss[epoch],
					trainScore: 0,
					validationScore: 0
				}))
			);
			const figure = liveHistoryFigure(updates, { metric: 'accuracy', epochs: 60, refits: 1 }, 'loss');
			if (!figure) throw new Error('There are updates, so there is a figure.');
			return figure.plot;
		};
		const { rerender } = render(Plot, { plot: figureAt(5), label: 'Loss', live: true });
		await waitFor(() => expect(ownData().length).toBeGreaterThan(0));
		const before = ownData()[0].getAttribute('d');
		await rerender({ plot: figureAt(30), label: 'Loss', live: true });
		expect(ownData()[0].getAttribute('d')).not.toBe(before);
		expect(lines()).toHaveLength(0);
		await rerender({ plot, label: 'Loss', live: false });
		await drawnByPlotly();
	});
	test('draws with Plotly even when every frame brings a new figure', async () => {
		const { rerender } = render(Plot, { plot, label: 'Loss' });
		await drawnByPlotly();
		const d = () => lines()[lines().length - 1].getAttribute('d');
		const first = d();
		const seen = new Set<string | null>();
		for (let i = 1; i <= 30; i += 1) {
			const shrunk = historyFigure(runEvidence({ refits: 1, histories: overfitted(1, 60 - i) }), 'loss').plot;
			await new Promise(requestAnimationFrame);
			await rerender({ plot: shrunk, label: 'Loss' });
			seen.add(d());
		}
		seen.delete(first);
		expect(seen.size).toBeGreaterThan(3);
	});
	test('zooms along x with the pointer, and one button shows the whole again', async () => {
		const { container } = render(Plot, { plot, label: 'Loss by epoch' });
		await drawnByPlotly();
		const svg = await screen.findByRole('img', { name: 'Loss by epoch' });
		const ticks = svg.textContent;
		const layer = container.querySelector('.nsewdrag');
		if (!layer) throw new Error('Plotly has no drag layer.');
		const { left, top, width } = layer.getBoundingClientRect();
		const drag = (type: string, part: number, target: EventTarget) =>
			target.dispatchEvent(
				new MouseEvent(type, {
					bubbles: true,
					cancelable: true,
					clientX: left + part * width,
					clientY: top + 40,
					buttons: 1,
					button: 0,
					view: window
				})
			);
		drag('mousedown', 0.2, layer);
		drag('mousemove', 0.4, document);
		drag('mousemove', 0.5, document);
		drag('mouseup', 0.5, document);
		const whole = await screen.findByRole('button', { name: 'Show the whole range' }, arrived);
		expect(svg.textContent).not.toBe(ticks);
		await userEvent.click(whole);
		await waitFor(() => expect(svg.textContent).toBe(ticks));
		expect(screen.queryByRole('button')).toBeNull();
	});
	test('prints as SVG', async () => {
		render(Plot, { plot, label: 'Loss' });
		await drawnByPlotly();
		window.dispatchEvent(new Event('beforeprint'));
		expect(ownData().length).toBeGreaterThan(0);
		window.dispatchEvent(new Event('afterprint'));
		await drawnByPlotly();
	});
	test('leaves nothing behind', async () => {
		const { unmount } = render(Plot, { plot, label: 'Loss' });
		await drawnByPlotly();
		unmount();
		expect(document.querySelectorAll('.js-plotly-plot')).toHaveLength(0);
	});
});

/** Its first line is neutral: the only role whose colour differs between light and dark. */
function runWithNeutral(): LineFigure {
	return {
		kind: 'lines',
		x: { title: 'x' },
		y: { title: 'y' },
		series: [{ id: 'a', role: 'neutral', label: 'a', x: [0, 1], mean: [0, 1] }],
		references: []
	};
}

describe('Sparkline', () => {
	test('is a picture with a name', () => {
		render(Sparkline, { plot: plot as LineFigure, label: 'Training loss falls, validation loss rises' });
		expect(screen.getByRole('img', { name: 'Training loss falls, validation loss rises' }).querySelectorAll('path').length).toBe(3);
	});
});

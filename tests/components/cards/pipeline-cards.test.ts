import { render, screen, within } from '@testing-library/svelte';
import { page, userEvent } from 'vitest/browser';
import axe from 'axe-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import CardsStage from './CardsStage.svelte';

const STEPS = 'pipeline.steps';
const scale = { kind: 'standardize', fitOn: 'train' };
const select = { kind: 'select-k-best', fitOn: 'all', k: 20 };
const dedupe = { kind: 'deduplicate', fitOn: 'train' };

function exerciseWith(knobs: PublicExercise['knobs']): PublicExercise {
	return {
		knobs,
		pipeline: {
			split: { by: 'row', train: 60, validation: 120, test: 0 },
			steps: [scale, select],
			model: { kind: 'logistic', l2: 0.01 }
		}
	} as unknown as PublicExercise;
}

const free = exerciseWith([{ path: STEPS, values: [[scale, select], [dedupe, scale, { ...select, fitOn: 'train' }], [select]] }]);

function show(exercise = free, editable = true) {
	const onchanged = vi.fn();
	render(CardsStage, { exercise, editable, onchanged });
	return onchanged;
}

const card = (name: RegExp) => screen.getByRole('button', { name });
const order = (): (string | undefined)[] =>
	screen.getAllByRole('listitem').map((item) =>
		within(item)
			.getAllByRole('button', { name: /^Show the code of/ })[0]
			.textContent?.trim()
	);
const lastPatch = (changed: ReturnType<typeof show>): unknown => changed.mock.calls.at(-1)?.[0];

afterEach(async () => {
	await page.viewport(1280, 800);
});

describe('pipeline cards', () => {
	it('stand in run order and say what each learns from', () => {
		show(free, false);
		expect(order()).toEqual(['Split', 'Scale', 'Choose columns', 'Model']);
		expect(screen.getByText('learns from all rows')).toBeVisible();
		expect(screen.queryByRole('button', { name: /earlier|later/ })).toBeNull();
	});

	it('move by buttons and by Alt with the arrows alike; the focus goes with the card', async () => {
		const changed = show();
		await userEvent.click(card(/Move Choose columns one place earlier/));
		expect(order()).toEqual(['Split', 'Choose columns', 'Scale', 'Model']);
		expect(lastPatch(changed)).toEqual({ [STEPS]: [select, scale] });
		expect(screen.getByRole('status')).toHaveTextContent('Choose columns is now step 1 of 2.');
		card(/Show the code of: Choose columns/).focus();
		await userEvent.keyboard('{Alt>}{ArrowRight}{/Alt}');
		expect(order()).toEqual(['Split', 'Scale', 'Choose columns', 'Model']);
		expect(lastPatch(changed)).toEqual({});
		await expect.poll(() => document.activeElement?.getAttribute('aria-label')).toBe('Show the code of: Choose columns');
	});

	it('do not move beyond the ends', async () => {
		const changed = show();
		expect(card(/Move Scale one place earlier/)).toBeDisabled();
		card(/Show the code of: Scale/).focus();
		await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
		expect(changed).not.toHaveBeenCalled();
	});

	it('change what a step learns from, under the knob that the exercise names', async () => {
		const own = exerciseWith([{ path: `${STEPS}.select-k-best.fitOn`, values: ['all', 'train'] }]);
		const changed = show(own);
		const scopes = screen.getByRole('group', { name: /Choose columns learns from/ });
		await userEvent.click(within(scopes).getByRole('button', { name: 'training rows' }));
		expect(lastPatch(changed)).toEqual({ [`${STEPS}.select-k-best.fitOn`]: 'train' });
		expect(screen.queryByRole('group', { name: /Scale learns from/ })).toBeNull();
		expect(screen.queryByRole('button', { name: /earlier/ })).toBeNull();
	});

	it('put in and take out only what some offered pipeline has or lacks', async () => {
		const changed = show();
		expect(screen.queryByRole('button', { name: /Take out Choose columns/ })).toBeNull();
		await userEvent.click(card(/Take out Scale/));
		expect(lastPatch(changed)).toEqual({ [STEPS]: [select] });
		await userEvent.click(card(/Put in Remove duplicates/));
		expect(lastPatch(changed)).toEqual({ [STEPS]: [dedupe, select] });
	});

	it('change a step to another version of it, where one is offered', async () => {
		const narrow = { ...select, k: 5 };
		const changed = show(
			exerciseWith([
				{
					path: STEPS,
					values: [
						[scale, select],
						[scale, narrow]
					]
				}
			])
		);
		await userEvent.click(card(/Change Choose columns to: the 5/));
		expect(lastPatch(changed)).toEqual({ [STEPS]: [scale, narrow] });
		await userEvent.click(card(/Change Choose columns to: the 20/));
		expect(lastPatch(changed)).toEqual({});
	});

	it('mark the lines of the chosen card in the code', async () => {
		show();
		await userEvent.click(card(/Show the code of: Choose columns/));
		const marked = (): (string | undefined)[] => [...document.querySelectorAll('.line.on')].map((line) => line.textContent?.trim());
		expect(marked()).toEqual([
			'# every row is read here, test rows included',
			'X = SelectKBest(f_classif, k=20).set_output(transform="pandas").fit_transform(X, y)'
		]);
		await userEvent.click(
			within(screen.getByRole('group', { name: /Choose columns learns from/ })).getByRole('button', { name: 'training rows' })
		);
		expect(marked()).toEqual(['SelectKBest(f_classif, k=20),']);
	});

	it.each([
		[1280, 800],
		[390, 844]
	])('are free of known barriers at %i × %i', async (width, height) => {
		await page.viewport(width, height);
		show();
		await userEvent.click(card(/Show the code of: Scale/));
		const found = await axe.run(document.body, { rules: { region: { enabled: false } } });
		expect(found.violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
		expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width);
	});
});

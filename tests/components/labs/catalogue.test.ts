import { render, screen } from '@testing-library/svelte';
import { userEvent } from 'vitest/browser';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import Catalogue from '#lib/components/labs/Catalogue.svelte';
import StageMap from '#lib/components/labs/StageMap.svelte';
import { nextCase, summariseStages, type Case } from '#lib/state/course.ts';

function one(slug: string, over: Partial<Case['entry']> = {}, state: Case['state'] = 'new', diagnosis: string | null = null): Case {
	return {
		entry: {
			slug,
			title: `Case ${slug}`,
			stage: 'mechanics',
			place: 1,
			placeOf: 2,
			minutes: 4,
			core: true,
			data: 'synthetic',
			modelFamily: 'mlp',
			variants: 1,
			...over
		},
		state,
		attempt: null,
		lastAt: 0,
		diagnosis
	};
}

const CASES = [
	one('a', {}, 'finished', 'OF-CAP'),
	one('b', { modelFamily: 'logistic', minutes: 3 }, 'open'),
	one('c', { stage: 'remediation', data: 'real', minutes: 8 })
];

const titles = (): (string | undefined)[] => screen.queryAllByRole('link').map((link) => link.querySelector('.title-line')?.textContent);

describe('the catalogue', () => {
	it('lists cases by stage with what kind they are and how far they are', () => {
		render(Catalogue, { cases: CASES });
		expect(screen.getAllByRole('heading', { level: 2 }).map((heading) => heading.textContent)).toEqual(['Mechanics', 'Remediation']);
		expect(titles()).toEqual(['Case a', 'Case b', 'Case c']);
		expect(screen.getAllByRole('link')[0].textContent).toContain('Finished');
		expect(screen.getAllByRole('link')[2].textContent).toContain('network, real table');
	});

	it('offers diagnoses of finished cases only', () => {
		render(Catalogue, { cases: CASES });
		const options = [...screen.getByLabelText<HTMLSelectElement>(/Diagnosis/).options].map((option) => option.value);
		expect(options).toEqual(['', 'OF-CAP']);
	});

	it('has no filter by diagnosis while nothing is finished', () => {
		render(Catalogue, { cases: CASES.slice(1) });
		expect(screen.queryByLabelText(/Diagnosis/)).toBeNull();
		expect(document.body.innerHTML).not.toContain('OF-CAP');
	});

	it('narrows, says how many are left, and clears', async () => {
		render(Catalogue, { cases: CASES });
		await userEvent.selectOptions(screen.getByLabelText('Model'), 'logistic');
		expect(titles()).toEqual(['Case b']);
		expect(screen.getByRole('status').textContent).toBe('1 of 3 cases');
		await userEvent.selectOptions(screen.getByLabelText('Data'), 'real');
		expect(screen.getByText('No case fits these filters.')).toBeTruthy();
		await userEvent.click(screen.getAllByRole('button', { name: 'Clear the filters' })[0]);
		expect(titles()).toHaveLength(3);
	});

	it('says what to do where a stage has no cases', () => {
		render(Catalogue, { cases: [], oneStage: true });
		expect(screen.getByText('This stage has no cases yet.')).toBeTruthy();
		expect(screen.getByRole('link', { name: 'See all labs' })).toBeTruthy();
	});

	it('has no accessibility violations', async () => {
		render(Catalogue, { cases: CASES });
		const found = await axe.run(document.body, { rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
		expect(found.violations.map(({ id }) => id)).toEqual([]);
	});
});

describe('the map', () => {
	it('links only the stages that have cases, and marks the next one', () => {
		render(StageMap, { stages: summariseStages(CASES), next: nextCase(CASES) });
		expect(screen.getAllByRole('listitem')).toHaveLength(4);
		expect(screen.getAllByRole('link')).toHaveLength(2);
		expect(screen.getByText('1 of 2 core cases')).toBeTruthy();
		expect(screen.getAllByText('No cases here yet')).toHaveLength(2);
		expect(document.querySelectorAll('.cells i.done')).toHaveLength(1);
		expect(document.querySelectorAll('.cells i.cur')).toHaveLength(1);
	});
});

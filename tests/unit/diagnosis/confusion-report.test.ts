import { describe, expect, it } from 'vitest';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { DIAGNOSIS_IDS } from '#lib/diagnosis/ids.ts';
import { experimentProblems } from '#lib/pipeline/check.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { figuresOf, isRight, reportOf, type Draw } from '../../../scripts/confusion-table-report.ts';
import { TRIALS, type Trial, type TrialGroup } from '../../../scripts/confusion-table-trials.ts';

function trial(name: string, group: TrialGroup, planted: string, accept: readonly string[] = []): Trial {
	return { ...TRIALS[0], name, group, planted, accept };
}

function draw(of: string, primary: string | null, more: Partial<Draw> = {}): Draw {
	return { trial: of, seed: 1, primary, accept: primary ? [primary] : [], leaks: [], gap: 'absent', trueGap: 0.05, ms: 1, ...more };
}

describe('the confusion table', () => {
	const capacity = trial('capacity', 'fit', 'OF-CAP', ['OF-DATA']);

	it('counts what was planted, what is accepted beside it, and an answer that accepts it', () => {
		expect(isRight(capacity, draw('capacity', 'OF-CAP'))).toBe(true);
		expect(isRight(capacity, draw('capacity', 'OF-DATA'))).toBe(true);
		expect(isRight(capacity, draw('capacity', 'OF-LONG', { accept: ['OF-LONG', 'OF-CAP'] }))).toBe(true);
		expect(isRight(capacity, draw('capacity', 'INC', { accept: ['INC', 'EV-SMALL'] }))).toBe(false);
	});

	it('counts each figure over its own draws', () => {
		const trials = [
			capacity,
			trial('benign', 'benign', 'FIT-OK'),
			trial('few rows', 'gap', 'FIT-OK'),
			trial('twin', 'twin', 'LK-NULL'),
			trial('leak', 'leak', 'LK-2')
		];
		const figures = figuresOf(
			trials,
			[
				draw('capacity', 'OF-CAP'),
				draw('capacity', 'OF-DATA'),
				draw('capacity', 'FIT-OK'),
				draw('benign', 'FIT-OK', { trueGap: 0.06 }),
				draw('benign', 'OF-CAP', { trueGap: 0.06 }),
				// No gap to be mistaken about.
				draw('benign', 'OF-CAP', { trueGap: 0.01 }),
				draw('few rows', null, { trueGap: 0.004, gap: 'present' }),
				draw('few rows', null, { trueGap: 0.03, gap: 'present' }),
				draw('twin', 'LK-NULL', { trueGap: null }),
				draw('twin', 'LK-2', { trueGap: null, leaks: ['LK-2'] }),
				draw('leak', 'LK-2', { trueGap: null, leaks: ['LK-2'] })
			],
			DEFAULT_CONVENTIONS
		);
		expect(figures).toEqual({
			right: { count: 2, of: 3 },
			exact: { count: 1, of: 3 },
			falseGap: { count: 1, of: 2 },
			benign: { count: 1, of: 2 },
			falseLeak: { count: 1, of: 2 },
			foundLeak: { count: 1, of: 1 }
		});
	});

	it('says what was not measured, and gives every share its interval', () => {
		const { document, summary } = reportOf([capacity], [draw('capacity', 'OF-CAP')], {
			seeds: 1,
			from: 5000,
			conventions: DEFAULT_CONVENTIONS
		});
		expect(summary).toContain('Known cause named, or in the accept-set: 100.0 % (1 of 1; 95 % interval 20.7 to 100.0), target ≥ 92 %');
		expect(summary).toContain('A planted leak found: not measured');
		expect(document).toContain('| capacity | OF-CAP, OF-DATA | 1 of 1 | OF-CAP 1 |');
	});
});

describe('its trials', () => {
	it('are experiments that can be made, with causes of the vocabulary, and each has a name of its own', () => {
		expect(new Set(TRIALS.map(({ name }) => name)).size).toBe(TRIALS.length);
		for (const { experiment, planted, accept, named, examine } of TRIALS) {
			expect(experimentProblems(experiment)).toEqual([]);
			for (const id of [planted, ...accept]) expect(DIAGNOSIS_IDS).toContain(id);
			for (const patch of Object.values(named ?? {})) expect(() => applyPatch(experiment, patch)).not.toThrow();
			for (const { corrected } of examine?.suspects ?? []) if (corrected) expect(() => applyPatch(experiment, corrected)).not.toThrow();
		}
	});

	it('cover at least eleven known causes, and every leak has its clean twin', () => {
		expect(new Set(TRIALS.filter(({ group }) => group === 'fit').map(({ planted }) => planted)).size).toBeGreaterThanOrEqual(11);
		const names = TRIALS.map(({ name }) => name);
		for (const { name } of TRIALS.filter(({ group }) => group === 'leak')) expect(names).toContain(`${name}: clean twin`);
	});
});

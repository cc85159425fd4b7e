import { describe, expect, it } from 'vitest';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import type { CatalogueEntry, PublicExercise } from '#lib/exercise/parts.ts';
import { sayVerify } from '#lib/messages/verify.ts';
import { writeLink } from '#lib/teach/assignment-link.ts';
import { assignmentHints, issueAssignment, proveSeeds, type AssignmentDraft, type ComposeContext } from '#lib/teach/compose.ts';
import { readyAssignments } from '#lib/teach/ready-assignments.ts';
import { isMeasured, isOffered } from '#lib/teach/replay/offered.ts';
import { readLibrary } from '../../../scripts/exercises/read.ts';
import { assignment, ENGINE, item, member } from './assignments.ts';

const context: ComposeContext = {
	engineHash: ENGINE,
	find: (_, name, variant) =>
		name === 'gone' ? null : { contentHash: 'abcdef'.repeat(11), provenSeeds: variant === 2 ? [] : [1003, 1001, 1002] }
};
const draft: AssignmentDraft = {
	title: 'Week 1',
	feedback: 'immediate',
	variants: 'open',
	items: [{ kind: 'exercise', pool: [{ name: 'a' }, { name: 'a', variant: 1 }], points: 10, hintCost: 0 }]
};

function issue(over: Partial<AssignmentDraft>): string {
	const issued = issueAssignment({ ...draft, ...over }, context);
	return issued.ok ? 'issued' : issued.problems.map(sayVerify).join(' ');
}

describe('composing', () => {
	it('fills in what the build knows, and leaves defaults out', () => {
		const issued = issueAssignment(draft, context);
		expect(issued.ok && issued.assignment.items[0]).toEqual({
			kind: 'exercise',
			points: 10,
			pool: [
				{ name: 'a', content: 'abcdefab', seeds: [1001, 1002, 1003] },
				{ name: 'a', variant: 1, content: 'abcdefab', seeds: [1001, 1002, 1003] }
			]
		});
		expect(issued.ok && issued.assignment.engine).toBe('e1e1e1e1e1e1e1e1');
		const stated = issueAssignment({ ...draft, objectives: [], thresholds: {}, timeLimit: undefined }, context);
		expect(stated).toEqual(issued);
	});

	it('deploys proven seeds only', () => {
		expect(issue({ items: [{ ...draft.items[0], pool: [{ name: 'a', seeds: [1002] }] }] })).toBe('issued');
		expect(issue({ items: [{ ...draft.items[0], pool: [{ name: 'a', seeds: [7] }] }] })).toMatch(/draw 7 of “a” is not proved/);
		expect(issue({ items: [{ ...draft.items[0], pool: [{ name: 'a', variant: 2 }] }] })).toMatch(/no draw of “a” is proved/);
		expect(issue({ items: [{ ...draft.items[0], pool: [{ name: 'gone' }] }] })).toMatch(/not in this version/);
		expect(issue({ items: [] })).toMatch(/cannot be used: items is empty/);
		expect(issue({ title: '' })).toMatch(/title is empty/);
	});

	it('proves seeds by their key', async () => {
		const asked: number[] = [];
		const done: number[] = [];
		const proven = await proveSeeds(
			{
				draw: (_, seed, redraws) => {
					asked.push(redraws);
					return Promise.resolve({ tried: [seed], seed, agrees: seed % 2 === 0 });
				}
			},
			{ ref: 'x' },
			[1, 2, 3, 4],
			{ onProgress: (fraction) => done.push(fraction) }
		);
		expect([proven, asked, done]).toEqual([
			[2, 4],
			[0, 0, 0, 0],
			[0.25, 0.5, 0.75, 1]
		]);
	});

	it('says what gives an answer away, and forbids nothing', () => {
		const pooled = assignment({
			feedback: 'withheld',
			items: [item({ pool: [member('a', { seeds: [1] }), member('b', { seeds: [1] })] })]
		});
		const hints = assignmentHints(pooled, (name) => `brief of ${name}`);
		expect(hints.map(({ id }) => id)).toEqual(['compose.briefs-differ', 'compose.few-draws', 'compose.open-exam']);
		for (const hint of hints) expect(sayVerify(hint)).toMatch(/\.$/);
		expect(assignmentHints(assignment({ items: [item({ pool: [member('a'), member('a', { variant: 1 })] })] }), () => 'one brief')).toEqual(
			[]
		);
	});
});

describe('the ready assignments', () => {
	const { course, exercises } = readLibrary(process.cwd());
	const catalogue = course.stages.flatMap(({ stage, exercises: entries }) =>
		entries.map(({ slug }): CatalogueEntry => {
			const found = exercises.find((loaded) => loaded.slug === slug);
			return {
				slug,
				title: found?.exercise.title ?? '',
				stage,
				place: 1,
				placeOf: 1,
				minutes: found?.exercise.minutes ?? 0,
				core: false,
				data: 'synthetic',
				modelFamily: 'logistic',
				variants: 1
			};
		})
	);
	const ready = readyAssignments(catalogue, ['orders', 'ward']);

	it('are four, one a stage, each short enough for a lesson or a week, with words and items of its stage', () => {
		expect(ready.map(({ stage }) => stage)).toEqual(STAGES);
		for (const { draft: one, minutes, stage } of ready) {
			expect(one.title).toMatch(/\S/);
			expect(one.objectives).toHaveLength(3);
			expect(one.items.length).toBeGreaterThanOrEqual(3);
			expect(minutes).toBeGreaterThanOrEqual(15);
			expect(minutes).toBeLessThanOrEqual(120);
			const cases = one.items.filter(({ kind }) => kind === 'exercise' || kind === 'decision').flatMap(({ pool }) => pool);
			for (const { name } of cases) expect(catalogue.find(({ slug }) => slug === name)?.stage, name).toBe(stage);
		}
	});

	it('name only what is there', () => {
		const known = new Set(exercises.map(({ slug }) => slug));
		const named = ready.flatMap(({ draft: { items } }) => items.filter(({ kind }) => kind !== 'review').flatMap(({ pool }) => pool));
		for (const { name } of named) expect(known.has(name), name).toBe(true);
		expect(readyAssignments([])).toEqual([]);
	});

	it('have links that a message holds', () => {
		for (const { draft: one, stage } of ready) {
			const hashes = new Map(exercises.map(({ slug, contentHash }) => [slug, contentHash]));
			const issued = issueAssignment(one, {
				engineHash: ENGINE,
				find: (_, name) => ({
					contentHash: hashes.get(name) ?? '0123456789abcdef'.repeat(4),
					provenSeeds: Array.from({ length: 20 }, (__, at) => 1000 + at)
				})
			});
			if (!issued.ok) throw new Error(issued.problems.map(sayVerify).join());
			expect(writeLink(issued.assignment).length, stage).toBeLessThan(600);
		}
	});
});

describe('what a log may ask for', () => {
	const exercise = {
		knobs: [
			{ path: 'pipeline.model.l2', values: [0.1, 0] },
			{ path: 'pipeline.steps.standardize.fitOn', values: ['train', 'all'] }
		],
		instruments: { budget: 3, offer: ['loss-by-epoch'] },
		bench: { budget: 4, measurements: ['fifty-refits'] }
	} as unknown as PublicExercise;

	it('is what its page offers', () => {
		expect(isOffered(exercise, {})).toBe(true);
		expect(isOffered(exercise, { 'pipeline.model.l2': 0 })).toBe(true);
		expect(isOffered(exercise, { 'pipeline.steps': [{ kind: 'standardize', fitOn: 'all' }] })).toBe(true);
		for (const patch of [
			{ 'pipeline.model.l2': 0.5 },
			{ 'world.rows': 100 },
			{ refits: 1000 },
			{ 'pipeline.steps': 'x'.repeat(10_000) },
			{ 'pipeline.model.l2': Number.NaN }
		])
			expect(isOffered(exercise, patch), JSON.stringify(patch)).toBe(false);
		expect(isOffered({ ...exercise, knobs: [] }, { 'pipeline.steps': [] })).toBe(false);
		expect(['loss-by-epoch', 'fifty-refits', 'slice-table'].map((name) => isMeasured(exercise, name))).toEqual([true, true, false]);
	});
});

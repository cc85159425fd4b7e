/** A regrade: its rules as a draft, what it changes for whom, and the way back. */
import { describe, expect, it } from 'vitest';
import { WEIGHTS } from '#lib/attempt/weights.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { regradeChanges, withoutRegrade } from '#lib/teach/gradebook/regrade.ts';
import { NO_LATE_RULE } from '#lib/teach/gradebook/late.ts';
import type { GradingRules } from '#lib/teach/gradebook/rows.ts';
import type { ItemResult, Standing } from '#lib/teach/verification.ts';
import { draftOf, regradeOf, shownComponents, type RegradeDraft } from '#lib/teach/regrade-draft.ts';
import { assignment } from './assignments.ts';
import { item, student } from './gradebook/made.ts';

const standing = (total: number, branch: string): Standing => ({
	grade: { components: [], caps: [], hints: 0, total },
	points: total,
	branch,
	calls: [{ key: branch, answer: 'x', right: false }]
});
/** An item that was worth `before` and is now worth `after`. */
const regraded = (place: number, before: number, after: number): ItemResult =>
	item(place, after, { ...standing(after, 'now'), before: standing(before, 'then') });

const rulesOf = (over: Partial<GradingRules> = {}): GradingRules => ({
	items: [
		{ title: 'a', points: 100 },
		{ title: 'b', points: 100 }
	],
	due: () => null,
	late: NO_LATE_RULE,
	overrides: [],
	...over
});

function change(draft: RegradeDraft, template: 'T1' | 'T3' | 'T7', weights: object): RegradeDraft {
	return { ...draft, weights: { ...draft.weights, [template]: { ...draft.weights[template], ...weights } } };
}

describe('the rules of a regrade', () => {
	const own = assignment();

	it('start from what holds: the regrade, else the assignment, else the usual ones', () => {
		expect(draftOf(own, null)).toEqual({ weights: WEIGHTS, thresholds: DEFAULT_CONVENTIONS });
		const set = { ...own, thresholds: { gain: 0.05 }, rubric: { T1: { diagnosis: 70 } } };
		expect(draftOf(set, null).weights.T1.diagnosis).toBe(70);
		expect(draftOf(set, { thresholds: { gain: 0.1 } }).thresholds.gain).toBe(0.1);
		// What a regrade does not name stays as the assignment has it.
		expect(draftOf(set, { thresholds: { gain: 0.1 } }).weights.T1.diagnosis).toBe(70);
	});

	it('are kept as what differs from the usual, and come back as the same draft', () => {
		const draft = change(draftOf(own, null), 'T1', { diagnosis: 60, evidence: 0 });
		const report = regradeOf({ ...draft, thresholds: { ...draft.thresholds, gain: 0.05 } }, own);
		expect(report).toEqual({ ok: true, rules: { rubric: { T1: { diagnosis: 60, evidence: 0 } }, thresholds: { gain: 0.05 } } });
		if (report.ok) expect(draftOf(own, report.rules)).toEqual({ ...draft, thresholds: { ...draft.thresholds, gain: 0.05 } });
	});

	it('can put back the usual ones over an assignment that sets others', () => {
		const set = { ...own, thresholds: { gain: 0.05 } };
		expect(regradeOf(draftOf(own, null), set)).toEqual({ ok: true, rules: { thresholds: {} } });
		expect(draftOf(set, { thresholds: {} }).thresholds.gain).toBe(DEFAULT_CONVENTIONS.gain);
	});

	it('are refused where nothing changes, a number is none, or a case might have nothing to be graded by', () => {
		const draft = draftOf(own, null);
		expect(regradeOf(draft, own)).toEqual({ ok: false, problem: 'same' });
		expect(regradeOf(change(draft, 'T3', { remedy: NaN }), own)).toEqual({ ok: false, problem: 'weights', template: 'T3' });
		expect(regradeOf(change(draft, 'T1', { evidence: -1 }), own)).toEqual({ ok: false, problem: 'weights', template: 'T1' });
		const nothing = change(draft, 'T7', { diagnosis: 0, evidence: 0, confidence: 0 });
		expect(regradeOf(nothing, own)).toEqual({ ok: false, problem: 'nothing-counts', template: 'T7' });
		for (const [name, value] of [
			['level', 0.2],
			['gain', -1],
			['dataLead', NaN]
		] as const)
			expect(regradeOf({ ...draft, thresholds: { ...draft.thresholds, [name]: value } }, own)).toEqual({
				ok: false,
				problem: 'threshold',
				threshold: name
			});
	});

	it('show the components that count, those with a new weight as well', () => {
		const draft = draftOf(own, null);
		expect(shownComponents('T1', draft)).toEqual(['diagnosis', 'evidence', 'reading', 'confidence', 'communication']);
		expect(shownComponents('T1', change(draft, 'T1', { testUse: 10, evidence: 0 }))).toEqual([
			'diagnosis',
			'evidence',
			'reading',
			'testUse',
			'confidence',
			'communication'
		]);
	});
});

describe('what a regrade changed', () => {
	const ann = student('ann', [regraded(0, 60, 80), regraded(1, 50, 50)]);
	const ben = student('ben', [regraded(0, 60, 60), item(1, 40)]);

	it('is told per student and item, as the gradebook counts', () => {
		expect(regradeChanges([ann, ben], rulesOf())).toEqual([
			{ student: 'ann', before: 110, after: 130, of: 200, moved: true, items: [{ item: 0, before: 60, after: 80, of: 100 }] },
			{ student: 'ben', before: 100, after: 100, of: 200, moved: false, items: [] }
		]);
	});

	it('is nothing where no digit that is shown moves', () => {
		const [found] = regradeChanges([student('dan', [regraded(0, 60, 60.04), regraded(1, 50, 50)])], rulesOf());
		expect([found.moved, found.items]).toEqual([false, []]);
	});

	it('leaves points that were set by hand', () => {
		const overrides = [{ student: 'ann', item: 0, points: 70, reason: 'Seen', at: 1 }];
		const [found] = regradeChanges([ann], rulesOf({ overrides }));
		expect([found.before, found.after, found.moved, found.items]).toEqual([120, 120, false, []]);
	});

	it('says so where a total was not known', () => {
		const [found] = regradeChanges([student('cem', [regraded(0, 60, 80), item(1, null)])], rulesOf());
		expect([found.before, found.after, found.moved]).toEqual([null, null, false]);
		expect(found.items).toHaveLength(1);
	});

	it('is undone without a replay: points, grade, branch and calls', () => {
		const { result } = ann;
		const back = withoutRegrade(result);
		expect(back.items[0]).toEqual(item(0, 60, standing(60, 'then')));
		expect(back.points).toBe(110);
		expect(withoutRegrade(back)).toBe(back);
	});
});

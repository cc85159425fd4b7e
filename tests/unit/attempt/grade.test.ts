import { describe, expect, it } from 'vitest';
import type { AttemptEvent } from '#lib/attempt/events.ts';
import { grade, type GradingEvidence, type GradingFacts } from '#lib/attempt/grade.ts';
import { WEIGHTS, type ComponentId } from '#lib/attempt/weights.ts';
import { committed, logOf, predicted, revealed, started, trained } from './logs.ts';

const L2 = 'pipeline.model.l2';
const EPOCHS = 'pipeline.fit.epochs';

const mechanics: GradingFacts = {
	template: 'T1',
	choices: ['FIT-OK', 'UF-CAP', 'OF-CAP', 'LK-1.4', 'INC'],
	evidence: { decisive: ['simpler-model'], supporting: ['gap'], irrelevant: ['training-accuracy'] },
	debrief: { right: 'wait', leaked: ['quote-training'] },
	remedy: null
};
const remediation: GradingFacts = {
	...mechanics,
	template: 'T3',
	remedy: {
		order: [
			{ path: L2, above: 0.02 },
			{ path: 'pipeline.model.hidden', equals: [[8]] }
		],
		wrong: [{ path: EPOCHS, above: 60 }],
		goal: { gain: 0.02, higherIsBetter: true }
	}
};
const evidence: GradingEvidence = { key: { primary: 'OF-CAP', accept: ['OF-CAP', 'OF-DATA'] }, outcome: 'holds' };

const look = (run: number): AttemptEvent => ({ type: 'test-opened', run, score: 0.82, digest: 'd' });
const debriefed = (choice: string): AttemptEvent => ({ type: 'debriefed', choice });
const upToReveal = (commitment: AttemptEvent = committed()): readonly AttemptEvent[] => [
	started,
	trained(1, {}, 0.797),
	commitment,
	revealed()
];

const gradeT1 = (...events: AttemptEvent[]) => grade(mechanics, logOf(...events), evidence);
const gradeT3 = (...events: AttemptEvent[]) => grade(remediation, logOf(...upToReveal(), ...events), evidence);
const score = (result: ReturnType<typeof grade>, id: ComponentId) => result.components.find((component) => component.id === id)?.score;
const reason = (result: ReturnType<typeof grade>, id: ComponentId) => result.components.find((component) => component.id === id)?.reason.id;

describe('weights', () => {
	it.each(['T1', 'T3'] as const)('of %s sum to 100', (template) => {
		expect(Object.values(WEIGHTS[template]).reduce((sum, weight) => sum + weight, 0)).toBe(100);
	});
});

describe('whole logs', () => {
	it('a reference learner of T1 gets all but what 95 leaves below certainty', () => {
		const result = gradeT1(...upToReveal(committed({ confidence: 95 })), debriefed('wait'), { type: 'finished' });
		// Brier over five choices: 1 − (0.05² · 5/4) / (4/5) = 0.99609375; 20 points of it.
		expect(result.total).toBeCloseTo(80 + 20 * 0.99609375, 10);
		expect(result.components.map((component) => component.weight)).toEqual([40, 20, 10, 20, 10]);
	});

	it('a reference learner of T3 gets all but what 95 leaves below certainty', () => {
		const result = grade(
			remediation,
			logOf(...upToReveal(committed({ confidence: 95 })), predicted, trained(2, { [L2]: 0.1 }, 0.822), look(2), debriefed('wait'), {
				type: 'finished'
			}),
			evidence
		);
		expect(result.total).toBeCloseTo(90 + 10 * 0.99609375, 10);
		expect(result.caps).toEqual([]);
	});

	it.each([
		['who only opened it', [started]],
		['who trained and left', [started, trained(1, {}, 0.797)]],
		['who pressed finish', [started, { type: 'finished' } as const]],
		[
			'who looked at instruments',
			[started, trained(1, {}, 0.797), { type: 'instrument-read', instrument: 'gap', cost: 1, digest: 'd' } as const]
		]
	])('a learner %s gets nothing', (_, events) => {
		for (const facts of [mechanics, remediation]) {
			const result = grade(facts, logOf(...events), evidence);
			expect(result.total).toBe(0);
			expect(result.components.every((component) => component.score === 0)).toBe(true);
			expect(
				result.components.filter((component) => component.id !== 'testUse').every((component) => component.reason.id.endsWith('.none'))
			).toBe(true);
		}
	});

	it('the same log and evidence give the same grade', () => {
		const log = logOf(...upToReveal(), debriefed('wait'));
		expect(grade(mechanics, log, evidence)).toEqual(grade(mechanics, JSON.parse(JSON.stringify(log)) as typeof log, evidence));
	});
});

describe('diagnosis', () => {
	it.each([
		['OF-CAP', 1, 'right'],
		['OF-DATA', 1, 'right'],
		['OF-LONG', 0.6, 'family'],
		['INC', 0.4, 'unsure'],
		['UF-CAP', 0, 'wrong'],
		['too-fitted', 1, 'right'],
		['cannot-tell', 0.4, 'unsure'],
		['too-simple', 0, 'wrong']
	])('%s earns %d', (answer, share, standing) => {
		const result = gradeT1(...upToReveal(committed({ answer })));
		expect(score(result, 'diagnosis')).toBe(share);
		expect(reason(result, 'diagnosis')).toBe(`grade.diagnosis.${standing}`);
	});

	it('"cannot tell" is right in any wording when the draw cannot be told', () => {
		const open: GradingEvidence = { key: { primary: 'EV-SMALL', accept: ['EV-SMALL'] }, outcome: 'cannot-say' };
		for (const answer of ['EV-SMALL', 'INC', 'cannot-tell']) {
			expect(score(grade(mechanics, logOf(...upToReveal(committed({ answer }))), open), 'diagnosis')).toBe(1);
		}
		expect(score(grade(mechanics, logOf(...upToReveal(committed({ answer: 'OF-CAP' }))), open), 'diagnosis')).toBe(0);
	});

	it('among the numbers not to trust, another kind of fault is not nearly right', () => {
		const leak: GradingEvidence = { key: { primary: 'LK-3.2', accept: ['LK-3.2'] }, outcome: 'falls' };
		const of = (answer: string) => score(grade(mechanics, logOf(...upToReveal(committed({ answer }))), leak), 'diagnosis');
		expect([of('LK-1.4'), of('SH-COV'), of('OF-CAP')]).toEqual([0.6, 0, 0]);
	});
});

describe('evidence and reading', () => {
	it.each([
		['simpler-model', 1, 'decisive'],
		['gap', 2 / 3, 'supporting'],
		['training-accuracy', 0, 'irrelevant'],
		['something-else', 0, 'unmarked']
	])('%s earns %d', (tapped, share, standing) => {
		const result = gradeT1(...upToReveal(committed({ evidence: tapped })));
		expect(score(result, 'evidence')).toBeCloseTo(share, 12);
		expect(reason(result, 'evidence')).toBe(`grade.evidence.${standing}`);
	});

	it.each([
		['holds', 'holds', 1],
		['falls', 'holds', 0],
		['cannot-say', 'falls', 0.4],
		['holds', 'cannot-say', 0]
	] as const)('said %s, showed %s: %d', (holdsUp, outcome, share) => {
		const result = grade(mechanics, logOf(...upToReveal(committed({ holdsUp }))), { ...evidence, outcome });
		expect(score(result, 'reading')).toBe(share);
	});

	it('is left out, and the rest scaled to 100, when no fresh rows were scored', () => {
		const result = grade(mechanics, logOf(...upToReveal(committed({ confidence: 95 })), debriefed('wait')), { ...evidence, outcome: null });
		expect(result.components.map((component) => component.id)).not.toContain('reading');
		expect(result.components.reduce((sum, component) => sum + component.weight, 0)).toBeCloseTo(100, 10);
	});
});

describe('remedy', () => {
	it('pays the best first move most', () => {
		const best = gradeT3(predicted, trained(2, { [L2]: 0.1 }, 0.83));
		const second = gradeT3(predicted, trained(2, { 'pipeline.model.hidden': [8] }, 0.83));
		const none = gradeT3(predicted, trained(2, { 'pipeline.model.dropout': 0.1 }, 0.83));
		expect([score(best, 'remedy'), score(second, 'remedy'), score(none, 'remedy')]).toEqual([1, 0.8, 0]);
	});

	it('weights runs by place: first the second rung, then the first', () => {
		const result = gradeT3(
			predicted,
			trained(2, { 'pipeline.model.hidden': [8] }, 0.81),
			predicted,
			trained(3, { 'pipeline.model.hidden': [8], [L2]: 0.1 }, 0.83)
		);
		// (1 · 0.8 + 0.8 · 1) / 1.8
		expect(score(result, 'remedy')).toBeCloseTo(1.6 / 1.8, 12);
	});

	it('is halved by a step in the wrong direction and by a goal that was missed', () => {
		const wrongWay = gradeT3(predicted, trained(2, { [L2]: 0.1 }, 0.83), predicted, trained(3, { [L2]: 0.1, [EPOCHS]: 300 }, 0.83));
		expect(score(wrongWay, 'remedy')).toBeCloseTo((1 / 1.8) * 0.5, 12);
		expect(reason(wrongWay, 'remedy')).toBe('grade.remedy.wrong-way');
		const missed = gradeT3(predicted, trained(2, { [L2]: 0.1 }, 0.8));
		expect(score(missed, 'remedy')).toBe(0.5);
		expect(reason(missed, 'remedy')).toBe('grade.remedy.missed');
	});

	it('reads gains in losses the other way round', () => {
		const facts: GradingFacts = { ...remediation, remedy: { ...remediation.remedy!, goal: { gain: 2, higherIsBetter: false } } };
		const log = logOf(started, trained(1, {}, 62.2), committed(), predicted, trained(2, { [L2]: 0.1 }, 55));
		expect(score(grade(facts, log, evidence), 'remedy')).toBe(1);
	});

	it('pays leaving alone what needs nothing', () => {
		const facts: GradingFacts = { ...remediation, remedy: { ...remediation.remedy!, order: [], wrong: [] } };
		const left = grade(facts, logOf(...upToReveal()), evidence);
		expect([score(left, 'remedy'), score(left, 'oneVariable')]).toEqual([1, 1]);
		const meddled = grade(facts, logOf(...upToReveal(), predicted, trained(2, { [L2]: 0.1 }, 0.8)), evidence);
		expect(score(meddled, 'remedy')).toBe(0);
		expect(reason(meddled, 'remedy')).toBe('grade.remedy.meddled');
	});

	it('cannot be graded without facts', () => {
		expect(() => grade({ ...remediation, remedy: null }, logOf(started), evidence)).toThrow('has no remedy facts');
	});
});

describe('one variable at a time', () => {
	it('halves for a run that was not predicted, and for one that changes two things', () => {
		expect(score(gradeT3(trained(2, { [L2]: 0.1 }, 0.83)), 'oneVariable')).toBe(0.5);
		expect(score(gradeT3(predicted, trained(2, { [L2]: 0.1, [EPOCHS]: 20 }, 0.83)), 'oneVariable')).toBe(0.5);
		expect(score(gradeT3(predicted, trained(2, { [L2]: 0.1 }, 0.83)), 'oneVariable')).toBe(1);
	});

	it('counts a factorial that was announced and has its four cells', () => {
		const cells = [
			predicted,
			trained(2, { [L2]: 0.1 }, 0.83),
			{ type: 'forked', from: 1 } as const,
			predicted,
			trained(3, { [EPOCHS]: 20 }, 0.81),
			{ type: 'forked', from: 1 } as const,
			predicted,
			trained(4, { [L2]: 0.1, [EPOCHS]: 20 }, 0.82)
		];
		expect(score(gradeT3(...cells), 'oneVariable')).toBe(1);
		const withoutCell = [
			...cells.slice(0, 2),
			{ type: 'forked', from: 1 } as const,
			predicted,
			trained(3, { [L2]: 0.1, [EPOCHS]: 20 }, 0.82)
		];
		expect(score(gradeT3(...withoutCell), 'oneVariable')).toBe(0.75);
	});
});

describe('the sealed test', () => {
	const run = [predicted, trained(2, { [L2]: 0.1 }, 0.83)];
	it.each([
		['never opened', run, 0, 'unopened'],
		['opened once at the end', [...run, look(2)], 1, 'once'],
		['opened twice', [...run, look(2), look(2)], 0.5, 'reopened'],
		['opened, then tuned', [look(1), ...run], 0, 'tuned']
	] as const)('%s', (_, events, share, use) => {
		const result = gradeT3(...events);
		expect(score(result, 'testUse')).toBe(share);
		expect(reason(result, 'testUse')).toBe(`grade.testUse.${use}`);
	});
});

describe('integrity', () => {
	const good = [predicted, trained(2, { [L2]: 0.1 }, 0.83), look(2)];

	it('caps an undeclared second look at 60 and a declared one at 80', () => {
		const silent = gradeT3(...good, look(2), debriefed('wait'));
		expect(silent.total).toBe(60);
		expect(silent.caps).toMatchObject([{ id: 'second-look', limit: 60, declared: false }]);
		const honest = gradeT3(...good, look(2), debriefed('wait'), { type: 'declared', slip: 'second-look' });
		expect(honest.caps).toMatchObject([{ limit: 80, declared: true }]);
		expect(honest.total).toBeGreaterThan(60);
	});

	it('caps quoting a leaked number at 20, 60 when it is owned up to', () => {
		expect(gradeT3(...good, debriefed('quote-training')).total).toBe(20);
		expect(gradeT3(...good, debriefed('quote-training'), { type: 'declared', slip: 'leaked-number' }).total).toBe(60);
	});

	it('takes the lower of two caps', () => {
		expect(gradeT3(...good, look(2), debriefed('quote-training')).total).toBe(20);
	});
});

describe('hints', () => {
	it('cost nothing unless an assignment says so', () => {
		const events = [
			...upToReveal(),
			debriefed('wait'),
			{ type: 'hint-taken', index: 0 } as const,
			{ type: 'hint-taken', index: 2 } as const
		];
		const free = grade(mechanics, logOf(...events), evidence);
		const priced = grade({ ...mechanics, hintCost: 3 }, logOf(...events), evidence);
		expect(free.total - priced.total).toBeCloseTo(6, 10);
	});
});

/**
 * The grade of one item: a pure function of the exercise's facts, the log, and what the evidence says the key is. It knows
 * nothing of pages. Every component states its reason as a sentence id with values.
 */
import { familyOf as familyInVocabulary } from '#lib/diagnosis/ids.ts';
import { ANSWER_CREDIT, answerStanding, type Answer, type FamilyOf, type Key } from './answers.ts';
import { confidenceScore } from './confidence.ts';
import type { DecisionMarks } from './decision.ts';
import { evidenceScore, evidenceStanding, type EvidenceMarks } from './evidence-marks.ts';
import type { Attempt, HoldOutcome } from './events.ts';
import { expectedScore, holds } from './expected.ts';
import { judgeBelief, judgeDecision, judgeMemo, judgeSureness, type MemoParts } from './grade-decision.ts';
import { holdScore } from './hold-up.ts';
import { nothing, type Judged } from './judged.ts';
import { attemptState } from './reduce.ts';
import type { AttemptState } from './state.ts';
import { TEST_USE_CREDIT, testUse, type RemedyFacts } from './remedy.ts';
import { judgeDiscipline, judgeRemedy } from './grade-remedy.ts';
import { sentence, type Sentence } from './sentence.ts';
import { CAPS, COMPONENTS, WEIGHTS, type CapId, type ComponentId, type Template } from './weights.ts';

/** What the grader must know of an exercise. */
export interface GradingFacts {
	readonly template: Template;
	readonly choices: readonly Answer[];
	readonly evidence: EvidenceMarks;
	/** The stakeholder question: the right choice, and those that quote a number known to be leaked. */
	readonly debrief: { readonly right: string; readonly leaked?: readonly string[] } | null;
	/** Needed by T3. */
	readonly remedy: RemedyFacts | null;
	/** Points a hint costs: 0 outside assignments. */
	readonly hintCost?: number;
	/** Points per component where an assignment sets its own; the template's where it does not. */
	readonly weights?: Readonly<Partial<Record<ComponentId, number>>>;
}

/** What the live run showed. */
export interface GradingEvidence {
	readonly key: Key;
	/** `null` when no fresh rows were scored; the reading component then does not count. */
	readonly outcome: HoldOutcome | null;
	/** The score on fresh rows and the smallest change of it that matters: holds a stated expectation against what came. */
	readonly fresh?: { readonly value: number; readonly materiality: number };
	/** Needed by T7: what the evidence says of the actions and of what was asked to be believed. */
	readonly decision?: DecisionMarks;
	/** Parts of the memo that were found in what was written, of those that were wanted. Without it the memo does not count. */
	readonly memo?: MemoParts;
}

export interface GradeComponent {
	readonly id: ComponentId;
	/** Points at most. Components that do not apply are left out and the rest is scaled to 100. */
	readonly weight: number;
	/** Share earned, at most 1. Only `confidence` can be below 0. */
	readonly score: number;
	readonly points: number;
	readonly reason: Sentence;
}

export interface GradeCap {
	readonly id: CapId;
	readonly limit: number;
	readonly declared: boolean;
	readonly reason: Sentence;
}

export interface Grade {
	readonly components: readonly GradeComponent[];
	readonly caps: readonly GradeCap[];
	/** Points taken for hints, 0 or more. */
	readonly hints: number;
	/**
	 * Points out of 100 after hints and caps. It can be below 0: a confident wrong answer costs more than none. A floor at 0
	 * would pay those who expect nothing for overstating their confidence.
	 */
	readonly total: number;
}

/**
 * Grades one item.
 * @throws {RangeError} when a T3 item has no remedy facts, a T7 item no values, or no evidence is marked decisive.
 */
export function grade(facts: GradingFacts, attempt: Attempt, evidence: GradingEvidence, familyOf: FamilyOf = familyInVocabulary): Grade {
	if (facts.template === 'T3' && facts.remedy === null) {
		throw new RangeError(`"${attempt.exercise}" is graded as T3 and has no remedy facts. State which changes help, or grade it as T1.`);
	}
	if (facts.template === 'T7' && evidence.decision === undefined) {
		throw new RangeError(`"${attempt.exercise}" is graded as T7 without the value of its actions. Compute its decision key first.`);
	}
	const state = attemptState(attempt);
	const judged = judge(facts, state, evidence, familyOf);
	const weights = { ...WEIGHTS[facts.template], ...facts.weights };
	const applying = COMPONENTS.filter((id) => weights[id] > 0 && judged[id] !== null);
	const available = applying.reduce((sum, id) => sum + weights[id], 0);
	const components = applying.map((id): GradeComponent => {
		const { score, reason } = judged[id] as NonNullable<Judged>;
		const weight = (weights[id] * 100) / available;
		return { id, weight, score, points: score * weight, reason };
	});
	const caps = capsOf(facts, state, evidence);
	const hints = (facts.hintCost ?? 0) * state.hints.length;
	const earned = components.reduce((sum, component) => sum + component.points, 0) - hints;
	return { components, caps, hints, total: Math.min(earned, ...caps.map((cap) => cap.limit)) };
}

function judge(facts: GradingFacts, state: AttemptState, evidence: GradingEvidence, familyOf: FamilyOf): Record<ComponentId, Judged> {
	return {
		diagnosis: judgeDiagnosis(state, evidence.key, familyOf),
		evidence: judgeEvidence(state, facts.evidence),
		reading: judgeReading(state, evidence),
		remedy: facts.remedy && judgeRemedy(state, facts.remedy),
		oneVariable: facts.remedy && judgeDiscipline(state, facts.remedy),
		testUse: judgeTestUse(state),
		decision: evidence.decision ? judgeDecision(state, evidence.decision) : null,
		belief: evidence.decision ? judgeBelief(state, evidence.decision) : null,
		confidence: evidence.decision
			? judgeSureness(state, evidence.decision)
			: judgeConfidence(state, evidence.key, facts.choices.length, familyOf),
		communication: facts.debrief && judgeDebrief(state, facts.debrief.right),
		memo: judgeMemo(state, evidence.memo)
	};
}

function judgeDiagnosis(state: AttemptState, key: Key, familyOf: FamilyOf): Judged {
	if (state.commitment === null) return nothing('diagnosis');
	const { answer } = state.commitment;
	const standing = answerStanding(answer, key, familyOf);
	return { score: ANSWER_CREDIT[standing], reason: sentence(`grade.diagnosis.${standing}`, { answer, key: key.primary }) };
}

function judgeEvidence(state: AttemptState, marks: EvidenceMarks): Judged {
	const evidence = state.commitment?.evidence;
	const score = evidenceScore(evidence === undefined ? [] : [evidence], marks);
	if (evidence === undefined) return nothing('evidence');
	return { score, reason: sentence(`grade.evidence.${evidenceStanding(evidence, marks)}`, { evidence, decisive: marks.decisive[0] }) };
}

function judgeReading(state: AttemptState, { outcome, fresh }: GradingEvidence): Judged {
	if (outcome === null) return null;
	if (state.commitment === null) return nothing('reading');
	const { holdsUp: call, expected } = state.commitment;
	const score = holdScore(call, outcome);
	const id = score === 1 ? 'grade.reading.right' : 'grade.reading.wrong';
	if (!expected || !fresh) return { score, reason: sentence(id, { call, outcome }) };
	const values = { call, outcome, expected: expected.value, fresh: fresh.value, inside: holds(expected, fresh.value) ? 1 : 0 };
	return { score: (score + expectedScore(expected, fresh.value, fresh.materiality)) / 2, reason: sentence(`${id}.sized`, values) };
}

function judgeTestUse(state: AttemptState): Judged {
	const use = testUse(state);
	return { score: TEST_USE_CREDIT[use], reason: sentence(`grade.testUse.${use}`, { looks: state.testLooks.length }) };
}

function judgeConfidence(state: AttemptState, key: Key, choices: number, familyOf: FamilyOf): Judged {
	if (state.commitment === null) return nothing('confidence');
	const { answer, confidence } = state.commitment;
	const right = answerStanding(answer, key, familyOf) === 'right';
	return {
		score: confidenceScore(confidence / 100, right, choices),
		reason: sentence(right ? 'grade.confidence.right' : 'grade.confidence.wrong', { confidence: confidence / 100, choices })
	};
}

function judgeDebrief(state: AttemptState, right: string): Judged {
	if (state.debrief === null) return nothing('communication');
	const isRight = state.debrief === right;
	return {
		score: isRight ? 1 : 0,
		reason: sentence(isRight ? 'grade.communication.right' : 'grade.communication.wrong', { choice: state.debrief })
	};
}

function capsOf(facts: GradingFacts, state: AttemptState, { decision }: GradingEvidence): readonly GradeCap[] {
	const broken: CapId[] = [];
	const quoted = state.debrief !== null && facts.debrief?.leaked?.includes(state.debrief);
	const acted = state.decision !== null && decision?.dishonest?.includes(state.decision.action);
	if (quoted === true || acted === true) broken.push('leaked-number');
	if (state.testLooks.length > 1) broken.push('second-look');
	return broken.map((id) => {
		const declared = state.declared.includes(id);
		const limit = declared ? (CAPS[id] + 100) / 2 : CAPS[id];
		return { id, limit, declared, reason: sentence(`grade.cap.${id}`, { limit, declared: declared ? 1 : 0 }) };
	});
}

/** The components that only a decision has: the choice, the belief, how sure, and the memo. */
import { beliefsScore, choiceScore, decisionConfidenceScore, INDIFFERENT, type DecisionMarks } from './decision.ts';
import { nothing, type Judged } from './judged.ts';
import { sentence } from './sentence.ts';
import type { AttemptState } from './state.ts';

/** Parts of a memo that were found in what was written, of those that were wanted. */
export interface MemoParts {
	readonly found: number;
	readonly wanted: number;
}

export function judgeDecision(state: AttemptState, decision: DecisionMarks): Judged {
	if (state.decision === null) return nothing('decision');
	const { action } = state.decision;
	const right = decision.accept.includes(action);
	const id = right ? (decision.accept.length > 1 ? 'tie' : 'best') : 'not';
	const score = choiceScore(decision, action);
	return { score, reason: sentence(`grade.decision.${id}`, { action, best: decision.accept[0], quality: score }) };
}

export function judgeBelief(state: AttemptState, { beliefs }: DecisionMarks): Judged {
	const score = beliefsScore(beliefs, state.belief?.stated ?? {});
	if (score === null) return null;
	if (state.belief === null) return nothing('belief');
	const [first] = beliefs;
	return { score, reason: sentence('grade.belief.said', { score, asked: beliefs.length, posterior: first.posterior }) };
}

export function judgeSureness(state: AttemptState, decision: DecisionMarks): Judged {
	if (state.decision === null) return nothing('confidence');
	const { action, confidence } = state.decision;
	const right = decision.accept.includes(action);
	const id = !right ? 'wrong' : decision.accept.length === 1 ? 'right' : 'tie';
	const values = {
		confidence: confidence / 100,
		choices: decision.values.length,
		low: INDIFFERENT.low / 100,
		high: INDIFFERENT.high / 100
	};
	return { score: decisionConfidenceScore(decision, action, confidence), reason: sentence(`grade.confidence.${id}`, values) };
}

/** Parts that were found are counted, style never. */
export function judgeMemo(state: AttemptState, memo: MemoParts | undefined): Judged {
	if (memo === undefined || memo.wanted === 0) return null;
	if (state.memo === null) return nothing('memo');
	return { score: memo.found / memo.wanted, reason: sentence('grade.memo.found', { ...memo }) };
}

/** The components of a remedy: which changes were tried, and whether one at a time. */
import { nothing, type Judged } from './judged.ts';
import { disciplineScore, remedyScore, type RemedyFacts } from './remedy.ts';
import { sentence } from './sentence.ts';
import type { AttemptState } from './state.ts';

export function judgeRemedy(state: AttemptState, facts: RemedyFacts): Judged {
	const { score, runs, wrongWay, gain, reached, tied } = remedyScore(state, facts);
	const leaveAlone = facts.order.length === 0;
	if (runs === 0 && !(leaveAlone && score === 1)) return nothing('remedy');
	const id = leaveAlone
		? score === 1
			? 'left-alone'
			: 'meddled'
		: wrongWay > 0
			? 'wrong-way'
			: !tied
				? 'no-tie'
				: reached
					? 'reached'
					: 'missed';
	return { score, reason: sentence(`grade.remedy.${id}`, { runs, wrongWay, gain: gain ?? 0, goal: facts.goal.gain }) };
}

export function judgeDiscipline(state: AttemptState, facts: RemedyFacts): Judged {
	const { score, ...counts } = disciplineScore(state, facts);
	if (counts.runs === 0 && score === 0) return nothing('oneVariable');
	const id = counts.runs === 0 ? 'left-alone' : counts.sized > 0 ? 'sized' : 'counted';
	return { score, reason: sentence(`grade.oneVariable.${id}`, { ...counts }) };
}

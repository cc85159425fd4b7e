import { diagnosisName } from './diagnosis.ts';
import { formatCount, formatPercent, formatPlural, formatScore } from './format.ts';

const HOLD = { holds: 'it would hold', falls: 'it would fall', 'cannot-say': 'nobody could say' } as const;
type Hold = keyof typeof HOLD;
const INSIDE = (inside: number): string => (inside === 1 ? 'inside your interval' : 'outside your interval');

/** Why a component of the grade is what it is. */
export const gradeEn = {
	'grade.diagnosis': 'Diagnosis',
	'grade.diagnosis.none': 'No diagnosis was committed.',
	'grade.diagnosis.right': (v: { answer: string }) => `“${diagnosisName(v.answer)}” is right for this draw.`,
	'grade.diagnosis.family': (v: { answer: string; key: string }) =>
		`“${diagnosisName(v.answer)}” points the right way; the cause is “${diagnosisName(v.key)}”.`,
	'grade.diagnosis.unsure': (v: { key: string }) => `The evidence was enough to say “${diagnosisName(v.key)}”.`,
	'grade.diagnosis.wrong': (v: { answer: string; key: string }) =>
		`You said “${diagnosisName(v.answer)}”; the evidence says “${diagnosisName(v.key)}”.`,
	'grade.evidence': 'Evidence',
	'grade.evidence.none': 'No evidence was named.',
	'grade.evidence.decisive': 'You tapped what settles it.',
	'grade.evidence.supporting': 'You tapped something that speaks for it and would not settle it alone.',
	'grade.evidence.irrelevant': 'You tapped something that says nothing here.',
	'grade.evidence.unmarked': 'What you tapped does not decide this case.',
	'grade.reading': 'Will it hold up',
	'grade.reading.none': 'No call was made.',
	'grade.reading.right': (v: { call: Hold }) => `You said ${HOLD[v.call]}, and fresh rows agreed.`,
	'grade.reading.wrong': (v: { call: Hold; outcome: Hold }) => `You said ${HOLD[v.call]}; fresh rows showed that ${HOLD[v.outcome]}.`,
	'grade.reading.right.sized': (v: { call: Hold; expected: number; fresh: number; inside: number }) =>
		`You said ${HOLD[v.call]}, and fresh rows agreed. You expected ${formatScore(v.expected)}, and it came to ${formatScore(v.fresh)}, ${INSIDE(v.inside)}.`,
	'grade.reading.wrong.sized': (v: { call: Hold; outcome: Hold; expected: number; fresh: number; inside: number }) =>
		`You said ${HOLD[v.call]}; fresh rows showed that ${HOLD[v.outcome]}. You expected ${formatScore(v.expected)}, and it came to ${formatScore(v.fresh)}, ${INSIDE(v.inside)}.`,
	'grade.remedy': 'Remedy',
	'grade.remedy.none': 'No remedy was tried.',
	'grade.remedy.left-alone': 'You left alone what was not broken.',
	'grade.remedy.meddled': (v: { runs: number }) => `Nothing was wrong, and you changed it in ${formatPlural(v.runs, 'run', 'runs')}.`,
	'grade.remedy.wrong-way': (v: { wrongWay: number }) => `${formatPlural(v.wrongWay, 'run', 'runs')} went the wrong way.`,
	'grade.remedy.reached': (v: { gain: number; goal: number }) =>
		`The last run gains ${formatScore(v.gain)}; ${formatScore(v.goal)} was wanted.`,
	'grade.remedy.no-tie': 'Two of the changes cannot be told apart, and the notebook does not say so.',
	'grade.remedy.missed': (v: { gain: number; goal: number }) =>
		`The last run gains ${formatScore(v.gain)}; ${formatScore(v.goal)} was wanted.`,
	'grade.oneVariable': 'One change at a time',
	'grade.oneVariable.none': 'No run was made after the first.',
	'grade.oneVariable.left-alone': 'Nothing was changed, as it should be.',
	'grade.oneVariable.counted': (v: { runs: number; oneChange: number; predicted: number }) =>
		`${formatCount(v.oneChange)} of ${formatPlural(v.runs, 'run', 'runs')} changed one thing; ${formatCount(v.predicted)} were predicted first.`,
	'grade.oneVariable.sized': (v: { runs: number; oneChange: number; predicted: number; sized: number; hits: number }) =>
		`${formatCount(v.oneChange)} of ${formatPlural(v.runs, 'run', 'runs')} changed one thing; ${formatCount(v.predicted)} were predicted with a size, and ${formatCount(v.hits)} of those changes fell inside your interval.`,
	'grade.testUse': 'Sealed test',
	'grade.testUse.once': 'Opened once, after the tuning.',
	'grade.testUse.unopened': 'The sealed test was not opened.',
	'grade.testUse.reopened': (v: { looks: number }) => `Opened ${formatPlural(v.looks, 'time', 'times')}.`,
	'grade.testUse.tuned': 'A run was trained after the sealed test was opened.',
	'grade.confidence': 'Confidence',
	'grade.decision': 'Decision',
	'grade.decision.none': 'No action was chosen.',
	'grade.decision.best': 'You chose the action with the highest expected value.',
	'grade.decision.tie': 'You chose one of the actions that the stated costs do not tell apart.',
	'grade.decision.not': (v: { quality: number }) =>
		`Another action was worth more on what could be known. Yours stands at ${formatPercent(v.quality)} of the way from the worst to the best.`,
	'grade.belief': 'What you believed',
	'grade.belief.none': 'No belief was stated.',
	'grade.belief.said': (v: { score: number; asked: number }) =>
		`${formatPlural(v.asked, 'number', 'numbers')} stated, held against what the evidence supports: ${formatPercent(v.score)} of the points.`,
	'grade.confidence.tie': (v: { confidence: number; low: number; high: number }) =>
		`You said ${formatPercent(v.confidence)}. Several actions are worth about the same, so ${formatPercent(v.low)} to ${formatPercent(v.high)} was the honest answer.`,
	'grade.memo': 'The memo',
	'grade.memo.none': 'No memo was written.',
	'grade.memo.found': (v: { found: number; wanted: number }) =>
		`${formatCount(v.found)} of ${formatPlural(v.wanted, 'part', 'parts')} found in it.`,
	'grade.confidence.none': 'No confidence was stated.',
	'grade.confidence.right': (v: { confidence: number }) => `You said ${formatPercent(v.confidence)} and were right.`,
	'grade.confidence.wrong': (v: { confidence: number }) => `You said ${formatPercent(v.confidence)} and were not right.`,
	'grade.communication': 'What you told them',
	'grade.communication.none': 'Nothing was said to the stakeholder.',
	'grade.communication.right': 'The stakeholder got the message that matters.',
	'grade.communication.wrong': 'The stakeholder got the wrong message.',
	'grade.cap.leaked-number': (v: { limit: number }) => `A number known to be leaked was quoted: at most ${formatCount(v.limit)}.`,
	'grade.cap.second-look': (v: { limit: number }) => `The sealed test was opened again: at most ${formatCount(v.limit)}.`
} as const;

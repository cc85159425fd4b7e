/** A log told as sentences. */
import { formatCount, formatDuration, formatInterval, formatMinutes, formatPercent, formatPlural, formatScore } from './format.ts';

export const teachStoryEn = {
	'story.at': (v: { minutes: number }) => (v.minutes === 0 ? 'at the start' : `after ${formatDuration(v.minutes * 60_000)}`),
	'story.pause': (v: { minutes: number }) => `A pause of ${formatMinutes(v.minutes)}.`,
	'story.started': 'Opened the case.',
	'story.redrawn': 'The site offered another draw, since the first did not show its cause.',
	'story.step-done': (v: { step: string }) => `Went past “${v.step}”.`,
	'story.step-answer': (v: { step: string; answer: string }) => `Went past “${v.step}” with “${v.answer}”.`,
	'story.split-chosen': 'Chose how to split the rows.',
	'story.predicted': (v: { answer: string }) => `Predicted: ${v.answer}.`,
	'story.predicted.sized': (v: { answer: string; size: number; low: number; high: number }) =>
		`Predicted: ${v.answer}, by ${formatScore(v.size)} (${formatInterval(v.low, v.high)}).`,
	'story.trained': (v: { run: number; validation: number; changed: string | null }) =>
		v.changed === null
			? `Trained run ${formatCount(v.run)}: validation ${formatScore(v.validation)}.`
			: `Trained run ${formatCount(v.run)} with ${v.changed}: validation ${formatScore(v.validation)}.`,
	'story.run-failed': (v: { run: number }) => `Run ${formatCount(v.run)} failed.`,
	'story.run-cancelled': (v: { run: number }) => `Stopped run ${formatCount(v.run)}.`,
	'story.instrument-read': (v: { instrument: string; cost: number }) =>
		v.cost === 0 ? `Looked at “${v.instrument}” again.` : `Read “${v.instrument}” for ${formatPlural(v.cost, 'unit', 'units')}.`,
	'story.hint-taken': (v: { index: number }) => `Took hint ${formatCount(v.index + 1)}.`,
	'story.committed': (v: { answer: string; evidence: string; confidence: number; call: string }) =>
		`Committed: “${v.answer}”, shown by “${v.evidence}”, ${formatPercent(v.confidence)} sure. On fresh rows it ${v.call}.`,
	'story.call.holds': 'would hold',
	'story.call.falls': 'would fall',
	'story.call.cannot-say': 'cannot be said',
	'story.diagnosed': (v: { run: number; answer: string }) => `Said of run ${formatCount(v.run)}: “${v.answer}”.`,
	'story.revealed': (v: { key: string }) => `Saw the reveal: “${v.key}”.`,
	'story.broke-it': (v: { verdict: string }) => `Broke it: the rules then said “${v.verdict}”.`,
	'story.forked': (v: { from: number }) => `Began a new line from run ${formatCount(v.from)}.`,
	'story.compared': (v: { a: number; b: number }) => `Compared runs ${formatCount(v.a)} and ${formatCount(v.b)}.`,
	'story.fresh-scored': (v: { run: number; score: number }) => `Scored run ${formatCount(v.run)} on fresh rows: ${formatScore(v.score)}.`,
	'story.test-opened': (v: { run: number; score: number }) =>
		`Opened the sealed test with run ${formatCount(v.run)}: ${formatScore(v.score)}.`,
	'story.debriefed': (v: { choice: string }) => `Told the stakeholder ${v.choice.replace('-', ' ')}.`,
	'story.declared': 'Reported a slip of their own.',
	'story.finished': 'Finished.',
	'story.card-answered': (v: { place: number; answer: string; confidence: number }) =>
		`Card ${formatCount(v.place + 1)}: “${v.answer}”, ${formatPercent(v.confidence)} sure.`,
	'story.other': (v: { type: string }) => `${v.type}.`
} as const;

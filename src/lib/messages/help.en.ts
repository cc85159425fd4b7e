import { formatCount, formatInterval, formatScore } from './format.ts';

type Finding = 'present' | 'absent' | 'inconclusive';
const range = (low: number, high: number): string =>
	Number.isFinite(low) && Number.isFinite(high) ? ` (${formatInterval(low, high)})` : '';

/** Worked and completion cases: the reasoning over the run on the screen, one step at a time. */
export const helpEn = {
	'worked.title': 'Worked through',
	'worked.lead': 'This one is worked with you. Each step looks at one number of this very run.',
	'completion.lead': 'The steps are worked with you, up to the last. The last is yours.',
	'worked.start': 'Begin',
	'worked.next': 'Next step',
	'worked.step': (v: { step: number; of: number }) => `Step ${v.step} of ${v.of}`,
	'worked.preparing': 'Training what the reasoning needs.',
	'worked.done': 'Now make the call yourself. The numbers stay on the page.',
	'completion.done': 'What follows from these? That is your step.',

	'step.read': (v: { metric: string; train: number; nTrain: number; validation: number; low: number; high: number; n: number }) =>
		`Read both scores first. Training ${v.metric} is ${formatScore(v.train)} on ${formatCount(v.nTrain)} rows it has learned from. Validation ${v.metric} is ${formatScore(v.validation)} on ${formatCount(v.n)} rows it has not${range(v.low, v.high)}.`,
	'step.gap': (v: { value: number; low: number; high: number; finding: Finding }) =>
		`Subtract. The gap is ${formatScore(v.value)}${range(v.low, v.high)}: ${
			{
				present:
					'larger than chance and large enough to matter. Something was learned that does not carry over. Whether that costs anything is the next question.',
				absent: 'too small to matter. What it learned carries over to new rows.',
				inconclusive: 'these rows cannot say whether it is there.'
			}[v.finding]
		}`,
	'step.bias': (v: { value: number; low: number; high: number; finding: Finding; known: boolean }) =>
		`Compare training with ${v.known ? 'the ceiling' : 'the best that anything reached'}. The distance is ${formatScore(v.value)}${range(v.low, v.high)}: ${
			{
				present: 'even on rows it has seen it misses something that is there. No further row can bring that back.',
				absent: 'on rows it has seen it does as well as can be.',
				inconclusive: 'too uncertain to call.'
			}[v.finding]
		}`,
	'step.shortfall': (v: { value: number; low: number; high: number; finding: Finding; known: boolean }) =>
		`Compare validation with ${v.known ? 'the ceiling' : 'the best that anything reached'}. What is left to win is ${formatScore(v.value)}${range(v.low, v.high)}: ${
			{
				present: 'worth having.',
				absent: 'next to nothing. Whatever the gap says, there is nothing to repair.',
				inconclusive: 'too uncertain to call.'
			}[v.finding]
		}`,
	'step.gain': (v: { arm: string; value: number; low: number; high: number; finding: Finding }) =>
		`Try one change on the same rows. ${v.arm}: ${formatScore(v.value)} gained${range(v.low, v.high)}. ${
			{ present: 'That is a real gain.', absent: 'That is no gain.', inconclusive: 'That could be chance.' }[v.finding]
		}`,
	'step.gate': (v: { name: string; what: string; value: number; low: number; high: number; finding: Finding }) =>
		`${v.name}: ${formatScore(v.value)}${range(v.low, v.high)}${v.what === '' ? '' : `, ${v.what}`}. ${
			{ present: 'It is there.', absent: 'It is not there.', inconclusive: 'That cannot be told yet.' }[v.finding]
		}`,
	'step.conclusion': (v: { name: string }) => `So: ${v.name}.`,

	'meet.new': 'New',
	'meet.known': 'Got it'
} as const;

/** Grading a class again by other rules. */
import { formatCount, formatPlural } from './format.ts';
import { points, plainNumber } from './teach-numbers.ts';

export const teachRegradeEn = {
	'regrade.lead':
		'Grade the checked files again by other rules. The assignment, its identity and what its checks found stay as they are; only points follow.',
	'regrade.on': 'These grades were made with changed rules. Both are kept.',
	'regrade.empty': 'Nothing is checked yet. Collect first.',
	'regrade.weights': 'Points per component',
	'regrade.weights.note': 'They are scaled to 100 over the components that a case has. Drills and reviews keep the rules they have.',
	'regrade.weights.none': 'No case of this assignment is graded by components.',
	'regrade.template.T1': 'Cases that end with the diagnosis',
	'regrade.template.T3': 'Cases with a remedy',
	'regrade.template.T7': 'Decisions',
	'regrade.usual': (v: { value: number }) => `usually ${plainNumber(v.value)}`,
	'regrade.weight': (v: { component: string; template: string }) => `${v.component}, ${v.template}`,
	'regrade.thresholds': 'Thresholds of the verdicts',
	'regrade.thresholds.note': 'Keys are worked out again where one changes. What students saw on their pages was by the assignment’s own.',
	'regrade.thresholds.more': 'Finer thresholds',
	'regrade.threshold.materiality': 'A gap that matters: shares, AUC',
	'regrade.threshold.errorMateriality': 'A gap that matters: errors, as a share of the baseline',
	'regrade.threshold.gain': 'A gain that counts: shares, AUC',
	'regrade.threshold.errorGain': 'A gain that counts: errors, as a share of the baseline',
	'regrade.threshold.gainStandardErrors': 'Standard errors that a gain must clear',
	'regrade.threshold.level': 'Confidence level of intervals',
	'regrade.threshold.lowCeiling': 'A known ceiling below this is itself the news',
	'regrade.threshold.shareOfBest': 'Share of the best gain that makes the cheapest probe the cause',
	'regrade.threshold.cleanShare': 'Share of the simpler model’s gain that makes clean labels the cause',
	'regrade.threshold.earlyShare': 'Share of the simpler model’s gain that makes the earlier stop the cause',
	'regrade.threshold.dataLead': 'Lead of more rows over all else, in gaps that matter',
	'regrade.threshold.bothAccepted': 'Two causes closer than this are both accepted, in gaps that matter',
	'regrade.threshold.equallyRanked': 'Three causes closer than this are not told apart, in gains that count',
	'regrade.go': 'Grade again with these',
	'regrade.back': 'Back to the assignment’s own rules',
	'regrade.reset': 'Put back what the assignment says',
	'regrade.same': 'These are the assignment’s own rules.',
	'regrade.weights.wrong': (v: { template: string }) => `${v.template}: each component is a number from 0 to 1,000.`,
	'regrade.nothing-counts': (v: { template: string }) =>
		`${v.template}: diagnosis, evidence or confidence must count, since not every case has the others.`,
	'regrade.threshold.wrong': (v: { threshold: string }) => `“${v.threshold}” is empty or out of its range.`,
	'regrade.changes': 'What it changed',
	'regrade.changes.none': 'No student’s points moved.',
	'regrade.changes.summary': (v: { moved: number; all: number; up: number; down: number }) =>
		`${formatCount(v.moved)} of ${formatPlural(v.all, 'student', 'students')}: ${formatCount(v.up)} up, ${formatCount(v.down)} down.`,
	'regrade.column.before': 'Before',
	'regrade.column.after': 'After',
	'regrade.column.change': 'Change',
	'regrade.column.items': 'By item',
	'regrade.item': (v: { place: number; before: number | null; after: number | null }) =>
		`${formatCount(v.place)}: ${v.before === null ? 'open' : points(v.before)} → ${v.after === null ? 'open' : points(v.after)}`,
	'regrade.change': (v: { value: number }) => `${v.value > 0 ? '+' : ''}${points(v.value)}`,
	'regrade.all': 'Show those that did not move as well',
	'regrade.was': (v: { points: number | null }) => (v.points === null ? 'was open' : `was ${points(v.points)}`),
	'regrade.item.was': (v: { points: number | null }) =>
		v.points === null ? 'Before the regrade it was open.' : `Before the regrade: ${points(v.points)}.`
} as const;

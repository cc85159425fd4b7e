/** Grades of a class, and of one student. */
import { formatCount, formatDay, formatDuration, formatPercent, formatPlural } from './format.ts';
import { moment, points } from './teach-numbers.ts';

export const teachGradesEn = {
	// Class: grades
	'grades.empty': 'No file is checked yet. Collect first.',
	'grades.find': 'Find a student',
	'grades.verdict': 'Verdict',
	'grades.verdict.all': 'All',
	'grades.flagged': 'Flagged only',
	'grades.count': (v: { shown: number; all: number }) =>
		v.shown === v.all
			? formatPlural(v.all, 'student', 'students')
			: `${formatCount(v.shown)} of ${formatPlural(v.all, 'student', 'students')}`,
	'grades.column.student': 'Student',
	'grades.column.total': 'Total',
	'grades.column.arrived': 'Arrived',
	'grades.column.verdict': 'Verdict',
	'grades.column.item': (v: { place: number }) => `Item ${formatCount(v.place)}`,
	'grades.points': (v: { points: number }) => points(v.points),
	'grades.of': (v: { of: number }) => `of ${points(v.of)}`,
	'grades.unknown': 'open',
	'grades.override.mark': 'set by hand',
	'grades.late': (v: { days: number; factor: number }) => `${formatPlural(v.days, 'day', 'days')} late, counts ${formatPercent(v.factor)}`,
	'grades.mean': (v: { mean: number; of: number; n: number }) =>
		`Mean ${points(v.mean)} of ${points(v.of)} over ${formatPlural(v.n, 'student', 'students')}.`,
	'grades.open': (v: { student: string }) => `Open ${v.student}`,
	'grades.flags': (v: { n: number }) => formatPlural(v.n, 'flag', 'flags'),
	'grades.csv': 'For your gradebook',
	'grades.csv.moodle': 'CSV for Moodle',
	'grades.csv.canvas': 'CSV for Canvas',
	'grades.csv.generic': 'CSV, every item',
	'grades.csv.note': 'Moodle: map “ID number” to the id your students typed. Canvas: their SIS user ID.',
	'grades.csv.name': (v: { slug: string; kind: string }) => `${v.slug}-${v.kind}.csv`,
	'grades.csv.feedback': (v: { verdict: string; items: string; late: string | null; reasons: string }) =>
		[`Replayed: ${v.verdict}.`, v.items, v.late ?? '', v.reasons].filter((part) => part !== '').join(' '),
	'grades.csv.item': (v: { place: number; points: number | null; of: number }) =>
		`${formatCount(v.place)}: ${v.points === null ? 'open' : points(v.points)} of ${points(v.of)}`,

	// Class: one student
	'student.back': 'All students',
	'student.file': (v: { name: string; at: number }) => `${v.name}, arrived ${moment(v.at)}.`,
	'student.time': (v: { minutes: number }) => `About ${formatDuration(v.minutes * 60_000)} of work, by the student’s own clock.`,
	'student.item': (v: { place: number; title: string }) => `${formatCount(v.place)} ${v.title}`,
	'student.draw': (v: { variant: string; seed: number }) => `The case ${v.variant}, draw ${v.seed}.`,
	'student.see': 'Open this very draw',
	'student.none': 'Not begun.',
	'student.component': 'Component',
	'student.reason': 'Why, as the student is told',
	'student.points': 'Points of 100',
	'student.story': 'What they did',
	'student.story.closed': 'The log cannot be read: the file is damaged or was encrypted to another key.',
	'student.override': 'Set the points by hand',
	'student.override.whole': 'The whole assignment',
	'student.override.points': (v: { of: number }) => `Points, of ${points(v.of)}`,
	'student.override.reason': 'Reason',
	'student.override.save': 'Set',
	'student.override.drop': 'Back to the replay',
	'student.override.need': 'Say why: the student may ask.',
	'student.override.line': (v: { points: number; reason: string; at: number }) =>
		`Set to ${points(v.points)} on ${formatDay(v.at)}: ${v.reason}`,
	'student.override.dropped': (v: { at: number; reason: string }) => `Taken back on ${formatDay(v.at)}: ${v.reason}`,
	'student.override.computed': (v: { points: number }) => `The replay gives ${points(v.points)}.`,
	'student.override.unknown': 'The replay gives no number.',
	'student.override.takenback': 'Back to what the replay gives'
} as const;

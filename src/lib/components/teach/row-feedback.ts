/** Why a student's points are what they are, in one text: what a learning platform shows beside the grade. */
import { say } from '#lib/messages/teach.ts';
import { verdictWords } from '#lib/messages/verify.ts';
import type { GradebookRow } from '#lib/teach/gradebook/rows.ts';
import type { ClassBook } from './class-book.svelte.ts';

/** Never names a diagnosis: a text that travels through a class chat must not solve anybody's lab. */
export function rowFeedback(book: Pick<ClassBook, 'worths'>, row: GradebookRow): string {
	const reasons = [...row.items.flatMap(({ override }) => override ?? []), ...(row.override ? [row.override] : [])].map(
		({ reason }) => reason
	);
	return say('grades.csv.feedback', {
		verdict: verdictWords(row.verdict).name,
		items: `${row.items.map(({ item, points, of }) => say('grades.csv.item', { place: item + 1, points, of })).join('; ')}.`,
		late: row.lateDays > 0 && row.lateFactor < 1 ? `${say('grades.late', { days: row.lateDays, factor: row.lateFactor })}.` : null,
		reasons: reasons.join(' ')
	});
}

/** SCORM 1.2 (ADL, 2001): the course's `API` object. */
import { hundredths, type CoursePort } from './port.ts';
import { openScorm } from './scorm-course.ts';

export interface Scorm12Api {
	LMSInitialize(empty: ''): string | boolean;
	LMSGetValue(element: string): string;
	LMSSetValue(element: string, value: string): string | boolean;
	LMSCommit(empty: ''): string | boolean;
	LMSFinish(empty: ''): string | boolean;
	LMSGetLastError(): string | number;
}

/** Answers longer than this are cut: the standard's limit for a free response. */
const LONGEST_RESPONSE = 255;

/** @throws {CourseError} when the course does not open. */
export function openScorm12(api: Scorm12Api): CoursePort {
	const calls = {
		initialize: () => api.LMSInitialize(''),
		get: (element: string) => api.LMSGetValue(element),
		set: (element: string, value: string) => api.LMSSetValue(element, value),
		commit: () => api.LMSCommit(''),
		finish: () => api.LMSFinish(''),
		lastError: () => api.LMSGetLastError()
	};
	const reported = new Set<string>();
	return openScorm(calls, {
		format: 'scorm12',
		names: {
			mode: 'cmi.core.lesson_mode',
			learnerId: 'cmi.core.student_id',
			learnerName: 'cmi.core.student_name',
			exit: 'cmi.core.exit'
		},
		exits: ['', 'suspend'],
		begin: ({ get, set }) => {
			if (get('cmi.core.lesson_status') === 'not attempted') set('cmi.core.lesson_status', 'incomplete');
		},
		tell: ({ set, count, placeOf }, { items, score, complete }) => {
			for (const item of items) {
				if (item.status === 'untouched') continue;
				const { at } = placeOf('objectives', item.id);
				if (item.score !== null) {
					set(`cmi.objectives.${at}.score.raw`, hundredths(item.score));
					set(`cmi.objectives.${at}.score.min`, '0');
					set(`cmi.objectives.${at}.score.max`, '100');
				}
				set(`cmi.objectives.${at}.status`, item.status === 'done' ? 'completed' : 'incomplete');
				if (item.status !== 'done' || reported.has(item.id)) continue;
				// Interactions can be written and never read, so each is told once a visit, at the end of the list.
				const place = count('interactions');
				set(`cmi.interactions.${place}.id`, item.id);
				set(`cmi.interactions.${place}.type`, 'fill-in');
				if (item.answer !== null) set(`cmi.interactions.${place}.student_response`, item.answer.slice(0, LONGEST_RESPONSE));
				set(`cmi.interactions.${place}.weighting`, hundredths(item.weight));
				set(`cmi.interactions.${place}.result`, item.score === null ? 'neutral' : hundredths(item.score));
				reported.add(item.id);
			}
			if (score !== null) {
				set('cmi.core.score.min', '0');
				set('cmi.core.score.max', '100');
				set('cmi.core.score.raw', hundredths(score));
			}
			set('cmi.core.lesson_status', complete ? 'completed' : 'incomplete');
		}
	});
}

/** SCORM 2004, 3rd edition (ADL, 2006): the course's `API_1484_11` object. */
import { hundredths, scaled, type CoursePort } from './port.ts';
import { openScorm } from './scorm-course.ts';

export interface Scorm2004Api {
	Initialize(empty: ''): string | boolean;
	GetValue(element: string): string;
	SetValue(element: string, value: string): string | boolean;
	Commit(empty: ''): string | boolean;
	Terminate(empty: ''): string | boolean;
	GetLastError(): string | number;
}

const LONGEST_RESPONSE = 4000;
const LONGEST_DESCRIPTION = 250;

/** @throws {CourseError} when the course does not open. */
export function openScorm2004(api: Scorm2004Api): CoursePort {
	const calls = {
		initialize: () => api.Initialize(''),
		get: (element: string) => api.GetValue(element),
		set: (element: string, value: string) => api.SetValue(element, value),
		commit: () => api.Commit(''),
		finish: () => api.Terminate(''),
		lastError: () => api.GetLastError()
	};
	return openScorm(calls, {
		format: 'scorm2004',
		names: { mode: 'cmi.mode', learnerId: 'cmi.learner_id', learnerName: 'cmi.learner_name', exit: 'cmi.exit' },
		exits: ['normal', 'suspend'],
		begin: ({ get, set }) => {
			if (['unknown', 'not attempted', ''].includes(get('cmi.completion_status'))) set('cmi.completion_status', 'incomplete');
		},
		tell: ({ set, placeOf }, { items, score, complete }) => {
			for (const item of items) {
				if (item.status === 'untouched') continue;
				const { at } = placeOf('objectives', item.id);
				set(`cmi.objectives.${at}.description`, item.description.slice(0, LONGEST_DESCRIPTION));
				if (item.score !== null) {
					set(`cmi.objectives.${at}.score.scaled`, scaled(item.score));
					set(`cmi.objectives.${at}.score.min`, '0');
					set(`cmi.objectives.${at}.score.max`, '100');
					set(`cmi.objectives.${at}.score.raw`, hundredths(item.score));
				}
				set(`cmi.objectives.${at}.completion_status`, item.status === 'done' ? 'completed' : 'incomplete');
				if (item.status !== 'done') continue;
				const { at: place, isNew } = placeOf('interactions', item.id);
				if (isNew) {
					set(`cmi.interactions.${place}.type`, 'other');
					set(`cmi.interactions.${place}.objectives.0.id`, item.id);
					set(`cmi.interactions.${place}.weighting`, scaled(item.weight));
					set(`cmi.interactions.${place}.description`, item.description.slice(0, LONGEST_DESCRIPTION));
				}
				if (item.answer !== null) set(`cmi.interactions.${place}.learner_response`, item.answer.slice(0, LONGEST_RESPONSE));
				set(`cmi.interactions.${place}.result`, item.score === null ? 'neutral' : scaled(item.score));
			}
			if (score !== null) {
				set('cmi.score.min', '0');
				set('cmi.score.max', '100');
				set('cmi.score.raw', hundredths(score));
				set('cmi.score.scaled', scaled(score));
			}
			const done = items.filter(({ status }) => status === 'done').length;
			set('cmi.progress_measure', scaled(items.length === 0 ? 0 : done / items.length));
			set('cmi.completion_status', complete ? 'completed' : 'incomplete');
		}
	});
}

/** SCORM 1.2 (ADL, 2001): the course's `API` object. */
import { CourseError, hundredths, type CoursePort, type CourseReport, type Keeping } from './port.ts';

export interface Scorm12Api {
	LMSInitialize(empty: ''): string | boolean;
	LMSGetValue(element: string): string;
	LMSSetValue(element: string, value: string): string | boolean;
	LMSCommit(empty: ''): string | boolean;
	LMSFinish(empty: ''): string | boolean;
	LMSGetLastError(): string | number;
}

const isTrue = (answer: string | boolean): boolean => String(answer) === 'true';
/** Answers longer than this are cut: the standard's limit for a free response. */
const LONGEST_RESPONSE = 255;

/** @throws {CourseError} when the course does not open. */
export function openScorm12(api: Scorm12Api): CoursePort {
	const check = (call: string, answer: string | boolean): void => {
		if (!isTrue(answer)) throw new CourseError(call, String(api.LMSGetLastError()));
	};
	check('LMSInitialize', api.LMSInitialize(''));
	const get = (element: string): string => String(api.LMSGetValue(element) ?? '');
	const set = (element: string, value: string): void => check(element, api.LMSSetValue(element, value));
	const lessonMode = get('cmi.core.lesson_mode');
	const mode = lessonMode === 'review' || lessonMode === 'browse' ? lessonMode : 'normal';
	const kept = get('cmi.suspend_data');
	const reported = new Set<string>();
	let open = true;

	/** Objectives are found again by their id; a new one goes to the end. */
	const objectiveAt = (id: string): number => {
		const count = Number(get('cmi.objectives._count')) || 0;
		for (let at = 0; at < count; at++) if (get(`cmi.objectives.${at}.id`) === id) return at;
		set(`cmi.objectives.${count}.id`, id);
		return count;
	};

	if (mode === 'normal' && get('cmi.core.lesson_status') === 'not attempted') set('cmi.core.lesson_status', 'incomplete');

	return {
		format: 'scorm12',
		learner: { id: get('cmi.core.student_id'), name: get('cmi.core.student_name') },
		mode,
		kept: kept === '' ? null : kept,
		async report({ items, score, complete }: CourseReport) {
			if (mode !== 'normal' || !open) return;
			for (const item of items) {
				if (item.status === 'untouched') continue;
				const at = objectiveAt(item.id);
				if (item.score !== null) {
					set(`cmi.objectives.${at}.score.raw`, hundredths(item.score));
					set(`cmi.objectives.${at}.score.min`, '0');
					set(`cmi.objectives.${at}.score.max`, '100');
				}
				set(`cmi.objectives.${at}.status`, item.status === 'done' ? 'completed' : 'incomplete');
				if (item.status === 'done' && !reported.has(item.id)) {
					// Interactions can be written and never read, so each is told once a visit, at the end of the list.
					const place = Number(get('cmi.interactions._count')) || 0;
					set(`cmi.interactions.${place}.id`, item.id);
					set(`cmi.interactions.${place}.type`, 'fill-in');
					if (item.answer !== null) set(`cmi.interactions.${place}.student_response`, item.answer.slice(0, LONGEST_RESPONSE));
					set(`cmi.interactions.${place}.weighting`, hundredths(item.weight));
					set(`cmi.interactions.${place}.result`, item.score === null ? 'neutral' : hundredths(item.score));
					reported.add(item.id);
				}
			}
			if (score !== null) {
				set('cmi.core.score.min', '0');
				set('cmi.core.score.max', '100');
				set('cmi.core.score.raw', hundredths(score));
			}
			set('cmi.core.lesson_status', complete ? 'completed' : 'incomplete');
			check('LMSCommit', api.LMSCommit(''));
		},
		async keep(text): Promise<Keeping> {
			if (mode !== 'normal' || !open) return 'kept';
			const told = isTrue(api.LMSSetValue('cmi.suspend_data', text));
			// Some courses shorten in silence: only what can be read back is kept.
			if (!told || get('cmi.suspend_data') !== text) return 'too-long';
			return isTrue(api.LMSCommit('')) ? 'kept' : 'too-long';
		},
		async close(complete) {
			if (!open) return;
			open = false;
			if (mode === 'normal') {
				api.LMSSetValue('cmi.core.exit', complete ? '' : 'suspend');
				api.LMSCommit('');
			}
			api.LMSFinish('');
		}
	};
}

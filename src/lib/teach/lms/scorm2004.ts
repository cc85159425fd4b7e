/** SCORM 2004, 3rd edition (ADL, 2006): the course's `API_1484_11` object. */
import { CourseError, hundredths, scaled, type CoursePort, type CourseReport, type Keeping } from './port.ts';

export interface Scorm2004Api {
	Initialize(empty: ''): string | boolean;
	GetValue(element: string): string;
	SetValue(element: string, value: string): string | boolean;
	Commit(empty: ''): string | boolean;
	Terminate(empty: ''): string | boolean;
	GetLastError(): string | number;
}

const isTrue = (answer: string | boolean): boolean => String(answer) === 'true';
const LONGEST_RESPONSE = 4000;
const LONGEST_DESCRIPTION = 250;

/** @throws {CourseError} when the course does not open. */
export function openScorm2004(api: Scorm2004Api): CoursePort {
	const check = (call: string, answer: string | boolean): void => {
		if (!isTrue(answer)) throw new CourseError(call, String(api.GetLastError()));
	};
	check('Initialize', api.Initialize(''));
	const get = (element: string): string => String(api.GetValue(element) ?? '');
	const set = (element: string, value: string): void => check(element, api.SetValue(element, value));
	const given = get('cmi.mode');
	const mode = given === 'review' || given === 'browse' ? given : 'normal';
	const kept = get('cmi.suspend_data');
	let open = true;

	/** The course may have objectives of its own: only the id tells which is ours, and ours go to the end. */
	const placeOf = (list: 'objectives' | 'interactions', id: string): { readonly at: number; readonly isNew: boolean } => {
		const count = Number(get(`cmi.${list}._count`)) || 0;
		for (let at = 0; at < count; at++) if (get(`cmi.${list}.${at}.id`) === id) return { at, isNew: false };
		set(`cmi.${list}.${count}.id`, id);
		return { at: count, isNew: true };
	};

	if (mode === 'normal' && ['unknown', 'not attempted', ''].includes(get('cmi.completion_status')))
		set('cmi.completion_status', 'incomplete');

	return {
		format: 'scorm2004',
		learner: { id: get('cmi.learner_id'), name: get('cmi.learner_name') },
		mode,
		kept: kept === '' ? null : kept,
		async report({ items, score, complete }: CourseReport) {
			if (mode !== 'normal' || !open) return;
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
				if (item.status === 'done') {
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
			check('Commit', api.Commit(''));
		},
		async keep(text): Promise<Keeping> {
			if (mode !== 'normal' || !open) return 'kept';
			const told = isTrue(api.SetValue('cmi.suspend_data', text));
			if (!told || get('cmi.suspend_data') !== text) return 'too-long';
			return isTrue(api.Commit('')) ? 'kept' : 'too-long';
		},
		async close(complete) {
			if (!open) return;
			open = false;
			if (mode === 'normal') {
				api.SetValue('cmi.exit', complete ? 'normal' : 'suspend');
				api.Commit('');
			}
			api.Terminate('');
		}
	};
}

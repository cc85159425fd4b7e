/** What SCORM 1.2 and 2004 have in common: a session over one object of the course, and a list of elements that are set and read. */
import { CourseError, type CoursePort, type CourseReport, type Keeping, type LmsFormat } from './port.ts';

type Answer = string | boolean;

/** The calls of a course's object, whatever the standard calls them. */
export interface ScormCalls {
	readonly initialize: () => Answer;
	readonly get: (element: string) => string;
	readonly set: (element: string, value: string) => Answer;
	readonly commit: () => Answer;
	readonly finish: () => Answer;
	readonly lastError: () => string | number;
}

/** Elements as they are written and read; setting throws what the course answers. */
export interface ScormElements {
	readonly get: (element: string) => string;
	readonly set: (element: string, value: string) => void;
	/** Entries of a list. */
	readonly count: (list: string) => number;
	/** Place of the entry with this id. The course may have entries of its own: only the id tells which is ours, and ours go to the end. */
	readonly placeOf: (list: string, id: string) => { readonly at: number; readonly isNew: boolean };
}

export interface ScormDialect {
	readonly format: LmsFormat;
	readonly names: { readonly mode: string; readonly learnerId: string; readonly learnerName: string; readonly exit: string };
	/** How a visit ends: with everything done, or to be gone on with. */
	readonly exits: readonly [done: string, suspended: string];
	/** The first thing told, where nothing was told before. */
	readonly begin: (elements: ScormElements) => void;
	readonly tell: (elements: ScormElements, report: CourseReport) => void;
}

const isTrue = (answer: Answer): boolean => String(answer) === 'true';

/** @throws {CourseError} when the course does not open. */
export function openScorm(calls: ScormCalls, { format, names, exits, begin, tell }: ScormDialect): CoursePort {
	const check = (call: string, answer: Answer): void => {
		if (!isTrue(answer)) throw new CourseError(call, String(calls.lastError()));
	};
	check('initialize', calls.initialize());
	const get = (element: string): string => String(calls.get(element) ?? '');
	const set = (element: string, value: string): void => check(element, calls.set(element, value));
	const count = (list: string): number => Number(get(`cmi.${list}._count`)) || 0;
	const elements: ScormElements = {
		get,
		set,
		count,
		placeOf: (list, id) => {
			const end = count(list);
			for (let at = 0; at < end; at++) if (get(`cmi.${list}.${at}.id`) === id) return { at, isNew: false };
			set(`cmi.${list}.${end}.id`, id);
			return { at: end, isNew: true };
		}
	};
	const given = get(names.mode);
	const mode = given === 'review' || given === 'browse' ? given : 'normal';
	const kept = get('cmi.suspend_data');
	let open = true;
	if (mode === 'normal') begin(elements);

	return {
		format,
		learner: { id: get(names.learnerId), name: get(names.learnerName) },
		mode,
		kept: kept === '' ? null : kept,
		async report(report) {
			if (mode !== 'normal' || !open) return;
			tell(elements, report);
			check('commit', calls.commit());
		},
		async keep(text): Promise<Keeping> {
			if (mode !== 'normal' || !open) return 'kept';
			const told = isTrue(calls.set('cmi.suspend_data', text));
			// Some courses shorten in silence: only what can be read back is kept.
			if (!told || get('cmi.suspend_data') !== text) return 'too-long';
			return isTrue(calls.commit()) ? 'kept' : 'too-long';
		},
		async close(complete) {
			if (!open) return;
			open = false;
			if (mode === 'normal') {
				calls.set(names.exit, exits[complete ? 0 : 1]);
				calls.commit();
			}
			calls.finish();
		}
	};
}

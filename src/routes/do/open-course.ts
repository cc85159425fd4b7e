import { CourseLink } from '#lib/components/teach/course-link.svelte.ts';
import { systemClock } from '#lib/state/clock.ts';
import { isCmi5Launch, openCmi5 } from '#lib/teach/lms/cmi5.ts';
import { findApi } from '#lib/teach/lms/find-api.ts';
import type { CoursePort } from '#lib/teach/lms/port.ts';
import { openScorm12, type Scorm12Api } from '#lib/teach/lms/scorm12.ts';
import { openScorm2004, type Scorm2004Api } from '#lib/teach/lms/scorm2004.ts';

/** The course that a packaged page was opened from; `missing` where there is none around it. @throws {CourseError} when it does not open. */
export async function openCourse(query: URLSearchParams): Promise<CourseLink | 'missing'> {
	const port = await portFor(query.get('lms'), query);
	return port === null ? 'missing' : new CourseLink(port, systemClock);
}

async function portFor(format: string | null, query: URLSearchParams): Promise<CoursePort | null> {
	if (format === 'cmi5')
		return isCmi5Launch(query)
			? openCmi5({
					query,
					fetch: (...request) => fetch(...request),
					newId: () => crypto.randomUUID(),
					now: () => systemClock.now()
				})
			: null;
	if (format === 'scorm2004') {
		const api = findApi<Scorm2004Api>(window, 'API_1484_11');
		return api === null ? null : openScorm2004(api);
	}
	const api = findApi<Scorm12Api>(window, 'API');
	return api === null ? null : openScorm12(api);
}

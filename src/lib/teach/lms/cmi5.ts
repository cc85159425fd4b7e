/** cmi5 (AICC and ADL, 2016): statements and a state document at a learning record store (LRS). */
import { CourseError, type CoursePort, type CourseReport, type Keeping, scaled } from './port.ts';

const CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/';
const VERBS = {
	initialized: 'http://adlnet.gov/expapi/verbs/initialized',
	answered: 'http://adlnet.gov/expapi/verbs/answered',
	completed: 'http://adlnet.gov/expapi/verbs/completed',
	passed: 'http://adlnet.gov/expapi/verbs/passed',
	failed: 'http://adlnet.gov/expapi/verbs/failed',
	terminated: 'http://adlnet.gov/expapi/verbs/terminated'
} as const;
type Verb = keyof typeof VERBS;
const WORK_STATE = 'holdout-work';

interface LaunchData {
	readonly launchMode?: 'Normal' | 'Browse' | 'Review';
	readonly masteryScore?: number;
	readonly contextTemplate?: {
		readonly contextActivities?: Readonly<Record<string, readonly object[]>>;
		readonly extensions?: Readonly<Record<string, unknown>>;
	};
}

export interface Cmi5Parts {
	/** The query of the launch address. */
	readonly query: URLSearchParams;
	readonly fetch: typeof fetch;
	readonly newId: () => string;
	/** Milliseconds since the Unix epoch. */
	readonly now: () => number;
}

/** Whether an address is a cmi5 launch. */
export const isCmi5Launch = (query: URLSearchParams): boolean => query.has('endpoint') && query.has('fetch') && query.has('actor');

/** @throws {CourseError} when the store cannot be reached or refuses the launch. */
export async function openCmi5({ query, fetch, newId, now }: Cmi5Parts): Promise<CoursePort> {
	const endpoint = (query.get('endpoint') ?? '').replace(/\/?$/, '/');
	const activityId = query.get('activityId') ?? '';
	const registration = query.get('registration') ?? '';
	const actor = JSON.parse(query.get('actor') ?? '{}') as { readonly name?: string; readonly account?: { readonly name?: string } };
	const begun = now();

	const tokenAnswer = await answered('fetch', fetch(query.get('fetch') ?? '', { method: 'POST' }));
	const token = ((await tokenAnswer.json()) as { 'auth-token'?: string })['auth-token'];
	if (token === undefined) throw new CourseError('fetch', 'no auth-token');
	const headers = { Authorization: `Basic ${token}`, 'X-Experience-API-Version': '1.0.3', 'Content-Type': 'application/json' };
	const address = (resource: string, values: Readonly<Record<string, string>>): string =>
		`${endpoint}${resource}?${new URLSearchParams(values).toString()}`;
	const state = (stateId: string): string =>
		address('activities/state', { stateId, activityId, registration, agent: JSON.stringify(actor) });

	const launch = (await (await answered('LMS.LaunchData', fetch(state('LMS.LaunchData'), { headers }))).json()) as LaunchData;
	// The standard wants the learner's preferences to be read, and allows there to be none.
	await fetch(address('agents/profile', { profileId: 'cmi5LearnerPreferences', agent: JSON.stringify(actor) }), { headers }).catch(
		() => null
	);
	const mode = launch.launchMode === 'Review' ? 'review' : launch.launchMode === 'Browse' ? 'browse' : 'normal';
	const before = await fetch(state(WORK_STATE), { headers }).catch(() => null);
	const kept = before?.ok ? await before.text() : null;

	async function say(verb: Verb, result: object | null, object: object = { id: activityId, objectType: 'Activity' }): Promise<void> {
		const { contextTemplate = {} } = launch;
		const defined = verb !== 'answered';
		const categories = [
			...(defined ? [{ id: `${CATEGORY}cmi5` }] : []),
			...(verb === 'completed' || verb === 'passed' || verb === 'failed' ? [{ id: `${CATEGORY}moveon` }] : [])
		];
		const statement = {
			id: newId(),
			actor,
			verb: { id: VERBS[verb], display: { en: verb } },
			object,
			...(result === null ? {} : { result }),
			context: {
				...contextTemplate,
				registration,
				contextActivities: {
					...contextTemplate.contextActivities,
					category: [...(contextTemplate.contextActivities?.category ?? []), ...categories]
				}
			},
			timestamp: new Date(now()).toISOString()
		};
		await answered(
			verb,
			fetch(`${endpoint}statements`, { method: 'POST', headers, body: JSON.stringify(statement), keepalive: verb === 'terminated' })
		);
	}
	const duration = (): string => `PT${Math.max(0, (now() - begun) / 1000).toFixed(2)}S`;

	// The session's first statement is due in every mode; in review and browse nothing but the last follows it.
	await say('initialized', null);
	const answeredItems = new Set<string>();
	let completed = false;
	let graded: number | null = null;
	let open = true;

	return {
		format: 'cmi5',
		learner: { id: actor.account?.name ?? actor.name ?? '', name: actor.name ?? actor.account?.name ?? '' },
		mode,
		kept: kept === null || kept === '' ? null : kept,
		async report({ items, score, complete }: CourseReport) {
			if (mode !== 'normal' || !open) return;
			for (const item of items) {
				if (item.status !== 'done' || answeredItems.has(item.id)) continue;
				await say(
					'answered',
					{
						...(item.answer === null ? {} : { response: item.answer }),
						...(item.score === null ? {} : { score: { scaled: Number(scaled(item.score)) } }),
						completion: true
					},
					{ id: `${activityId}/${item.id}`, objectType: 'Activity', definition: { description: { en: item.description } } }
				);
				answeredItems.add(item.id);
			}
			if (!complete) return;
			if (!completed) await say('completed', { completion: true, duration: duration() });
			completed = true;
			if (score === null || graded !== null) return;
			// A course without a pass mark takes every finished score.
			const success = launch.masteryScore === undefined || score >= launch.masteryScore;
			await say(success ? 'passed' : 'failed', { success, score: { scaled: Number(scaled(score)) }, duration: duration() });
			graded = score;
		},
		async keep(text): Promise<Keeping> {
			if (mode !== 'normal' || !open) return 'kept';
			const answer = await fetch(state(WORK_STATE), {
				method: 'PUT',
				headers: { ...headers, 'Content-Type': 'text/plain' },
				body: text
			}).catch(() => null);
			return answer?.ok ? 'kept' : 'too-long';
		},
		async close() {
			if (!open) return;
			open = false;
			await say('terminated', { duration: duration() }).catch(() => undefined);
		}
	};
}

async function answered(call: string, request: Promise<Response>): Promise<Response> {
	const response = await request.catch((error: unknown) => {
		throw new CourseError(call, error instanceof Error ? error.message : String(error));
	});
	if (!response.ok) throw new CourseError(call, String(response.status));
	return response;
}

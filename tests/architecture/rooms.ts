/**
 * The drawing: which room may import which. A room may always import itself. `types` may be imported as types only.
 * Change it here and in docs/architecture.md together, with the reason.
 */
export interface Room {
	readonly values: readonly string[];
	readonly types: readonly string[];
}

/** The chain: each may import those before it. What it computes is covered by `engineHash`. */
export const chain = [
	'core',
	'worlds',
	'pipeline',
	'training',
	'instruments',
	'diagnosis',
	'decision',
	'exercise',
	'runtime',
	'attempt'
] as const;

/** The chain as the page sees it: the worker's host is known by its interface only. */
const chainForPages = chain.filter((room) => room !== 'runtime');

const chainRooms = Object.fromEntries(chain.map((room, index) => [room, { values: chain.slice(0, index), types: [] }]));

export const rooms: Readonly<Record<string, Room>> = {
	...chainRooms,
	practice: { values: chainForPages, types: ['runtime'] },
	language: { values: chainForPages, types: ['runtime'] },
	review: { values: [...chainForPages, 'language'], types: ['runtime'] },
	ingest: { values: ['core'], types: [] },
	audit: { values: [...chainForPages, 'ingest'], types: ['runtime'] },
	messages: { values: ['core', 'diagnosis'], types: [...chain, 'ingest', 'audit', 'language', 'review'] },
	charts: { values: [...chainForPages, 'messages'], types: ['runtime', 'audit'] },
	report: { values: [...chainForPages, 'charts', 'messages', 'language', 'review', 'ingest', 'audit'], types: ['runtime', 'storage'] },
	teach: { values: [...chainForPages, 'charts', 'messages', 'language', 'review', 'practice', 'report'], types: ['runtime', 'storage'] },
	storage: { values: ['core', 'exercise', 'attempt'], types: [...chain, 'practice', 'state', 'teach', 'report', 'audit', 'language'] },
	state: {
		values: [...chainForPages, 'practice', 'language', 'review', 'messages', 'ingest', 'audit', 'report', 'teach'],
		types: ['runtime', 'storage', 'charts']
	},
	components: {
		values: [...chainForPages, 'practice', 'language', 'review', 'ingest', 'audit', 'messages', 'charts', 'report', 'teach', 'state'],
		types: ['runtime', 'storage']
	}
};

/** The room of a path: a folder of src/lib, `routes`, `service-worker`, or `root` for what lies directly in src. */
export function roomOf(path: string): string {
	const inLib = /^src\/lib\/([^/]+)\//.exec(path);
	if (inLib !== null) return inLib[1];
	const inSource = /^src\/([^/]+)\//.exec(path);
	return inSource === null ? 'root' : inSource[1];
}

/** Rooms that `engineHash` covers: same bits everywhere, no screen, no clock. */
export const isEngineRoom = (room: string): boolean => (chain as readonly string[]).includes(room);

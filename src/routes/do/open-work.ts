import { version } from '$app/environment';
import { engineHash } from 'virtual:engine-hash';
import { AssignedWork } from '#lib/components/teach/assigned-work.svelte.ts';
import { systemClock } from '#lib/state/clock.ts';
import type { WorkStore } from '#lib/state/work.svelte.ts';
import { openKeyShelf } from '#lib/storage/key-shelf.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { readLink } from '#lib/teach/assignment-link.ts';
import { assignmentHash } from '#lib/teach/assignment-schema.ts';

/** What the fragment of an address asks for besides the assignment. */
export interface Fragment {
	readonly assignment: Assignment;
	/** A preview as this student, with this word. */
	readonly preview: { readonly student: string; readonly word: string | null } | null;
	/** What was withheld is released. */
	readonly releases: boolean;
}

export type FragmentReport =
	| { readonly ok: true; readonly fragment: Fragment }
	| { readonly ok: false; readonly id: string; readonly values: Readonly<Record<string, string | number>> };

export function readFragment(hash: string): FragmentReport {
	const read = readLink(hash);
	if (!read.ok) return { ok: false, ...read.sentence };
	const more = new URLSearchParams(hash.replace(/^#/, ''));
	const student = more.get('preview');
	return {
		ok: true,
		fragment: {
			assignment: read.assignment,
			preview: student === null ? null : { student, word: more.get('word') },
			releases: more.get('released') === assignmentHash(read.assignment).slice(0, 12)
		}
	};
}

/** The student's work on an assignment in this browser; a preview keeps nothing. */
export async function openWork({ assignment, preview, releases }: Fragment, store: WorkStore | null): Promise<AssignedWork> {
	const work = new AssignedWork({
		assignment,
		store: preview === null ? store : null,
		shelf: preview === null && store !== null ? openKeyShelf() : null,
		clock: systemClock,
		environment: { engineHash, build: version },
		newId: () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
	});
	await work.load();
	if (preview !== null) await work.begin(preview.student, preview.word);
	if (releases) await work.release();
	return work;
}

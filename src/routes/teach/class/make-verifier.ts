import { resolve } from '$app/paths';
import { engineHash } from 'virtual:engine-hash';
import { loadPublic } from 'virtual:exercises/public';
import { loadReview } from 'virtual:review/items';
import { readPrivateKey } from '#lib/components/teach/book-store.ts';
import type { Verifier } from '#lib/components/teach/file-checks.svelte.ts';
import type { Template } from '#lib/attempt/weights.ts';
import { ownNames } from '#lib/teach/assignment-file.ts';
import type { PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import type { ReviewReveal } from '#lib/review/parts.ts';
import type { WorkStore } from '#lib/state/work.svelte.ts';
import type { BookSettings } from '#lib/teach/gradebook/book.ts';
import { crossCheck } from '#lib/teach/replay/cross-check.ts';
import { createMemo } from '#lib/teach/replay/memo.ts';
import type { Shelf } from '#lib/teach/replay/engine.ts';
import { verifySubmission } from '#lib/teach/replay/verify.ts';
import { readInstructorKey } from '#lib/teach/submission-crypto.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { templatesOf } from '#lib/teach/regrade-draft.ts';
import { openLab } from '../../open-lab.ts';

/** Workers of the pool are never idle while another file waits. */
const SPARE = 2;

const address = (ref: string): string => resolve('/') + ref;

/** Exercises of the instructor's own that a class works on. */
export interface OwnClassCases {
	readonly cases: readonly { readonly exercise: PublicExercise; readonly part: RevealPart }[];
	/** What the workers are given instead of fetching it. */
	readonly given: Readonly<Record<string, string>>;
}

export const NO_OWN: OwnClassCases = { cases: [], given: {} };

/** Those of an assignment that are in this browser. */
export async function ownCasesOf(assignment: Assignment, store: WorkStore | null): Promise<OwnClassCases> {
	const names = ownNames(assignment);
	if (names.length === 0 || store === null) return NO_OWN;
	const { givenFor, laterParts, ownCase } = await import('../../own-cases.ts');
	const found = (await Promise.all(names.map((name) => ownCase(store, name)))).filter((one) => one !== null);
	const cases = await Promise.all(found.map(async ({ exercise }) => ({ exercise, part: await laterParts(store, exercise).fetchReveal() })));
	return { cases, given: await givenFor(store, found) };
}

/** The exercises of this build. What was fetched once is kept: a class has few exercises and many files. */
function createShelf(own: OwnClassCases): Shelf {
	const parts = new Map<string, Promise<unknown>>();
	const once = <T>(name: string, make: () => Promise<T>): Promise<T> => {
		const known = parts.get(name) as Promise<T> | undefined;
		if (known !== undefined) return known;
		const made = make();
		parts.set(name, made);
		made.catch(() => parts.delete(name));
		return made;
	};
	return {
		address,
		exercise: (slug) =>
			once(`case/${slug}`, async () => {
				const brought = own.cases.find(({ exercise }) => exercise.slug === slug);
				if (brought !== undefined) return brought;
				if (!Object.hasOwn(loadPublic, slug)) return null;
				const { exercise } = await loadPublic[slug]();
				return { exercise, part: await fetchPart<RevealPart>(exercise.revealRef) };
			}),
		review: (slug) =>
			once(`review/${slug}`, async () => {
				if (!Object.hasOwn(loadReview, slug)) return null;
				const { item } = await loadReview[slug]();
				return { item, reveal: await fetchPart<ReviewReveal>(item.revealRef) };
			})
	};
}

async function fetchPart<T>(ref: string): Promise<T> {
	const response = await fetch(address(ref));
	if (!response.ok) throw new Error(`A part of the exercises could not be loaded (${response.status}). Check the connection.`);
	return (await response.json()) as T;
}

/** The key that opens sealed files, or null where none is needed or it is not in this browser. */
export async function privateKeyOf({ assignment }: BookSettings, store: WorkStore | null): Promise<CryptoKey | null> {
	if (assignment.instructorKey === undefined || store === null) return null;
	const text = await readPrivateKey(store, assignment.instructorKey);
	return text === null ? null : readInstructorKey(text);
}

/** Replays files in this browser's workers, every experiment once for the whole class. */
export function makeVerifier(
	current: () => { readonly settings: BookSettings; readonly privateKey: CryptoKey | null },
	own: OwnClassCases = NO_OWN
): Verifier {
	const lab = openLab(own.given);
	const shelf = createShelf(own);
	const memo = createMemo(engineHash, () => performance.now());
	return {
		verify: ({ name, text }, regrade, signal) => {
			const { settings, privateKey } = current();
			const roster = settings.roster.map(({ code }) => code);
			return verifySubmission(name, text, {
				assignment: settings.assignment,
				engine: { lab, engineHash, shelf },
				memo,
				privateKey,
				...(roster.length === 0 ? {} : { roster }),
				...(settings.word === null ? {} : { nonce: settings.word }),
				...(regrade === null ? {} : { regrade }),
				signal
			});
		},
		crossCheck,
		get counts() {
			return { asked: memo.asked, made: memo.made };
		},
		width: Math.max(1, navigator.hardwareConcurrency || 2) + SPARE,
		dispose: () => lab.dispose()
	};
}

/** The rubrics that cases of this assignment are graded by. */
export function rubricsOf(assignment: Assignment, own: OwnClassCases = NO_OWN): Promise<readonly Template[]> {
	return templatesOf(assignment, createShelf(own));
}

import { resolve } from '$app/paths';
import { engineHash } from 'virtual:engine-hash';
import type { HintsAsset, PublicExercise, RevealPart } from '#lib/exercise/parts.ts';
import { LabError } from '#lib/runtime/protocol.ts';
import type { AttemptLog, CaseDeps } from '#lib/state/case-deps.ts';
import { FIRST_PROVEN_SEED, readSeed } from '#lib/state/seed.ts';
import type { WorkStore } from '#lib/state/work.svelte.ts';
import { openLab } from '../open-lab.ts';

export interface OpenCase {
	readonly deps: CaseDeps;
	readonly log: AttemptLog;
	readonly seed: number;
	/** What the address said, when it could not be used as it is. */
	readonly clamped: string | null;
	readonly close: () => void;
}

/** Where a case comes from that is in no file of the site. */
export interface CaseSource {
	/** What the workers are given instead of fetching it. */
	readonly given: Readonly<Record<string, string>>;
	readonly fetchReveal: () => Promise<RevealPart>;
	readonly fetchHints: () => Promise<readonly string[]>;
}

/** Opens the log of this exercise and seed (the latest one, else a new one) and the lab it runs in. */
export async function openCase(exercise: PublicExercise, given: string | null, store: WorkStore, source?: CaseSource): Promise<OpenCase> {
	const { seed, clamped } = readSeed(given, FIRST_PROVEN_SEED);
	const log = await store.resume(exercise.slug, seed);
	const runtime = openLab(source?.given);
	runtime.warmUp();
	const address = (path: string): string => resolve('/') + path;
	return {
		seed,
		clamped,
		log,
		deps: {
			exercise,
			seed,
			runtime,
			log,
			engineHash,
			resolve: address,
			fetchReveal: source?.fetchReveal ?? (() => fetchPart<RevealPart>(address(exercise.revealRef))),
			fetchHints: source?.fetchHints ?? (async () => (await fetchPart<HintsAsset>(address(exercise.hintsRef))).hints)
		},
		close: () => {
			runtime.dispose();
			log.close();
		}
	};
}

async function fetchPart<T>(url: string): Promise<T> {
	const response = await fetch(url).catch(() => null);
	if (!response?.ok) throw new LabError('internal', 'a part of this case could not be loaded. Check the connection.');
	return (await response.json()) as T;
}

import { resolve } from '$app/paths';
import { loadPublic } from 'virtual:exercises/public';
import type { Attempt } from '#lib/attempt/events.ts';
import type { RevealPart } from '#lib/exercise/parts.ts';
import { say } from '#lib/messages/portfolio.ts';
import type { AttemptMaterial } from '#lib/report/material.ts';
import { rerunAttempt } from '#lib/state/rerun-attempt.ts';
import { openLab } from '../open-lab.ts';
import type { PreparedRows } from '#lib/instruments/views.ts';
import { attemptState, seedInUse } from '#lib/attempt/reduce.ts';

const address = (path: string): string => resolve('/') + path;

/** Fetches the lab of an attempt and runs its log again. */
export async function openMaterial(
	attempt: Attempt,
	hooks: { readonly signal: AbortSignal; readonly onProgress: (fraction: number) => void }
): Promise<AttemptMaterial> {
	const open = loadPublic[attempt.exercise];
	if (!open) throw new Error(say('drop.exercise', { slug: attempt.exercise }));
	const { exercise } = await open();
	const response = await fetch(address(exercise.revealRef), { signal: hooks.signal });
	if (!response.ok) throw new Error(say('case.failed', { reason: String(response.status) }));
	const part = (await response.json()) as RevealPart;
	const runtime = openLab();
	try {
		return await rerunAttempt({ exercise, part, attempt, runtime, resolve: address }, hooks);
	} finally {
		runtime.dispose();
	}
}

/** The rows that a run learned from and was judged on, for the notebook. */
export async function openRows({ exercise, attempt, runs }: AttemptMaterial): Promise<PreparedRows> {
	const runtime = openLab();
	try {
		const { changed, test } = runs[runs.length - 1];
		const seed = seedInUse(attemptState(attempt)) ?? attempt.seed;
		return await runtime.rows({ ref: address(exercise.experimentRef), patch: changed }, seed, { test: test !== null });
	} finally {
		runtime.dispose();
	}
}

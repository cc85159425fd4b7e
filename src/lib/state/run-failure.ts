import type { RunFailure } from '#lib/runtime/protocol.ts';

const FAILURES: readonly RunFailure[] = ['cancelled', 'diverged', 'worker-lost', 'no-webassembly', 'bad-spec', 'internal'];

/** Why a call of the runtime ended without an answer; anything that is no `LabError` is `internal`. */
export function failureOf(error: unknown): RunFailure {
	if (!(error instanceof Error) || !('failure' in error)) return 'internal';
	return FAILURES.find((known) => known === error.failure) ?? 'internal';
}

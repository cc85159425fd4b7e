/** An attempt at a real exercise, with every number run by the lab in Node; then run again, as the portfolio does. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Attempt, AttemptEvent } from '#lib/attempt/events.ts';
import { appendEvent, createAttempt } from '#lib/attempt/log.ts';
import { readingDigest } from '#lib/attempt/reading-digest.ts';
import { splitExercise } from '#lib/exercise/split-exercise.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { AttemptMaterial } from '#lib/report/material.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { Call } from '#lib/runtime/wire.ts';
import { rerunAttempt } from '#lib/state/rerun-attempt.ts';
import { createNodeLab } from '../../../scripts/node-lab.ts';
import { readLibrary } from '../../../scripts/exercises/read.ts';

const { exercises, course } = readLibrary(process.cwd());
const T0 = 1_760_000_000_000;

type Reading = { readonly instrument: string };

export interface RealCase {
	readonly attempt: Attempt;
	readonly material: AttemptMaterial;
	readonly runtime: Pick<LabRuntime, 'run' | 'instrument' | 'diagnose' | 'rows'>;
	readonly ref: string;
	/** Runs another log of the same exercise again. */
	readonly rerun: (attempt: Attempt) => Promise<AttemptMaterial>;
}

/** @param changes patches of the runs after the first; @param readings instruments read on run 1. */
export async function realCase(
	slug: string,
	changes: readonly Readonly<Record<string, unknown>>[] = [],
	readings: readonly Reading[] = []
): Promise<RealCase> {
	const loaded = exercises.find((one) => one.slug === slug);
	if (!loaded) throw new Error(`There is no exercise ${slug}.`);
	const parts = splitExercise(loaded, { course, vocabulary: STANDARD_VOCABULARY, html: (text) => text, proof: null, salt: 'test' });
	const ref = join(mkdtempSync(join(tmpdir(), 'holdout-report-')), 'experiment.json');
	writeFileSync(ref, JSON.stringify(parts.experiment));
	const { host } = await createNodeLab();
	const ask = (call: Call) => host.answer(call, () => undefined, new AbortController().signal);
	const runtime = {
		run: (source, seed, options = {}) => ask({ name: 'run', source, seed, parts: [...(options.parts ?? [])] }) as Promise<RunEvidence>,
		instrument: (instrument, source, seed, options = {}) =>
			ask({ name: 'instrument', source, seed, instrument, parameters: { ...options.parameters } }) as ReturnType<LabRuntime['instrument']>,
		diagnose: (source, seed) => ask({ name: 'diagnose', source, seed }) as ReturnType<LabRuntime['diagnose']>,
		rows: (source, seed, options = {}) => ask({ name: 'rows', source, seed, test: options.test ?? false }) as ReturnType<LabRuntime['rows']>
	} satisfies RealCase['runtime'];

	const seed = 1000;
	const score = (run: RunEvidence, part: 'validation' | 'fresh' | 'test'): number => run.scores[part]?.[run.metric]?.measured.value ?? NaN;
	const events: AttemptEvent[] = [{ type: 'started', exercise: slug, seed, contentHash: 'a'.repeat(64), engineHash: 'b'.repeat(64) }];
	const first = await runtime.run({ ref, patch: {} }, seed);
	events.push({ type: 'trained', run: 1, changed: {}, digest: first.digest, validation: score(first, 'validation') });
	for (const { instrument } of readings) {
		const evidence = await runtime.instrument(instrument, { ref, patch: {} }, seed, {
			parameters: { ...parts.public.instruments.parameters?.[instrument] }
		});
		events.push({ type: 'instrument-read', instrument, cost: 1, digest: readingDigest(evidence) });
	}
	const verdict = await runtime.diagnose({ ref, patch: {} }, seed);
	const fresh = await runtime.run({ ref, patch: {} }, seed, { parts: ['fresh'] });
	events.push(
		{ type: 'committed', run: 1, answer: parts.public.choices[0], evidence: 'gap', confidence: 85, holdsUp: 'falls' },
		{
			type: 'revealed',
			key: verdict.primary,
			accept: verdict.accept,
			feedback: 'wrong',
			outcome: 'falls',
			digest: fresh.digest,
			fresh: score(fresh, 'fresh')
		}
	);
	for (const [place, changed] of changes.entries()) {
		const run = place + 2;
		const evidence = await runtime.run({ ref, patch: changed }, seed);
		events.push(
			{ type: 'predicted', question: `run-${run}`, answer: 'up' },
			{ type: 'trained', run, changed, digest: evidence.digest, validation: score(evidence, 'validation') }
		);
	}
	const last = changes.length + 1;
	const opened = await runtime.run({ ref, patch: changes.at(-1) ?? {} }, seed, { parts: ['test'] });
	events.push({ type: 'test-opened', run: last, score: score(opened, 'test'), digest: opened.digest });
	const attempt = events.reduce(
		(log, event, place) => appendEvent(log, event, T0 + place * 20_000),
		createAttempt({ id: `test-${slug}`, exercise: slug, seed })
	);
	const rerun = (log: Attempt): Promise<AttemptMaterial> =>
		rerunAttempt(
			{
				exercise: { ...parts.public, experimentRef: ref },
				part: parts.reveal,
				attempt: log,
				runtime: runtime as LabRuntime,
				resolve: (path) => path
			},
			{ signal: new AbortController().signal, onProgress: () => undefined }
		);
	return { attempt, material: await rerun(attempt), runtime, ref, rerun };
}

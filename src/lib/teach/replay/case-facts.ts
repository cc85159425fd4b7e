/** What the engine says of one draw of an exercise, reduced to what a log names and a grade needs. Each is worked out once per memo. */
import { comparisonOf, differenceOf } from '#lib/attempt/compare-runs.ts';
import type { Comparison, HoldOutcome } from '#lib/attempt/events.ts';
import { readingDigest } from '#lib/attempt/reading-digest.ts';
import { holdOutcome } from '#lib/attempt/hold-up.ts';
import { scoreOf } from '#lib/attempt/settle.ts';
import { canonicalJson, sha256Hex } from '#lib/core/digest.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { materialityOf } from '#lib/diagnosis/measure-fit.ts';
import type { Conventions, DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { DecisionEvidence } from '#lib/decision/spec.ts';
import type { PublicExercise } from '#lib/exercise/parts.ts';
import type { Measured } from '#lib/core/measured.ts';
import { higherIsBetter } from '#lib/instruments/compare.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { ExperimentRef } from '#lib/runtime/protocol.ts';
import type { ReplayEngine } from './engine.ts';
import type { ReplayMemo } from './memo.ts';

export type Patch = Readonly<Record<string, unknown>>;

export interface RunFacts {
	readonly digest: string;
	readonly validation: number;
	readonly test: number | null;
	/** Fresh rows, where they were asked for: score, smallest change that matters, and whether validation held. */
	readonly fresh: { readonly value: number; readonly materiality: number; readonly outcome: HoldOutcome } | null;
}

/** What is remembered of a run. */
interface KeptRun {
	readonly digest: string;
	readonly metric: RunEvidence['metric'];
	readonly baseline: RunEvidence['baseline'];
	readonly validation: Measured;
	readonly other: Measured | null;
}

export interface KeyFacts {
	readonly primary: DiagnosisId;
	readonly accept: readonly DiagnosisId[];
}

export interface ProducedFacts {
	readonly ran: string;
	readonly points: number;
	readonly luck: number;
	readonly digest: string;
}

/** Everything that can be asked of one draw. */
export interface CaseFacts {
	run(patch: Patch, part?: 'test' | 'fresh'): Promise<RunFacts>;
	key(patch: Patch): Promise<KeyFacts>;
	reading(instrument: string, patch: Patch, parameters: Patch | undefined): Promise<string>;
	/** Two runs held against each other; null where their metrics differ. */
	comparison(a: Patch, b: Patch): Promise<Comparison | null>;
	decision(): Promise<DecisionEvidence>;
	produced(action: string): Promise<ProducedFacts>;
}

export interface Draw {
	readonly exercise: PublicExercise;
	readonly variant: number;
	readonly seed: number;
	readonly thresholds: Readonly<Partial<Conventions>> | undefined;
	readonly signal?: AbortSignal;
}

export function createCaseFacts({ lab, shelf }: ReplayEngine, memo: ReplayMemo, draw: Draw): CaseFacts {
	const { exercise, variant, seed, thresholds, signal } = draw;
	const conventions = { ...DEFAULT_CONVENTIONS, ...thresholds };
	const source = (patch: Patch): ExperimentRef => ({
		ref: shelf.address(exercise.experimentRef),
		patch,
		...(variant === 0 ? {} : { variant }),
		...(thresholds === undefined ? {} : { conventions: thresholds })
	});
	/** Thresholds move verdicts, and no number of a run: a regrade trains nothing for them. */
	const draws = { content: exercise.contentHash, variant, seed };
	const kept = (patch: Patch, part: 'test' | 'fresh' | null): Promise<KeptRun> =>
		memo.recall({ ...draws, ask: 'run', patch, part }, async () => {
			const run = await lab.run(source(patch), seed, { signal, parts: part === null ? [] : [part] });
			const { digest, metric, baseline } = run;
			const other = part === null ? null : scoreOf(run, part).measured;
			return { digest, metric, baseline, validation: scoreOf(run, 'validation').measured, other };
		});
	return {
		run: async (patch, part) => {
			const { digest, metric, baseline, validation, other } = await kept(patch, part ?? null);
			const materiality = materialityOf({ metric, baseline }, conventions);
			const settled = (fresh: Measured): RunFacts['fresh'] => ({
				value: fresh.value,
				materiality,
				outcome: holdOutcome(validation, fresh, { materiality, higherIsBetter: higherIsBetter(metric) })
			});
			return {
				digest,
				validation: validation.value,
				test: part === 'test' && other !== null ? other.value : null,
				fresh: part === 'fresh' && other !== null ? settled(other) : null
			};
		},
		key: (patch) =>
			memo.recall({ ...draws, thresholds: thresholds ?? {}, ask: 'key', patch }, async (): Promise<KeyFacts> => {
				const { primary, accept } = await lab.diagnose(source(patch), seed, { signal });
				return { primary, accept };
			}),
		reading: (instrument, patch, asked) => {
			const given = exercise.instruments.parameters?.[instrument];
			const parameters = given || asked ? { ...given, ...asked } : undefined;
			return memo.recall({ ...draws, ask: 'reading', instrument, patch, parameters: parameters ?? {} }, async () =>
				readingDigest(await lab.instrument(instrument, source(patch), seed, { signal, parameters }))
			);
		},
		comparison: (a, b) =>
			memo.recall({ ...draws, ask: 'comparison', a, b }, async () => {
				const [first, second] = [await lab.run(source(a), seed, { signal }), await lab.run(source(b), seed, { signal })];
				const difference = differenceOf(first, second);
				return difference === null ? null : comparisonOf(difference);
			}),
		decision: () => memo.recall({ ...draws, ask: 'decision' }, () => lab.decide(source({}), seed, { signal })),
		produced: (action) =>
			memo.recall({ ...draws, ask: 'produced', action }, async (): Promise<ProducedFacts> => {
				const { ran, points, luck, fan } = await lab.produce(source({}), seed, { signal, action });
				return { ran, points, luck, digest: sha256Hex(canonicalJson(fan.lived)) };
			})
	};
}

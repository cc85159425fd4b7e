/** The corrected number: what a reported score loses when one thing is put right, by the arithmetic of the provenance gate. */
import { delongPaired } from '#lib/core/auc.ts';
import { bootstrapInterval, groupResampler, pairedBootstrap } from '#lib/core/bootstrap.ts';
import { rocAucScore } from '#lib/core/metrics.ts';
import type { Measured } from '#lib/core/measured.ts';
import { createStream } from '#lib/core/random.ts';
import { mean } from '#lib/core/summaries.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { correctedDifference, type CorrectedDifference } from '#lib/diagnosis/gates/corrected.ts';
import { lineOf } from '#lib/diagnosis/gates/gate.ts';
import { findingOf, materialityOf } from '#lib/diagnosis/measure-fit.ts';
import type { ArithmeticLine, DiagnosisId } from '#lib/diagnosis/verdict.ts';
import { canPair } from '#lib/instruments/compare.ts';
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { LabHooks, TrainedRun } from '#lib/instruments/lab.ts';
import { around, halfWidth, refitVariance } from '#lib/instruments/uncertainty.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Bench } from './bench.ts';

/** Groups drawn again, where rows of one group are scored together. */
const RESAMPLES = 400;

/**
 * Reported less honest on the bench, positive when the reported score was flattered. Paired row by row where both were scored on the
 * same rows.
 */
export async function correctedLine(
	bench: Bench,
	about: { readonly id: string; readonly diagnosis: DiagnosisId },
	reported: ExperimentSpec,
	honest: ExperimentSpec,
	hooks: LabHooks,
	touched: Uint8Array | null = null
): Promise<ArithmeticLine> {
	const { lab, seed, metric } = bench;
	const [run, other] = await lab.runMany(
		[reported, honest].map((experiment) => ({ experiment, seed, metric })),
		hooks
	);
	const context = { lab, experiment: reported, seed, run, conventions: DEFAULT_CONVENTIONS, examine: {}, named: {}, metric, hooks };
	const difference =
		metric === 'rocAuc' && canPair(run, other)
			? await rankedDifference(bench, reported, honest, hooks)
			: metric === 'rmse' && touched !== null && canPair(run, other)
				? touchedDifference(run, other, touched, seed)
				: await correctedDifference(context, honest, {});
	return lineOf({
		id: `provenance:${about.id}`,
		label: { id: 'gate.provenance.corrected', values: { id: about.diagnosis } },
		minuend: difference.reported,
		subtrahend: difference.honest,
		measured: difference.measured,
		threshold: materialityOf(run, DEFAULT_CONVENTIONS),
		decisive: true
	});
}

/** Two RMSEs on the same rows, where only the touched rows count as answered differently. */
function touchedDifference(run: RunEvidence, other: RunEvidence, touched: Uint8Array, seed: number): CorrectedDifference {
	const n = other.validationRows.length;
	// Validation rows stand last in an arrangement, in their order.
	const first = Math.min(...other.validationIds);
	const honestRows = other.validationRows;
	const reportedRows = Float64Array.from(honestRows, (square, i) =>
		touched[other.validationIds[i] - first] === 1 ? run.validationRows[i] : square
	);
	const [reported, honest] = [reportedRows, honestRows].map((squares) => Math.sqrt(mean(squares)));
	// One row far off stretches errors to one side only, and an interval of equal halves would reach below nothing for it.
	const drawn = pairedBootstrap(createStream(seed).fork('touched'), reportedRows, honestRows, { statistic: 'rootMean' });
	const share = touched.reduce((count, one) => count + one, 0) / n;
	const scores = (one: RunEvidence): readonly number[] => one.scores.validation?.rmse?.perRefit ?? [];
	const spread = halfWidth(share * (refitVariance(scores(run)) + refitVariance(scores(other))));
	const value = honest - reported;
	const away = (bound: number): number => Math.sqrt((value - bound) * (value - bound) + spread * spread);
	const { low, high } = drawn.interval ?? { low: NaN, high: NaN };
	const interval = { low: value - away(low), high: value + away(high), level: 0.95, method: 'paired-bootstrap+refits' };
	return { reported, honest, measured: { value, interval, n, refits: scores(run).length } };
}

/** Two AUCs on the same rows: DeLong's paired variance, or that of groups drawn again, widened by the refits' term. */
async function rankedDifference(
	bench: Bench,
	reported: ExperimentSpec,
	honest: ExperimentSpec,
	hooks: LabHooks
): Promise<CorrectedDifference> {
	const { lab, seed } = bench;
	const [a, b] = await lab.trainMany(
		[reported, honest].map((experiment) => ({ experiment, seed })),
		hooks
	);
	const y = a.prepared.validation.y;
	const [first, second] = [a, b].map(predictionsOf);
	const [scoresA, scoresB] = [first, second].map(({ perRefit }) => perRefit.map((scores) => rocAucScore(y, scores)));
	const value = mean(scoresA) - mean(scoresB);
	const rows = rowVariance(bench, a, y, first.averaged, second.averaged);
	const half = halfWidth(rows + refitVariance(scoresA) + refitVariance(scoresB));
	const measured: Measured = {
		value,
		interval: half > 0 ? around(value, half, 'delong-paired+refits') : around(value, 0, 'delong-paired+refits'),
		n: y.length,
		refits: scoresA.length,
		variance: { rows, refits: refitVariance(scoresA) + refitVariance(scoresB) }
	};
	return { reported: mean(scoresA), honest: mean(scoresB), measured };
}

function predictionsOf({ prepared, models }: TrainedRun): { readonly perRefit: readonly Float64Array[]; readonly averaged: Float64Array } {
	const perRefit = models.map((model) => model.predict(prepared.validation.x));
	const averaged = perRefit[0].map((_, row) => mean(perRefit.map((scores) => scores[row])));
	return { perRefit, averaged };
}

function rowVariance(bench: Bench, { prepared }: TrainedRun, y: Float32Array, first: Float64Array, second: Float64Array): number {
	const byRow = delongPaired(y, second, first).variance?.rows ?? NaN;
	const group = prepared.table.roles.group;
	if (!group) return byRow;
	const codes = prepared.indices.validation.map((row) => group.codes[row]);
	if (new Set(codes).size < 5) return byRow;
	const difference = (rows: Int32Array): number => {
		const labels = rows.map((row) => y[row]);
		const auc = (scores: Float64Array): number =>
			rocAucScore(
				labels,
				Float64Array.from(rows, (row) => scores[row])
			);
		return auc(first) - auc(second);
	};
	const own = codes.map((code, row) => (code < 0 ? -1 - row : code));
	const stream = createStream(bench.seed).fork('groups-drawn-again');
	const { low, high } = bootstrapInterval(stream, groupResampler(own), (rows) => orZero(difference(rows)), {
		resamples: RESAMPLES,
		method: 'groups'
	});
	const half = (high - low) / 2 / 1.96;
	return Math.max(byRow, half * half);
}

/** A sample of groups without one of the classes ranks nothing. */
const orZero = (value: number): number => (Number.isNaN(value) ? 0 : value);

/** Lines on different scored rows as one, each by its share of them. */
export function pooledLine(parts: readonly ArithmeticLine[]): ArithmeticLine {
	if (parts.length === 1) return parts[0];
	const rows = parts.reduce((sum, { measured }) => sum + measured.n, 0);
	const pooled = (of: (line: ArithmeticLine) => number): number =>
		parts.reduce((sum, line) => sum + (of(line) * line.measured.n) / rows, 0);
	const halves = parts.map(({ measured: { interval, n } }) => (((interval?.high ?? NaN) - (interval?.low ?? NaN)) / 2) * (n / rows));
	const half = Math.sqrt(halves.reduce((sum, one) => sum + one * one, 0));
	const value = pooled(({ measured }) => measured.value);
	const measured: Measured = {
		value,
		interval: Number.isNaN(half) ? null : { low: value - half, high: value + half, level: 0.95, method: 'thirds' },
		n: rows,
		refits: parts[0].measured.refits
	};
	return {
		...parts[0],
		minuend: pooled(({ minuend }) => minuend ?? NaN),
		subtrahend: pooled(({ subtrahend }) => subtrahend ?? NaN),
		measured,
		threshold: pooled(({ threshold }) => threshold),
		finding: findingOf(
			measured,
			pooled(({ threshold }) => threshold)
		)
	};
}

/**
 * The same verdict words on curves alone. Curves tell when validation turns, and whether a gap stands; they do not tell why, and
 * each finding says which measurement would. Without a number of rows no interval is drawn: what wobbles from point to point stands in. Long because it is one rule after
 * another over the same curve.
 */
import { crossValidated } from '#lib/core/gaps.ts';
import type { Measured } from '#lib/core/measured.ts';
import { wilsonInterval } from '#lib/core/proportions.ts';
import { mean, sampleVariance } from '#lib/core/summaries.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import { findingOf } from '#lib/diagnosis/measure-fit.ts';
import type { ArithmeticLine } from '#lib/diagnosis/verdict.ts';
import type { LogAuditResult, LogCurve, LogFinding, TrainingLog } from './log-types.ts';
import { readLog } from './read-log.ts';
import { AuditError, type AuditLabel } from './types.ts';

export const readTrainingLog: (name: string, text: string) => TrainingLog = readLog;

const FEWEST_POINTS = 3;
/** Fewer epochs than this settle nothing about a turn. */
const FEW_EPOCHS = 6;
/** From this score on a question about leaks is asked. */
const TOO_GOOD = 0.995;

export interface LogAuditOptions {
	/** Rows behind each validation value; makes an interval possible where the quantity is an accuracy. */
	readonly validationRows?: number;
}

/** @throws {AuditError} `log-too-short` for curves of fewer than three points. */
export function auditLog(name: string, log: TrainingLog, options: LogAuditOptions = {}): LogAuditResult {
	const decisive = decisiveCurve(log.curves);
	const curve = log.curves[decisive];
	if (curve.x.length < FEWEST_POINTS) throw new AuditError('log-too-short', { points: curve.x.length, needed: FEWEST_POINTS });
	const findings = log.over === 'rows' ? overRows(curve) : overEpochs(curve, options);
	const counted = findings.filter(({ status }) => status === 'found' || status === 'suspect');
	return {
		version: 1,
		name,
		log,
		decisive,
		gap: curve.train && curve.validation ? gapOf(curve, options) : null,
		findings,
		limits: limitsOf(log, options),
		summary: { id: counted.length > 0 ? 'log.summary.some' : 'log.summary.none', values: { findings: counted.length } },
		hasFindings: counted.length > 0
	};
}

/** A pair before a lone curve, a loss before a score. */
function decisiveCurve(curves: readonly LogCurve[]): number {
	const rank = ({ train, validation, higherIsBetter, quantity }: LogCurve): number =>
		(train && validation ? 4 : 0) + (/^loss$/i.test(quantity) ? 2 : 0) + (higherIsBetter ? 0 : 1);
	return curves.reduce((best, curve, i) => (rank(curve) > rank(curves[best]) ? i : best), 0);
}

const limitsOf = (log: TrainingLog, { validationRows }: LogAuditOptions): readonly AuditLabel[] => [
	{ id: 'log.limit.leak', values: {} },
	{ id: 'log.limit.ceiling', values: {} },
	...(validationRows === undefined && log.over !== 'rows' ? [{ id: 'log.limit.rows', values: {} }] : []),
	{ id: log.over === 'rows' ? 'log.limit.folds' : 'log.limit.seeds', values: {} },
	{ id: 'log.limit.segments', values: {} }
];

/** How worse the second is, positive when worse. */
const worse = (curve: LogCurve, better: number, than: number): number => (curve.higherIsBetter ? better - than : than - better);

/** The last tenth of the points, three at least. */
const lastPoints = (values: readonly number[]): readonly number[] => values.slice(-Math.max(3, Math.round(values.length / 10)));

function gapOf(curve: LogCurve, { validationRows }: LogAuditOptions): Measured {
	const [train, validation] = [curve.train as readonly number[], curve.validation as readonly number[]];
	const n = validationRows ?? curve.x.length;
	const folds = curve.folds;
	if (folds) {
		const last = folds.validation.length - 1;
		const gaps = folds.validation[last].map((score, fold) => worse(curve, folds.train[last][fold], score));
		if (gaps.length > 1) return crossValidated(gaps, gaps.length - 1, 1);
	}
	const value = worse(curve, mean(lastPoints(train)), mean(lastPoints(validation)));
	const score = mean(lastPoints(validation));
	if (validationRows !== undefined && /acc/i.test(curve.quantity) && score >= 0 && score <= 1) {
		const { low, high } = wilsonInterval(Math.round(score * validationRows), validationRows);
		return { value, interval: { low: value - (high - score), high: value + (score - low), level: 0.95, method: 'wilson' }, n, refits: 1 };
	}
	return { value, interval: null, n, refits: 1 };
}

/** Materiality: τ for scores, a tenth of where the validation curve began for losses. */
function materialityOf(curve: LogCurve): number {
	if (curve.higherIsBetter && Math.max(...(curve.validation ?? curve.train ?? []).filter(Number.isFinite)) <= 1.001)
		return DEFAULT_CONVENTIONS.materiality;
	const known = (curve.validation ?? curve.train ?? []).filter(Number.isFinite);
	return DEFAULT_CONVENTIONS.errorMateriality * Math.max(1e-12, Math.abs(known[0] ?? 1));
}

/** How far single points lie from the line between their neighbours: what a curve wobbles by itself. */
export function wobbleOf(values: readonly number[]): number {
	const residuals = values.slice(1, -1).map((value, i) => value - (values[i] + values[i + 2]) / 2);
	return residuals.length < 2 ? NaN : Math.sqrt(sampleVariance(residuals) / 1.5);
}

function line(id: string, minuend: number, subtrahend: number, measured: Measured, threshold: number, present?: boolean): ArithmeticLine {
	const finding = present === undefined ? findingOf(measured, threshold) : present ? 'present' : 'absent';
	return { id, minuend, subtrahend, measured, threshold, finding, decisive: true };
}

function finding(
	id: string,
	family: LogFinding['family'],
	status: LogFinding['status'],
	values: AuditLabel['values'],
	lines: readonly ArithmeticLine[] = []
): LogFinding {
	return { id, family, status, says: { id: `log.${id}`, values }, lines, next: { id: `log.next.${id}`, values } };
}

function overEpochs(curve: LogCurve, options: LogAuditOptions): readonly LogFinding[] {
	const { x, train, validation } = curve;
	const broken = [train, validation]
		.flatMap((values) => (values ? [values.findIndex((value) => !Number.isFinite(value))] : []))
		.filter((place) => place >= 0);
	if (broken.length > 0) return [finding('diverged', 'do-not-trust', 'found', { at: x[Math.min(...broken)] })];
	if (validation === null) return [finding('trainOnly', 'cannot-tell', 'cannot-tell', {})];
	const threshold = materialityOf(curve);
	const found: LogFinding[] = [];
	const turned = turnOf(curve, threshold);
	if (turned) found.push(turned);
	const score = lastPoints(validation);
	if (curve.higherIsBetter && mean(score) >= TOO_GOOD && mean(score) <= 1.001)
		found.push(finding('tooGood', 'do-not-trust', 'suspect', { value: mean(score) }));
	const slope = stillImproving(curve, threshold);
	if (slope !== null) found.push(slope);
	if (train !== null) found.push(...onGap(curve, options, threshold, turned !== null));
	const wobble = wobbleOf(validation);
	if (wobble > threshold) found.push(finding('wobbles', 'cannot-tell', 'cannot-tell', { wobble, threshold }));
	if (train !== null && flat(train, threshold) && flat(validation, threshold))
		found.push(finding('learnsNothing', 'too-simple', 'suspect', { first: validation[0], last: validation[validation.length - 1] }));
	if (x.length < FEW_EPOCHS) found.push(finding('fewPoints', 'cannot-tell', 'cannot-tell', { points: x.length }));
	return found.length > 0 ? found : [finding('healthy', 'fits', 'cleared', {})];
}

/** Validation that got worse after its best, by more than it wobbles. */
function turnOf(curve: LogCurve, threshold: number): LogFinding | null {
	const validation = curve.validation as readonly number[];
	const sign = curve.higherIsBetter ? 1 : -1;
	const best = validation.reduce((top, value, i) => (sign * value > sign * validation[top] ? i : top), 0);
	const last = mean(lastPoints(validation));
	const value = worse(curve, validation[best], last);
	const wobble = wobbleOf(validation);
	// The best of many wobbling points flatters itself by about two of their standard deviations.
	if (best >= validation.length - 2 || !(value >= threshold) || !(value >= 3 * (Number.isNaN(wobble) ? 0 : wobble))) return null;
	const measured: Measured = { value, interval: null, n: validation.length, refits: 1 };
	const own = curve.higherIsBetter
		? line('turn', validation[best], last, measured, threshold, true)
		: line('turn', last, validation[best], measured, threshold, true);
	const learning = curve.train !== null && worse(curve, mean(lastPoints(curve.train)), curve.train[best]) > 0;
	return finding(
		learning ? 'turned' : 'turnedAlone',
		learning ? 'too-fitted' : 'do-not-trust',
		'found',
		{ at: curve.x[best], points: validation.length, value },
		[own]
	);
}

function stillImproving(curve: LogCurve, threshold: number): LogFinding | null {
	const validation = curve.validation as readonly number[];
	if (validation.length < FEW_EPOCHS) return null;
	const from = Math.floor(0.8 * validation.length);
	const gained = worse(curve, mean(validation.slice(-2)), mean(validation.slice(from - 1, from + 1)));
	return gained >= threshold / 2 && gained >= 2 * wobbleOf(validation)
		? finding('stillImproving', 'too-simple', 'suspect', { gained })
		: null;
}

function onGap(curve: LogCurve, options: LogAuditOptions, threshold: number, turned: boolean): readonly LogFinding[] {
	const measured = gapOf(curve, options);
	const [train, validation] = [mean(lastPoints(curve.train as readonly number[])), mean(lastPoints(curve.validation as readonly number[]))];
	const [minuend, subtrahend] = curve.higherIsBetter ? [train, validation] : [validation, train];
	const values = { value: measured.value, low: measured.interval?.low ?? NaN, high: measured.interval?.high ?? NaN };
	const own = line('gap', minuend, subtrahend, measured, threshold, measured.interval ? undefined : measured.value >= threshold);
	if (measured.value <= -threshold) return [finding('reversed', 'do-not-trust', 'suspect', values, [own])];
	if (own.finding === 'present' && !turned) return [finding('gap', 'too-fitted', 'suspect', values, [own])];
	if (own.finding === 'inconclusive') return [finding('gapOpen', 'cannot-tell', 'cannot-tell', values, [own])];
	return [];
}

const flat = (values: readonly number[], threshold: number): boolean => Math.abs(mean(lastPoints(values)) - values[0]) < threshold;

function overRows(curve: LogCurve): readonly LogFinding[] {
	const [train, validation] = [curve.train as readonly number[], curve.validation as readonly number[]];
	const threshold = materialityOf(curve);
	const measured = gapOf(curve, {});
	const last = validation.length - 1;
	const own = line('gap', train[last], validation[last], measured, threshold, measured.interval ? undefined : measured.value >= threshold);
	// The last stretch of the curve, as if the number of rows had doubled in it.
	const times = curve.x[last] / curve.x[last - 1];
	const gained = worse(curve, validation[last], validation[last - 1]);
	const doublings = times > 1 ? Math.log2(times) : NaN;
	const rise = gained / doublings;
	const values = {
		value: measured.value,
		low: measured.interval?.low ?? NaN,
		high: measured.interval?.high ?? NaN,
		rise,
		rows: curve.x[last]
	};
	const rises = rise >= DEFAULT_CONVENTIONS.materiality / 2;
	if (own.finding === 'present') return [finding(rises ? 'rowsHelp' : 'rowsDoNot', 'too-fitted', 'suspect', values, [own])];
	if (own.finding === 'inconclusive') return [finding('gapOpen', 'cannot-tell', 'cannot-tell', values, [own])];
	return [finding(rises ? 'stillRising' : 'plateau', rises ? 'cannot-tell' : 'fits', rises ? 'cannot-tell' : 'cleared', values, [own])];
}

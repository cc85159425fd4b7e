/** Training logs as programs write them, into pairs of curves. Long because each program writes them in a way of its own. */
import { mean, sampleVariance } from '#lib/core/summaries.ts';
import type { LogCurve, LogSource, TrainingLog } from './log-types.ts';
import { readLogTables, type LogColumns } from './log-tables.ts';
import { AuditError, type AuditLabel } from './types.ts';

const VALIDATION = /^(val|valid|validation|test|eval|dev|holdout)[\s_/.-]+|[\s_/.-]+(val|valid|validation|test|eval|dev|holdout)$/i;
const TRAIN = /^(train|training|tr|fit)[\s_/.-]+|[\s_/.-]+(train|training|tr|fit)$/i;
const HIGHER = /(acc|auc|f1|f_1|precision|recall|r2|r\^2|score|iou|map|bleu|rouge|dice|ndcg|kappa|mcc|neg_)/i;
const LOWER = /(loss|error|mse|mae|rmse|perplex|ppl|nll|entropy|cost|deviance)/i;
const CLOCK = /^(wall[ _]?time|_?timestamp|_?runtime|time|lr|learning_rate|lr-.*|.*__(min|max))$/i;
const STEP = /^(_?step|steps|epoch|epochs|iteration|iter|global_step|trainer\/global_step|batch)$/i;

/** A curve of one column: which quantity, of which side. */
interface Series {
	readonly quantity: string;
	readonly side: 'train' | 'validation';
	readonly values: readonly number[];
}

/** @throws {AuditError} `no-curves` where there are none, `log-not-json` where it begins like JSON and is not. */
export function readLog(name: string, text: string): TrainingLog {
	const trimmed = text.replace(/^\uFEFF/, '').trimStart();
	return /^[[{]/.test(trimmed) && !/^\[?\s*[\d.]+[\s,\t]+[\d.]+\s*\]?\s*\n/.test(trimmed)
		? fromJson(name, trimmed)
		: fromTables(name, trimmed);
}

function fromJson(name: string, text: string): TrainingLog {
	let value: unknown;
	try {
		value = JSON.parse(text.replaceAll(/\b-?NaN\b/g, 'null').replaceAll(/-?\bInfinity\b/g, '1e999'));
	} catch (error) {
		throw new AuditError('log-not-json', { why: error instanceof Error ? error.message : String(error) });
	}
	if (Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row)))
		value = columnsOfRows(value as Record<string, unknown>[]);
	if (typeof value !== 'object' || value === null) throw new AuditError('no-curves', { name, columns: 'none' });
	const record = value as Record<string, unknown>;
	const fields = typeof record.history === 'object' && record.history !== null ? (record.history as Record<string, unknown>) : record;
	if ('train_sizes' in fields || 'train_sizes_abs' in fields) return fromLearningCurve(name, fields);
	const series = Object.entries(fields).flatMap(([key, values]) =>
		isNumbers(values) && !CLOCK.test(key) && !STEP.test(key) ? [seriesOf(key, values.map(numeric))] : []
	);
	const length = Math.max(0, ...series.map(({ values }) => values.length));
	return logOf(
		name,
		'keras-history',
		'epoch',
		Array.from({ length }, (_, i) => i + 1),
		series,
		Object.keys(fields),
		[]
	);
}

const isNumbers = (values: unknown): values is (number | null)[] =>
	Array.isArray(values) && values.length > 0 && values.every((value) => value === null || typeof value === 'number');
/** A value that JSON cannot write was not a number. */
const numeric = (value: number | null): number => value ?? NaN;

function columnsOfRows(rows: readonly Record<string, unknown>[]): Record<string, unknown> {
	const keys = new Set(rows.flatMap((row) => Object.keys(row)));
	return Object.fromEntries([...keys].map((key) => [key, rows.map((row) => (typeof row[key] === 'number' ? row[key] : null))]));
}

function fromLearningCurve(name: string, fields: Readonly<Record<string, unknown>>): TrainingLog {
	const sizes = fields.train_sizes_abs ?? fields.train_sizes;
	const [train, validation] = [fields.train_scores, fields.test_scores ?? fields.validation_scores];
	if (!isNumbers(sizes) || !Array.isArray(train) || !Array.isArray(validation))
		throw new AuditError('no-curves', { name, columns: Object.keys(fields).join(', ') });
	const x = sizes.map(numeric);
	return rowsLog(x, foldsOf(train), foldsOf(validation), []);
}

/** One list of folds a size; a bare number is a single fold. */
const foldsOf = (scores: readonly unknown[]): readonly (readonly number[])[] =>
	scores.map((one) => (isNumbers(one) ? one.map(numeric) : [typeof one === 'number' ? one : NaN]));

function rowsLog(
	x: readonly number[],
	train: readonly (readonly number[])[],
	validation: readonly (readonly number[])[],
	notes: readonly AuditLabel[]
): TrainingLog {
	const spreadOf = (folds: readonly (readonly number[])[]): number[] =>
		folds.map((one) => (one.length > 1 ? Math.sqrt(sampleVariance(one)) : NaN));
	const folds = Math.min(...validation.map((one) => one.length));
	const curve: LogCurve = {
		quantity: 'score',
		// What scikit-learn calls a score is better when higher, errors are negated.
		higherIsBetter: true,
		x,
		train: train.map(mean),
		validation: validation.map(mean),
		...(folds > 1 ? { spread: { train: spreadOf(train), validation: spreadOf(validation) }, folds: { train, validation } } : {})
	};
	return { source: 'sklearn-learning-curve', over: 'rows', curves: [curve], notes };
}

function fromTables(name: string, text: string): TrainingLog {
	const tables = readLogTables(text);
	if (tables.length === 0) throw new AuditError('no-curves', { name, columns: 'none' });
	const [table] = tables;
	if (tables.length >= 2 && isTensorBoard(table) && isTensorBoard(tables[1])) return fromTensorBoard(name, tables);
	if (isTensorBoard(table)) return fromTensorBoard(name, [table]);
	if (table.names.length === 0 || table.names.every((one) => /^(x|y|col|column)?\d*$/i.test(one))) return fromBareColumns(name, table);
	const at = (pattern: RegExp): number => table.names.findIndex((one) => pattern.test(one));
	const sizes = at(/^train[_ ]?sizes?(_abs)?$|^(rows|n_train|n_samples|samples)$/i);
	if (sizes >= 0) return fromSizes(name, table, sizes);
	const wandb = table.names.some((one) => / - /.test(one));
	const lightning = at(/^epoch$/i) >= 0 && at(/^(step|global_step)$/i) >= 0;
	const merged = lightning ? byEpoch(table, at(/^epoch$/i)) : table;
	const step = merged.names.findIndex((one) => STEP.test(one));
	const series = merged.names.flatMap((column, i) => {
		const bare = wandb ? column.replace(/^.* - /, '') : column;
		const values = merged.columns[i];
		return i === step || CLOCK.test(bare) || STEP.test(bare) || values.every(Number.isNaN)
			? []
			: [seriesOf(bare.replace(/_epoch$/i, ''), values)];
	});
	const source: LogSource = wandb ? 'weights-and-biases' : lightning ? 'lightning' : 'table';
	const x = step >= 0 ? merged.columns[step] : merged.columns[0].map((_, i) => i + 1);
	return logOf(name, source, step >= 0 && !/epoch/i.test(merged.names[step]) ? 'step' : 'epoch', x, series, table.names, []);
}

const isTensorBoard = ({ names }: LogColumns): boolean =>
	names.some((one) => /^wall[ _]?time$/i.test(one)) && names.some((one) => /^value$/i.test(one));

function fromTensorBoard(name: string, tables: readonly LogColumns[]): TrainingLog {
	const column = ({ names, columns }: LogColumns, pattern: RegExp): readonly number[] =>
		columns[names.findIndex((one) => pattern.test(one))] ?? [];
	const [first, second] = tables;
	const quantity = /acc|auc|f1|score/i.test(name) ? name : 'loss';
	const x = column(first, /^step$/i);
	const train = column(first, /^value$/i);
	if (second === undefined) {
		const isValidation = VALIDATION.test(name.replace(/\.[a-z]+$/i, '')) || /val|eval|test/i.test(name);
		return {
			source: 'tensorboard',
			over: 'step',
			curves: [
				{
					quantity,
					higherIsBetter: isHigher(quantity, train),
					x,
					train: isValidation ? null : train,
					validation: isValidation ? train : null
				}
			],
			notes: [{ id: 'log.oneCurve', values: {} }]
		};
	}
	const known = new Map(column(second, /^step$/i).map((step, i) => [step, column(second, /^value$/i)[i]]));
	const shared = x.filter((step) => known.has(step));
	const pairs =
		shared.length >= 3
			? { x: shared, train: shared.map((step) => train[x.indexOf(step)]), validation: shared.map((step) => known.get(step) as number) }
			: byPlace(x, train, column(second, /^value$/i));
	return {
		source: 'tensorboard',
		over: 'step',
		curves: [{ quantity, higherIsBetter: isHigher(quantity, pairs.validation), ...pairs }],
		notes: [{ id: 'log.firstIsTrain', values: {} }]
	};
}

function byPlace(x: readonly number[], train: readonly number[], validation: readonly number[]) {
	const n = Math.min(train.length, validation.length);
	return { x: x.slice(0, n), train: train.slice(0, n), validation: validation.slice(0, n) };
}

function fromBareColumns(name: string, { columns }: LogColumns): TrainingLog {
	if (columns.length < 2) throw new AuditError('no-curves', { name, columns: '1' });
	// Of three columns the first counts epochs, if it grows by steps of its own.
	const counted = columns.length >= 3 && columns[0].every((value, i) => i === 0 || value > columns[0][i - 1]);
	const [train, validation] = counted ? columns.slice(1) : columns;
	const x = counted ? columns[0] : train.map((_, i) => i + 1);
	return {
		source: 'two-columns',
		over: 'epoch',
		curves: [{ quantity: 'value', higherIsBetter: isHigher('value', train), x, train, validation }],
		notes: [{ id: 'log.firstIsTrain', values: {} }]
	};
}

function fromSizes(name: string, { names, columns }: LogColumns, sizes: number): TrainingLog {
	const of = (pattern: RegExp): readonly (readonly number[])[] =>
		columns.filter((_, i) => i !== sizes && pattern.test(names[i]) && !/std|fit_time|score_time/i.test(names[i]));
	const [train, validation] = [of(/train/i), of(/test|val|cv/i)];
	if (train.length === 0 || validation.length === 0) throw new AuditError('no-curves', { name, columns: names.join(', ') });
	const x = columns[sizes];
	const at = (folds: readonly (readonly number[])[]): number[][] => x.map((_, i) => folds.map((fold) => fold[i]));
	return rowsLog(x, at(train), at(validation), []);
}

/** Rows of one epoch as one: a logger writes a line at each step and leaves blank what it did not measure. */
function byEpoch({ names, columns }: LogColumns, epoch: number): LogColumns {
	const epochs = [...new Set(columns[epoch])].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
	const keep = names.map((_, i) => i).filter((i) => i === epoch || !STEP.test(names[i]));
	return {
		names: keep.map((i) => names[i]),
		columns: keep.map((i) =>
			epochs.map((value) =>
				i === epoch ? value : mean(columns[i].filter((cell, row) => columns[epoch][row] === value && !Number.isNaN(cell)))
			)
		)
	};
}

function seriesOf(name: string, values: readonly number[]): Series {
	const side = VALIDATION.test(name) ? 'validation' : 'train';
	const quantity = name.replace(VALIDATION, '').replace(TRAIN, '');
	return { quantity: quantity === '' ? 'value' : quantity, side, values };
}

function isHigher(quantity: string, values: readonly number[]): boolean {
	if (LOWER.test(quantity) && !/neg_/i.test(quantity)) return false;
	if (HIGHER.test(quantity)) return true;
	// A curve without a telling name: losses fall, scores rise.
	const known = values.filter(Number.isFinite);
	return known.length > 1 && known[known.length - 1] > known[0];
}

function logOf(
	name: string,
	source: LogSource,
	over: TrainingLog['over'],
	x: readonly number[],
	series: readonly Series[],
	columns: readonly string[],
	notes: readonly AuditLabel[]
): TrainingLog {
	const quantities = [...new Set(series.map(({ quantity }) => quantity))];
	const curves = quantities.map((quantity): LogCurve => {
		const of = (side: Series['side']): readonly number[] | null =>
			series.find((one) => one.quantity === quantity && one.side === side)?.values ?? null;
		const [train, validation] = [of('train'), of('validation')];
		const own = (train ?? validation) as readonly number[];
		return { quantity, higherIsBetter: isHigher(quantity, own), ...aligned(x.slice(0, own.length), train, validation) };
	});
	if (curves.length === 0) throw new AuditError('no-curves', { name, columns: columns.slice(0, 12).join(', ') || 'none' });
	const paired = curves.some(({ train, validation }) => train !== null && validation !== null);
	return { source, over, curves, notes: paired ? notes : [...notes, { id: 'log.oneCurve', values: {} }] };
}

/** Points at which both were measured; where only one is known, all of its points. A value lost to NaN on both sides stays: it is news. */
function aligned(x: readonly number[], train: readonly number[] | null, validation: readonly number[] | null) {
	if (train === null || validation === null) return { x, train, validation };
	const blank = (values: readonly number[]): number => values.filter(Number.isNaN).length;
	if (blank(train) === 0 && blank(validation) === 0) return { x, train, validation };
	const keep = x.map((_, i) => i).filter((i) => Number.isNaN(train[i]) === Number.isNaN(validation[i]));
	const places = keep.length >= 3 ? keep : x.map((_, i) => i);
	return { x: places.map((i) => x[i]), train: places.map((i) => train[i]), validation: places.map((i) => validation[i]) };
}

/** A case as a Jupyter notebook: its rows, its model in scikit-learn's words, and its gap once more. Pure. */
import type { RunEvidence } from '#lib/instruments/evidence.ts';
import type { PreparedRows } from '#lib/instruments/views.ts';
import { say } from '#lib/messages/portfolio.ts';
import { pythonModel } from '#lib/pipeline/python-model.ts';

interface Cell {
	readonly kind: 'markdown' | 'code';
	readonly text: string;
}

/** Models that scikit-learn has no counterpart of. */
export const hasNotebook = ({ experiment }: RunEvidence): boolean => experiment.pipeline.model.kind !== 'language-model';

const SKLEARN_METRIC: Readonly<Record<RunEvidence['metric'], string>> = {
	accuracy: 'metrics.accuracy_score(y, model.predict(X))',
	recall: 'metrics.recall_score(y, model.predict(X), average="binary" if len(set(y)) == 2 else "macro")',
	precision: 'metrics.precision_score(y, model.predict(X), average="binary" if len(set(y)) == 2 else "macro", zero_division=0)',
	rocAuc: 'metrics.roc_auc_score(y, model.predict_proba(X)[:, 1])',
	logLoss: 'metrics.log_loss(y, model.predict_proba(X), labels=sorted(set(y_train)))',
	rmse: 'float(np.sqrt(metrics.mean_squared_error(y, model.predict(X))))',
	r2: 'metrics.r2_score(y, model.predict(X))'
};

/**
 * The notebook as JSON text (nbformat 4.5). It holds the rows, needs no network, and ends with an assertion-free comparison that
 * prints whether scikit-learn's gap lies within the interval.
 */
export function caseAsNotebook(title: string, run: RunEvidence, rows: PreparedRows): string {
	const cells: readonly Cell[] = [
		{ kind: 'markdown', text: `${say('notebook.title', { title })}\n\n${say('notebook.lead')}` },
		{ kind: 'markdown', text: say('notebook.data') },
		{ kind: 'code', text: dataCell(rows) },
		{ kind: 'markdown', text: say('notebook.model') },
		{ kind: 'code', text: modelCell(run) },
		{ kind: 'markdown', text: `${say('notebook.gap')}\n\n${say('notebook.differs')}` },
		{ kind: 'code', text: gapCell(run) }
	];
	return JSON.stringify(
		{
			nbformat: 4,
			nbformat_minor: 5,
			metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' }, language_info: { name: 'python' } },
			cells: cells.map(({ kind, text }, place) => ({
				id: `cell-${place + 1}`,
				cell_type: kind,
				metadata: {},
				source: text.split('\n').map((line, i, all) => (i < all.length - 1 ? `${line}\n` : line)),
				...(kind === 'code' ? { execution_count: null, outputs: [] } : {})
			}))
		},
		null,
		1
	);
}

function dataCell(rows: PreparedRows): string {
	const columns = rows.features.map((_, place) => `x${place}`);
	return [
		'import csv, io, warnings',
		'import numpy as np',
		'from sklearn import metrics',
		'from sklearn.pipeline import make_pipeline',
		'',
		`# ${columns.map((column, place) => `${column}: ${oneLine(rows.features[place])}`).join(', ')}`,
		`# y: ${oneLine(rows.target)}${rows.classes ? ` (${rows.classes.map((name, code) => `${code} = ${oneLine(name)}`).join(', ')})` : ''}`,
		`table = list(csv.DictReader(io.StringIO("""part,y,${columns.join(',')}`,
		...csvLines(rows),
		'""")))',
		'features = [name for name in table[0] if name.startswith("x")]',
		'def rows_of(part):',
		'    rows = [row for row in table if row["part"] == part]',
		'    return np.array([[float(row[name]) for name in features] for row in rows]), np.array([float(row["y"]) for row in rows])',
		'X_train, y_train = rows_of("train")',
		'X_validation, y_validation = rows_of("validation")',
		...(rows.classes ? ['y_train, y_validation = y_train.astype(int), y_validation.astype(int)'] : []),
		'print(len(y_train), "rows to train,", len(y_validation), "to validate")'
	].join('\n');
}

/** Single precision, as the models read it: eight significant digits keep every bit. */
function csvLines({ parts, features }: PreparedRows): readonly string[] {
	const width = features.length;
	return (['train', 'validation', 'test'] as const).flatMap((name) => {
		const part = parts[name];
		if (!part) return [];
		return Array.from(part.y, (y, row) =>
			[name, short(y), ...Array.from(part.x.subarray(row * width, (row + 1) * width), short)].join(',')
		);
	});
}

const short = (value: number): string => String(Number(value.toPrecision(9)));

function modelCell({ experiment, task }: RunEvidence): string {
	const { pipeline, refits } = experiment;
	const { imports, estimator, notes } = pythonModel(pipeline.model, pipeline.fit, task);
	return [
		...imports,
		...notes.map((note) => `# ${note}`),
		`def make(seed):`,
		`    return ${estimator.replace('random_state=0', 'random_state=seed')}`,
		'',
		'warnings.filterwarnings("ignore", message=".*Maximum iterations.*")',
		`models = [make(seed).fit(X_train, y_train) for seed in range(${refits})]`
	].join('\n');
}

function gapCell({ metric, gap, scores, task, experiment }: RunEvidence): string {
	const lower = metric === 'rmse' || metric === 'logLoss';
	const threshold = experiment.pipeline.threshold;
	const formula =
		threshold === undefined || task === 'regression'
			? SKLEARN_METRIC[metric]
			: SKLEARN_METRIC[metric].replaceAll('model.predict(X)', `(model.predict_proba(X)[:, 1] > ${threshold}).astype(int)`);
	const reported = { train: scores.train?.[metric]?.measured.value, validation: scores.validation?.[metric]?.measured.value };
	const { interval } = gap;
	return [
		'def score(model, X, y):',
		`    return ${formula}`,
		'',
		'train = np.mean([score(model, X_train, y_train) for model in models])',
		'validation = np.mean([score(model, X_validation, y_validation) for model in models])',
		`gap = ${lower ? 'validation - train' : 'train - validation'}`,
		`print(f"scikit-learn: training {train:.3f}, validation {validation:.3f}, gap {gap:+.3f}")`,
		`print("Holdout:      training ${fixed(reported.train)}, validation ${fixed(reported.validation)}, gap ${signed(gap.value)}")`,
		...(interval
			? [
					`low, high = ${interval.low}, ${interval.high}`,
					'print(f"95% interval of the gap: {low:.3f} to {high:.3f}; scikit-learn within it: {low <= gap <= high}")'
				]
			: [])
	].join('\n');
}

const fixed = (value: number | undefined): string => (value === undefined ? 'not measured' : value.toFixed(3));
const signed = (value: number): string => `${value >= 0 ? '+' : ''}${value.toFixed(3)}`;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').replaceAll('"""', "'''");

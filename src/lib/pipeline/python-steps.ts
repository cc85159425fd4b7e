/** Preprocessing steps in scikit-learn's words. */
import type { StepSpec } from './spec.ts';
import { stepDescriptor } from './descriptors.ts';
import { readParameters } from '#lib/worlds/parameters.ts';

export interface PythonStep {
	readonly imports: readonly string[];
	/** An estimator that goes into a pipeline, or null when the step is written as statements. */
	readonly estimator: string | null;
	/** Statements that learn from a table `X` and its answers `y`, and change every table of `parts` (`X` among them). */
	readonly statements: (X: string, y: string, parts: readonly string[]) => readonly string[];
	/** True when it reads no other row: it may stand before the split. */
	readonly rowByRow: boolean;
}

/** A value as Python writes it. */
export function python(value: unknown): string {
	if (typeof value === 'boolean') return value ? 'True' : 'False';
	if (value === null || value === undefined) return 'None';
	if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`;
	return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** A step as scikit-learn code. @throws {RangeError} when no step has that name or a parameter is not known. */
export function pythonStep(step: StepSpec, task: 'classification' | 'regression'): PythonStep {
	const p: Readonly<Record<string, unknown>> = readParameters(`step (${step.kind})`, stepDescriptor(step.kind).parameters, step, [
		'kind',
		'fitOn'
	]);
	const columns = python(p.columns);
	const estimator = (module: string, name: string, call: string): PythonStep => ({
		imports: [`from ${module} import ${name}`],
		estimator: call,
		rowByRow: false,
		statements: (X, y) => [`${X} = ${call}.set_output(transform="pandas").fit_transform(${X}, ${y})`]
	});
	const stateless = (expression: string): PythonStep => ({
		imports: ['from sklearn.preprocessing import FunctionTransformer'],
		estimator: `FunctionTransformer(lambda X: ${expression})`,
		rowByRow: true,
		statements: (X) => [`${X} = ${expression.replaceAll('X', X)}`]
	});
	// Other columns pass: a step for categories must not take numbers for categories.
	const onCategories = (name: string, call: string): PythonStep => {
		const given = Array.isArray(p.columns) && p.columns.length > 0;
		const chosen = given ? columns : 'make_column_selector(dtype_exclude="number")';
		return {
			...estimator('sklearn.preprocessing', name, `make_column_transformer((${call}, ${chosen}), remainder="passthrough")`),
			imports: [
				`from sklearn.compose import ${given ? '' : 'make_column_selector, '}make_column_transformer`,
				`from sklearn.preprocessing import ${name}`
			]
		};
	};
	const statements = (imports: readonly string[], lines: PythonStep['statements'], rowByRow = false): PythonStep => ({
		imports,
		estimator: null,
		rowByRow,
		statements: lines
	});
	switch (step.kind) {
		case 'drop-columns':
			return stateless(`X.drop(columns=${columns})`);
		case 'keep-columns':
			return stateless(`X[${columns}]`);
		case 'impute':
			if (p.byClass)
				return statements([], (X, y) => [
					`${X} = ${X}.groupby(${y}).transform(lambda column: column.fillna(column.${String(p.strategy)}()))  # reads the answers`
				]);
			return estimator(
				'sklearn.impute',
				'SimpleImputer',
				`SimpleImputer(strategy=${python(p.strategy)}${p.flag ? ', add_indicator=True' : ''})`
			);
		case 'standardize':
			return estimator('sklearn.preprocessing', 'StandardScaler', 'StandardScaler()');
		case 'one-hot':
			return onCategories(
				'OneHotEncoder',
				`OneHotEncoder(handle_unknown="infrequent_if_exist", max_categories=${Number(p.maxLevels) + 1}, sparse_output=False)`
			);
		case 'select-k-best': {
			const score = task === 'classification' ? 'f_classif' : 'f_regression';
			return estimator('sklearn.feature_selection', `SelectKBest, ${score}`, `SelectKBest(${score}, k=${python(p.k)})`);
		}
		case 'target-encode':
			if (p.mode === 'out-of-fold')
				return onCategories('TargetEncoder', `TargetEncoder(cv=${python(p.folds)}, smooth=${Number(p.smoothing).toFixed(1)})`);
			return statements([], (X, y, parts) => [
				`names = ${columns} or list(${X}.select_dtypes(exclude="number"))`,
				`means = {name: ${y}.groupby(${X}[name]).mean() for name in names}  # each row's own answer included`,
				...parts.map((part) => `${part} = ${part}.assign(**{name: ${part}[name].map(means[name]).fillna(${y}.mean()) for name in names})`)
			]);
		case 'polynomial': {
			const call = `PolynomialFeatures(degree=2, include_bias=False${p.squares ? '' : ', interaction_only=True'})`;
			return estimator('sklearn.preprocessing', 'PolynomialFeatures', call);
		}
		case 'pca':
			return estimator('sklearn.decomposition', 'PCA', `PCA(n_components=${python(p.components)})`);
		case 'bag-of-n-grams': {
			const name = p.weighting === 'tf-idf' ? 'TfidfVectorizer' : 'CountVectorizer';
			const binary = p.weighting === 'binary' ? ', binary=True' : '';
			const call = `${name}(ngram_range=(${python(p.minN)}, ${python(p.maxN)}), max_features=${python(p.maxTerms)}${binary})`;
			return {
				imports: ['from sklearn.compose import make_column_transformer', `from sklearn.feature_extraction.text import ${name}`],
				rowByRow: false,
				estimator: `make_column_transformer((${call}, ${python(p.column)}), remainder="passthrough")`,
				statements: (X) => [`${X} = pd.DataFrame(${call}.fit_transform(${X}[${python(p.column)}]).toarray())`]
			};
		}
		case 'oversample':
			return statements(['from imblearn.over_sampling import RandomOverSampler'], (X, y) => [
				`${X}, ${y} = RandomOverSampler(sampling_strategy=${python(p.ratio)}, random_state=0).fit_resample(${X}, ${y})`
			]);
		case 'deduplicate':
			return statements([], (X, y) => [
				`kept = ~${X}.drop(columns=${python(p.ignore)})${p.compareTarget ? `.assign(answer=${y})` : ''}.duplicated()`,
				`${X}, ${y} = ${X}[kept], ${y}[kept]`
			]);
		case 'filter-rows': {
			const held = `${python(p.column)}`;
			return statements([], (X, y) => [
				`kept = (${X}[${held}].abs() >= ${python(p.least)})${p.missing === 'keep' ? ` | ${X}[${held}].isna()` : ''}`,
				`${X}, ${y} = ${X}[kept], ${y}[kept]`
			]);
		}
		case 'relabel':
			return statements([], (X, y) => [
				`checked = ${X}.sample(frac=${python(p.share)}, random_state=0).index`,
				`${y}.loc[checked] = look_again(${X}.loc[checked])  # somebody reads these rows once more`
			]);
		case 'cyclic':
			return statements(
				['import numpy as np'],
				(X) => [
					`for k in range(1, ${Number(p.harmonics) + 1}):`,
					`    angle = 2 * np.pi * k * ${X}[${python(p.column)}] / ${python(p.period)}`,
					`    ${X} = ${X}.assign(**{f"sin {k}": np.sin(angle), f"cos {k}": np.cos(angle)})`,
					`${X} = ${X}.drop(columns=[${python(p.column)}])`
				],
				true
			);
		case 'lag':
			return statements(
				[],
				(X) => [
					`${X} = ${X}.join(${X}.loc[times.sort_values().index].shift(${python(p.by)}).add_suffix(" lag"))  # rows in the order of time`
				],
				true
			);
		case 'random-features':
			return statements(
				['import numpy as np'],
				(X) => [
					'rng = np.random.default_rng(0)',
					`W = rng.normal(size=(${X}.shape[1], ${python(p.count)})) / np.sqrt(${X}.shape[1])`,
					`${X} = pd.DataFrame(np.maximum(0, ${X} @ W + rng.normal(size=${python(p.count)}) / 2))`
				],
				true
			);
		case 'use-role':
			return statements(
				[],
				(X) => [`${X} = ${X}.assign(role=${p.role === 'time' ? 'times' : p.role === 'group' ? 'groups' : python(p.column)})`],
				true
			);
		case 'pixel-shift':
			return statements(['import numpy as np'], (X, y) => [
				`pictures = ${X}.to_numpy().reshape(-1, ${python(p.height)}, ${python(p.width)})`,
				`moves = [(0, 1), (0, -1), (1, 0), (-1, 0), (1, 1), (1, -1), (-1, 1), (-1, -1)][:${python(p.copies)}]`,
				`shifted = [np.roll(pictures, [d * ${python(p.cells)} for d in move], axis=(1, 2)).reshape(len(pictures), -1) for move in moves]`,
				`${X} = pd.DataFrame(np.vstack([${X}.to_numpy(), *shifted]), columns=${X}.columns)`,
				`${y} = pd.concat([${y}] * (len(moves) + 1), ignore_index=True)`
			]);
		default:
			throw new RangeError(`Step "${step.kind}" has no scikit-learn words yet. Add them to python-steps.ts.`);
	}
}

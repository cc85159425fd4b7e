/** Splits in scikit-learn's words. `X` is a DataFrame, `y` a Series with the same index. */
import type { SplitSpec } from './spec.ts';

export interface PythonSplit {
	readonly imports: readonly string[];
	readonly lines: readonly string[];
}

export function pythonSplit(split: SplitSpec): PythonSplit {
	if (split.scoreOn !== 'train') return heldOutSplit(split);
	const { imports, lines } = heldOutSplit(split);
	return { imports, lines: [...lines, 'X_validation, y_validation = X_train, y_train  # scored on the rows it has learned from'] };
}

function heldOutSplit(split: SplitSpec): PythonSplit {
	if (split.by === 'time' || split.by === 'order') return orderedSplit(split);
	const later = (['validation', 'test'] as const).filter((part) => split[part] > 0);
	const rest = round(split.validation + split.test);
	if (later.length === 0) return { imports: [], lines: ['X_train, y_train = X, y'] };
	const testShare = split.test <= 1 ? round(split.test / rest) : split.test;
	return split.by === 'group' ? groupSplit(split, later, testShare) : rowSplit(split, later, rest, testShare);
}

type Later = readonly ('validation' | 'test')[];

function rowSplit(split: SplitSpec, later: Later, rest: number, testShare: number): PythonSplit {
	const stratify = (y: string): string => (split.by === 'stratified' ? `, stratify=${y}` : '');
	const first = later.length === 2 ? 'rest' : later[0];
	const lines = [
		`X_train, X_${first}, y_train, y_${first} = train_test_split(X, y, train_size=${split.train}, test_size=${rest}, random_state=0${stratify('y')})`
	];
	if (later.length === 2)
		lines.push(
			`X_validation, X_test, y_validation, y_test = train_test_split(X_rest, y_rest, test_size=${testShare}, random_state=0${stratify('y_rest')})`
		);
	return { imports: ['from sklearn.model_selection import train_test_split'], lines };
}

function groupSplit(split: SplitSpec, later: Later, testShare: number): PythonSplit {
	const take = (part: string, rows: string): string => `X_${part}, y_${part} = X.iloc[${rows}], y.iloc[${rows}]`;
	const train = split.train <= 1 ? split.train : `${split.train} / len(X)`;
	const test = testShare <= 1 ? testShare : `${testShare} / len(rest)`;
	const lines = [
		'# groups: the entity of each row; no entity stands on two sides',
		`train, rest = next(GroupShuffleSplit(1, train_size=${train}, random_state=0).split(X, y, groups))`,
		take('train', 'train')
	];
	if (later.length === 1) lines.push(take(later[0], 'rest'));
	else
		lines.push(
			`validation, test = next(GroupShuffleSplit(1, test_size=${test}, random_state=0).split(rest, groups=groups.iloc[rest]))`,
			take('validation', 'rest[validation]'),
			take('test', 'rest[test]')
		);
	return { imports: ['from sklearn.model_selection import GroupShuffleSplit'], lines };
}

function orderedSplit(split: SplitSpec): PythonSplit {
	const size = (part: number): string => (part > 1 ? String(part) : `round(${part} * len(X))`);
	const lines = [
		split.by === 'time' ? 'order = np.argsort(times.to_numpy(), kind="stable")' : 'order = np.arange(len(X))  # as the file has them',
		`n_validation, n_test = ${size(split.validation)}, ${size(split.test)}`,
		'later = len(X) - n_validation - n_test',
		'train, validation, test = order[:later], order[later : later + n_validation], order[later + n_validation :]'
	];
	if (split.by === 'time' && split.embargo)
		lines.push(
			`train = [row for row in train if times.iloc[row] < times.iloc[validation[0]] - ${split.embargo}]  # nothing from just before`
		);
	lines.push(
		'X_train, y_train = X.iloc[train], y.iloc[train]',
		'X_validation, y_validation = X.iloc[validation], y.iloc[validation]',
		'X_test, y_test = X.iloc[test], y.iloc[test]'
	);
	return { imports: ['import numpy as np'], lines };
}

function round(value: number): number {
	return Number(value.toFixed(6));
}

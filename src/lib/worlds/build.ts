/** Tables of synthetic worlds: columns, targets and groups in the words of a skin. */
import type { CategoricalColumn, Column, NumericColumn, Roles, Table, Target } from '#lib/core/table.ts';
import type { Stream } from '#lib/core/random.ts';
import type { SKIN_NAMES } from './descriptor.ts';
import { featureName, skinNamed } from './skins.ts';

type SkinName = (typeof SKIN_NAMES)[number];

/** A numeric column from a skin: column `index` of the story. */
export function skinColumn(skin: SkinName, index: number, values: Float64Array): NumericColumn {
	const story = skinNamed(skin);
	return { kind: 'numeric', name: featureName(story, index), ...(story.unit ? { unit: story.unit } : {}), values };
}

/** Numeric columns told in a skin, with a class target; two classes are named by the skin, more by letters. */
export function skinTable(skin: SkinName, columns: readonly Float64Array[], yTrue: Int32Array, nClasses = 2, roles: Roles = {}): Table {
	return makeTable(
		columns.map((values, index) => skinColumn(skin, index, values)),
		skinTarget(skin, yTrue, nClasses),
		roles
	);
}

/** A class target named by the skin. */
export function skinTarget(skin: SkinName, yTrue: Int32Array, nClasses = 2): Target {
	const story = skinNamed(skin);
	const classes = nClasses === 2 ? story.classes : Array.from({ length: nClasses }, (_, k) => String.fromCharCode(65 + k));
	return { kind: 'classification', name: story.target, classes, yTrue };
}

export function makeTable(features: readonly Column[], target: Target, roles: Roles = {}): Table {
	return { nRows: target.yTrue.length, features, target, roles };
}

/** A group column whose levels are `prefix 1`, `prefix 2`, … */
export function groupColumn(name: string, codes: Int32Array, nGroups: number, from = 1): CategoricalColumn {
	return { kind: 'categorical', name, levels: Array.from({ length: nGroups }, (_, g) => `${name} ${from + g}`), codes };
}

/** A column of normal numbers from a stream of its own, so that adding a column moves no other. */
export function normalColumn(stream: Stream, name: string, nRows: number, sd = 1): Float64Array {
	const own = stream.fork(name);
	return Float64Array.from({ length: nRows }, () => sd * own.normal());
}

/** Small tools that synthetic worlds share: making tables, flipping labels, interpolating ceilings. */
import type { CategoricalColumn, Column, NumericColumn, Roles, Table, Target } from '#lib/core/table.ts';
import type { Stream } from '#lib/core/random.ts';
import type { SKIN_NAMES, WorldDescriptor } from './descriptor.ts';
import { readParameters, type ParametersOf } from './parameters.ts';
import { featureName, skinNamed } from './skins.ts';
import type { Ceiling, World } from './world.ts';

type SkinName = (typeof SKIN_NAMES)[number];

/** What a draw is for. Fresh rows come from the same process, or from its production side where the two differ. */
export type Purpose = 'study' | 'fresh';

/** What a synthetic world has to say for itself; `createWorld` adds the reading of parameters and the streams. */
export interface WorldParts<P> {
	/** Study rows that the parameters ask for. */
	rows(parameters: P): number;
	/** Draws rows from `stream`, which differs between study and fresh; `shared` is the same for both. */
	draw(parameters: P, stream: Stream, nRows: number, purpose: Purpose, shared: Stream): Table;
	ceiling(parameters: P): Ceiling | null;
}

/** A world from its descriptor and its parts: parameters are checked and filled in before any of them is used. */
export function createWorld<D extends WorldDescriptor>(descriptor: D, parts: WorldParts<ParametersOf<D['parameters']>>): World {
	const read = (values: Readonly<Record<string, unknown>>): ParametersOf<D['parameters']> =>
		readParameters(`world (${descriptor.kind})`, descriptor.parameters as D['parameters'], values, ['kind']);
	const draw = (values: Readonly<Record<string, unknown>>, stream: Stream, nRows: number, purpose: Purpose): Table => {
		if (!Number.isInteger(nRows) || nRows < 1)
			throw new RangeError(`World "${descriptor.kind}" was asked for ${nRows} rows; ask for at least 1.`);
		return parts.draw(read(values), stream.fork(purpose), nRows, purpose, stream);
	};
	return {
		kind: descriptor.kind,
		exchangeable: descriptor.exchangeable,
		data: descriptor.data,
		rows: (values) => parts.rows(read(values)),
		study: (values, stream, nRows) => draw(values, stream, nRows, 'study'),
		fresh: (values, stream, nRows) => draw(values, stream, nRows, 'fresh'),
		ceiling: (values) => parts.ceiling(read(values))
	};
}

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

/** Fair coin labels in 0 … nClasses − 1, from a stream of their own. */
export function coinLabels(stream: Stream, nRows: number, nClasses = 2): Int32Array {
	const own = stream.fork('labels');
	return Int32Array.from({ length: nRows }, () => own.integer(nClasses));
}

/** Turns a share of the labels into another class. Rows flipped at a small share are flipped at every larger one. */
export function flipLabels(stream: Stream, yTrue: Int32Array, share: number, nClasses = 2): Int32Array {
	const own = stream.fork('flips');
	return yTrue.map((label) => {
		const flip = own.uniform() < share;
		const other = nClasses === 2 ? 1 : 1 + own.integer(nClasses - 1);
		return flip ? (label + other) % nClasses : label;
	});
}

/** Accuracy that is left of `clean` when a share of the labels is turned into any other class alike. */
export function accuracyAfterFlips(clean: number, share: number, nClasses = 2): number {
	return (1 - share) * clean + (share * (1 - clean)) / (nClasses - 1);
}

/** A logistic number of mean 0 and scale 1 by inversion, from one uniform. */
export function logisticDraw(stream: Stream, log: (x: number) => number): number {
	const u = (Math.floor(stream.uniform() * 4503599627370496) + 0.5) / 4503599627370496;
	return log(u / (1 - u));
}

/** Cubic (four-point Lagrange) interpolation in values tabulated at 0, step, 2 · step, … Throws outside the table. */
export function interpolateTable(values: readonly number[], step: number, x: number): number {
	const last = values.length - 1;
	if (!(x >= 0 && x <= last * step + 1e-12)) throw new RangeError(`No value is tabulated at ${x}; the table ends at ${last * step}.`);
	const place = Math.min(Math.floor(x / step), last - 1);
	const from = Math.min(Math.max(place - 1, 0), last - 3);
	const t = x / step - from;
	let sum = 0;
	for (let i = 0; i < 4; i++) {
		let weight = 1;
		for (let j = 0; j < 4; j++) if (j !== i) weight *= (t - j) / (i - j);
		sum += weight * values[from + i];
	}
	return Math.min(sum, 1);
}

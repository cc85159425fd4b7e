/** From a descriptor and a few functions to a world. */
import type { Stream } from '#lib/core/random.ts';
import type { Table } from '#lib/core/table.ts';
import type { WorldDescriptor } from './descriptor.ts';
import { readParameters, type ParametersOf } from './parameters.ts';
import type { Ceiling, OlderTask, World } from './world.ts';

/** What a draw is for. Fresh rows come from the same process, or from its production side where the two differ. */
export type Purpose = 'study' | 'fresh';

/** What a synthetic world has to say for itself; `createWorld` adds the reading of parameters and the streams. */
export interface WorldParts<P> {
	/** Study rows that the parameters ask for. */
	rows(parameters: P): number;
	/** Draws rows from `stream`, which differs between study and fresh; `shared` is the same for both. */
	draw(parameters: P, stream: Stream, nRows: number, purpose: Purpose, shared: Stream): Table;
	/** For the process of the study or the fresh rows; `metric` only where a world knows several. */
	ceiling(parameters: P, of: Purpose, metric: Ceiling['metric'] | undefined): Ceiling | null;
	/** See `World.writtenAfter`; none unless given. */
	readonly writtenAfter?: (parameters: P) => readonly string[];
	/** See `World.reword`. */
	readonly reword?: (stream: Stream, table: Table, chance: number) => Table;
	/** See `World.older`; `shared` is the stream that study and fresh are forked from. */
	readonly older?: (parameters: P, shared: Stream) => OlderTask;
	/** See `World.spoilTrain`; `stream` is the one that the study was drawn from. */
	readonly spoilTrain?: (parameters: P, stream: Stream, table: Table, trainRows: Int32Array, origin: Int32Array) => Table;
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
	const { older, reword, spoilTrain } = parts;
	return {
		kind: descriptor.kind,
		exchangeable: descriptor.exchangeable,
		data: descriptor.data,
		rows: (values) => parts.rows(read(values)),
		study: (values, stream, nRows) => draw(values, stream, nRows, 'study'),
		fresh: (values, stream, nRows) => draw(values, stream, nRows, 'fresh'),
		ceiling: (values, { metric, of = 'study' } = {}) => {
			const ceiling = parts.ceiling(read(values), of, metric);
			return metric !== undefined && ceiling?.metric !== metric ? null : ceiling;
		},
		writtenAfter: (values) => parts.writtenAfter?.(read(values)) ?? [],
		...(reword && { reword: (_values, stream, table, chance) => reword(stream, table, chance) }),
		...(older && { older: (values, stream) => older(read(values), stream) }),
		...(spoilTrain && {
			spoilTrain: (values, stream, table, rows, origin) => spoilTrain(read(values), stream.fork('study'), table, rows, origin)
		})
	};
}

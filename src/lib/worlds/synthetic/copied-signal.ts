/** One signal in several identical columns; in production the first few of them carry somebody else's signal. */
import { normalCdf } from '#lib/core/portable-math.ts';
import { normalColumn, skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { COPIED_SIGNAL } from '../describe-shift.ts';
import { coinLabels } from '../labels.ts';

export const copiedSignal = createWorld(COPIED_SIGNAL, {
	rows: ({ rows }) => rows,
	draw: ({ skin, copies, broken, separation }, stream, nRows, purpose) => {
		const yTrue = coinLabels(stream, nRows);
		const others = coinLabels(stream.fork('others'), nRows);
		const signalOf = (labels: Int32Array, name: string): Float64Array =>
			normalColumn(stream, name, nRows).map((z, i) => z + (labels[i] === 1 ? separation : -separation));
		const own = signalOf(yTrue, 'signal');
		const foreign = signalOf(others, 'foreign');
		const lost = purpose === 'fresh' ? broken : 0;
		return skinTable(
			skin,
			Array.from({ length: copies }, (_, j) => (j < lost ? foreign : own).slice()),
			yTrue
		);
	},
	ceiling: ({ copies, broken, separation }, of) => ({
		metric: 'accuracy',
		value: of === 'fresh' && broken >= copies ? 0.5 : normalCdf(separation),
		source: 'exact'
	})
});

/** Plants one fault in a draw of a table, or none. Everything else about the draw is an honest split. */
import { quantile } from '#lib/core/summaries.ts';
import type { Stream } from '#lib/core/random.ts';
import type { Train } from '#lib/training/training.ts';
import { rowsWhere, takeRows, withColumn, type Cell, type Frame } from './frame.ts';
import type { Fault, MatrixTable } from './matrix-tables.ts';

/** Column that a fault adds; its name says nothing. */
export const PLANTED = 'field 7';
export const PARTS = 'part of study';
const TEST = 0.3;
/** Rows of a draw with a filter. */
const MOST = 4500;
/** Share that is scored where groups are split, so that each of the few groups is seen; or put up for scoring before a filter. */
const POOL = 0.5;

/** The table with the fault, and a column that says which rows are scored. */
export async function plant(table: MatrixTable, fault: Fault | 'harmless' | null, stream: Stream, train: Train): Promise<Frame> {
	const all = table.frame();
	// A filter is seen by what it does to a score, which takes more rows than a column does.
	const wanted = fault === 'filtered test' ? MOST : table.rows;
	const frame = takeRows(
		all,
		stream
			.fork('rows')
			.permutation(all.nRows)
			.slice(0, Math.min(wanted, Math.round(0.95 * all.nRows)))
			.sort()
	);
	const dice = stream.fork('fault');
	switch (fault) {
		case null:
			return split(frame, table, table.honest, stream);
		case 'target copy':
			return split(copied(frame, table, dice), table, table.honest, stream);
		case 'post-outcome proxy':
			return split(traced(frame, table, dice), table, table.honest, stream);
		case 'copied rows, new ids':
			return split(twice(frame, dice), table, 'row', stream);
		case 'group rows split':
			return split(frame, table, 'row', stream, POOL);
		case 'time interleaved':
		case 'harmless':
			return split(frame, table, 'row', stream);
		case 'filtered test':
			return filtered(frame, table, stream, train);
	}
}

/** The answer under other words, wrong in three of a thousand rows; a number in another unit. */
function copied(frame: Frame, { target, task }: MatrixTable, dice: Stream): Frame {
	const answers = frame.columns[target];
	if (task === 'regression') return withColumn(frame, PLANTED, (row) => Math.round((Number(answers[row]) * 1.8 + 32) * 100) / 100);
	const classes = [...new Set(answers)].sort();
	return withColumn(frame, PLANTED, (row) => {
		const wrong = dice.uniform() < 0.003;
		return `K${wrong ? dice.integer(classes.length) : classes.indexOf(answers[row])}`;
	});
}

/** Filled in once the answer was yes: in half of those rows, and in one of a hundred others. */
function traced(frame: Frame, { target }: MatrixTable, dice: Stream): Frame {
	return withColumn(frame, PLANTED, (row) => {
		const filled = dice.uniform() < (frame.columns[target][row] === 'yes' ? 0.5 : 0.01);
		const amount = Math.round(100 * Math.exp(dice.normal()));
		return filled ? amount : '';
	});
}

/** Two rows of five stand in the file a second time, each under an id of its own, all shuffled. */
function twice(frame: Frame, dice: Stream): Frame {
	const again = dice
		.fork('again')
		.permutation(frame.nRows)
		.slice(0, Math.round(0.4 * frame.nRows));
	const both = takeRows(frame, [...Array.from({ length: frame.nRows }, (_, row) => row), ...again]);
	const shuffled = takeRows(both, dice.fork('order').permutation(both.nRows));
	const ids = dice.fork('ids').permutation(10 * shuffled.nRows);
	return withColumn(shuffled, 'record id', (row) => 100_000 + ids[row]);
}

function split(frame: Frame, table: MatrixTable, by: MatrixTable['honest'], stream: Stream, share = TEST): Frame {
	const own = stream.fork('split');
	if (by === 'row') {
		const order = own.permutation(frame.nRows);
		const scored = new Set(order.slice(0, Math.round(share * frame.nRows)));
		return withColumn(frame, PARTS, (row) => (scored.has(row) ? 'test' : 'train'));
	}
	if (by === 'time') {
		const times = frame.columns[table.time as string].map(Number);
		const cut = quantile(times, 1 - share);
		return withColumn(frame, PARTS, (row) => (times[row] > cut ? 'test' : 'train'));
	}
	const groups = frame.columns[table.group as string];
	const names = [...new Set(groups)].sort();
	const scored = new Set<Cell>();
	let count = 0;
	for (const place of own.permutation(names.length)) {
		if (count >= share * frame.nRows) break;
		scored.add(names[place]);
		count += groups.filter((name) => name === names[place]).length;
	}
	return withColumn(frame, PARTS, (row) => (scored.has(groups[row]) ? 'test' : 'train'));
}

/** Of the scored rows only the clear cases are kept: those that a model of all rows is sure of. */
async function filtered(frame: Frame, table: MatrixTable, stream: Stream, train: Train): Promise<Frame> {
	const whole = split(frame, table, table.honest, stream, POOL);
	const sure = await sureness(frame, table.target, train);
	const scored = rowsWhere(whole, (row) => whole.columns[PARTS][row] === 'test');
	const middle = quantile(
		scored.map((row) => sure[row]),
		0.5
	);
	return takeRows(
		whole,
		rowsWhere(whole, (row) => whole.columns[PARTS][row] === 'train' || sure[row] >= middle)
	);
}

/** How far from even a model puts each row, levels as numbers. */
async function sureness(frame: Frame, target: string, train: Train): Promise<Float64Array> {
	const names = Object.keys(frame.columns).filter((name) => name !== target);
	const values = new Float32Array(frame.nRows * names.length);
	names.forEach((name, j) => {
		const cells = frame.columns[name];
		const levels = new Map([...new Set(cells)].sort().map((level, code) => [level, code]));
		for (let row = 0; row < frame.nRows; row++) {
			const cell = cells[row];
			values[row * names.length + j] = typeof cell === 'number' ? cell : (levels.get(cell) ?? -1);
		}
	});
	const x = { nRows: frame.nRows, nColumns: names.length, values };
	const y = Float32Array.from(frame.columns[target], (cell) => Number(cell === 'yes'));
	const share = y.reduce((sum, one) => sum + one, 0) / y.length;
	const [model] = await train([
		{
			key: 'sure',
			train: { x, y },
			nClasses: 2,
			model: { kind: 'gradient-boosting', rounds: 60, maxDepth: 3, learningRate: 0.1, minLeaf: 10 },
			fit: { epochs: 1, batchSize: 1, learningRate: 0.1 },
			seed: 1
		}
	]);
	return model.predict(x).map((p) => Math.abs(Math.log(p / (1 - p)) - Math.log(share / (1 - share))));
}

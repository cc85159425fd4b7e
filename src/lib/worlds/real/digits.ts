/** Handwritten digits, 14 × 14 pixels (from MNIST), in the order of the file: sorted by digit. */
import type { Stream } from '#lib/core/random.ts';
import type { NumericColumn, Table } from '#lib/core/table.ts';
import { DIGITS } from '../describe-tables.ts';
import { drawnFlips, flipLabels, spoilTrainLabels } from '../labels.ts';
import { levels, type RealTableData, type TableSource } from '../tables.ts';
import type { World } from '../world.ts';
import { createRealWorld, everyRow, holdBackByClass } from './real-world.ts';

const SIDE = 14;
/** Side of the bright corner, in cells. */
const CORNER = 2;

export function digits(tables: TableSource): World {
	return createRealWorld(DIGITS, tables, {
		divide: ({ heldBack, digits: names, perDigit }, data, stream) => {
			const { codes, levels: known } = levels(data, 'digit');
			const taken = known.map(() => 0);
			const candidates = everyRow(data).filter((row) => names.includes(known[codes[row]]) && taken[codes[row]]++ < perDigit);
			return holdBackByClass(candidates, codes, known.length, heldBack, stream);
		},
		build: ({ target, digits: names, flips, flipOn, corner, freshCorner, freshShift }, data, rows, purpose, stream): Table => {
			const { codes, levels: known } = levels(data, 'digit');
			const kept = known.filter((name) => names.includes(name));
			if (kept.length < 2) throw new RangeError('World "digits": name at least two digits to tell apart.');
			const classes = target === 'digit' ? kept : ['even', 'odd'];
			const clean = Int32Array.from(rows, (row) => (target === 'digit' ? kept.indexOf(known[codes[row]]) : codes[row] % 2));
			const own = stream.fork(purpose);
			const yTrue = flipLabels(own, clean, drawnFlips({ flips, flipOn }, purpose), classes.length);
			let pixels = pixelsOf(data, rows);
			if (purpose === 'fresh' && freshShift > 0) pixels = moved(pixels, rows.length, freshShift, own.fork('shift'));
			if (corner > 0) {
				if (classes.length !== 2)
					throw new RangeError('World "digits": a corner needs two classes. Name two digits, or take target parity.');
				paintCorner(pixels, clean, purpose === 'fresh' ? freshCorner : corner, own.fork('corner'));
			}
			return { nRows: rows.length, features: pixels, target: { kind: 'classification', name: target, classes, yTrue }, roles: {} };
		},
		spoilTrain: spoilTrainLabels
	});
}

function pixelsOf(data: RealTableData, rows: Int32Array): NumericColumn[] {
	return [...data.columns.values()]
		.filter((column): column is NumericColumn => column.kind === 'numeric')
		.map((column) => ({ ...column, values: Float64Array.from(rows, (row) => column.values[row]) }));
}

/** Each picture moved by `cells` to one of eight sides; what comes in is dark. */
function moved(pixels: readonly NumericColumn[], nRows: number, cells: number, stream: Stream): NumericColumn[] {
	const sides = [-1, 0, 1]
		.flatMap((down) => [-1, 0, 1].map((right) => [down * cells, right * cells] as const))
		.filter(([down, right]) => down !== 0 || right !== 0);
	const side = Int32Array.from({ length: nRows }, () => stream.integer(sides.length));
	return pixels.map((column, pixel) => {
		const values = Float64Array.from(side, (which, i) => {
			const y = Math.floor(pixel / SIDE) - sides[which][0];
			const x = (pixel % SIDE) - sides[which][1];
			return y >= 0 && y < SIDE && x >= 0 && x < SIDE ? pixels[y * SIDE + x].values[i] : 0;
		});
		return { ...column, values };
	});
}

/** A bright corner says class 1 and a dark one class 0, as often as `agreement` says; one draw a picture, whatever the agreement. */
function paintCorner(pixels: readonly NumericColumn[], clean: Int32Array, agreement: number, stream: Stream): void {
	clean.forEach((label, i) => {
		const agrees = stream.uniform() < agreement;
		const bright = agrees ? label : 1 - label;
		for (let y = 0; y < CORNER; y++) for (let x = 0; x < CORNER; x++) pixels[y * SIDE + x].values[i] = bright;
	});
}

/** Round normal classes about fixed centres, centre coordinates N(0, spread²), rows N(centre, I). */
import { createStream } from '#lib/core/random.ts';
import { skinTable } from '../build.ts';
import { createWorld } from '../create-world.ts';
import { BLOBS } from '../describe-fit.ts';
import { accuracyAfterFlips, coinLabels, flipLabels } from '../labels.ts';

const SIMULATED_ROWS = 20000;

export const blobs = createWorld(BLOBS, {
	rows: ({ rows }) => rows,
	draw: ({ skin, classes, features, spread, centres, flips }, stream, nRows) => {
		const middle = classCentres(classes, features, spread, centres);
		const labels = coinLabels(stream, nRows, classes);
		const columns = Array.from({ length: features }, (_, j) => {
			const own = stream.fork(`x-${j}`);
			return Float64Array.from({ length: nRows }, (_, i) => middle[labels[i]][j] + own.normal());
		});
		return skinTable(skin, columns, flipLabels(stream, labels, flips, classes), classes);
	},
	// The nearest centre is the best rule; its accuracy has no closed form for more than two classes.
	ceiling: ({ classes, features, spread, centres, flips }) => {
		const middle = classCentres(classes, features, spread, centres);
		const stream = createStream('blobs-ceiling');
		let right = 0;
		for (let i = 0; i < SIMULATED_ROWS; i++) {
			const label = i % classes;
			const row = Array.from({ length: features }, (_, j) => middle[label][j] + stream.normal());
			if (nearest(row, middle) === label) right++;
		}
		const clean = right / SIMULATED_ROWS;
		const standardError = Math.sqrt((clean * (1 - clean)) / SIMULATED_ROWS);
		return { metric: 'accuracy', value: accuracyAfterFlips(clean, flips, classes), source: 'simulated', standardError };
	}
});

function classCentres(classes: number, features: number, spread: number, which: number): readonly Float64Array[] {
	return Array.from({ length: classes }, (_, k) => {
		const own = createStream(`blobs-centres-${which}`).fork(`class-${k}`);
		return Float64Array.from({ length: features }, () => spread * own.normal());
	});
}

function nearest(row: readonly number[], centres: readonly Float64Array[]): number {
	let best = 0;
	let bestDistance = Infinity;
	centres.forEach((centre, k) => {
		let distance = 0;
		for (let j = 0; j < row.length; j++) distance += (row[j] - centre[j]) * (row[j] - centre[j]);
		if (distance < bestDistance) [best, bestDistance] = [k, distance];
	});
	return best;
}

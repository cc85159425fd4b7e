/** One small network on two features, drawn while it trains: scores on a grid after every few epochs. */
import { labelsFromProbabilities } from '#lib/core/metrics.ts';
import { sha256Hex } from '#lib/core/digest.ts';
import type { Examples, Matrix } from '#lib/core/table.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { Train } from '#lib/training/training.ts';
import type { BoundaryFrame, BoundaryGrid, BoundaryResult, Dots } from './views.ts';
import type { Lab } from './lab.ts';
import { refitSeed } from './replicas.ts';

export interface BoundaryOptions {
	readonly grid: BoundaryGrid;
	readonly everyEpochs: number;
	readonly nFresh: number;
	readonly onDots?: (train: Dots) => void;
	readonly onFrame: (frame: BoundaryFrame) => void;
	readonly signal?: AbortSignal;
}

/**
 * Trains the first refit and streams the boundary.
 * @throws {RangeError} when the world has not exactly two numeric features and two classes.
 */
export async function trainBoundary(
	lab: Lab,
	train: Train,
	experiment: ExperimentSpec,
	seed: number,
	options: BoundaryOptions
): Promise<BoundaryResult> {
	const prepared = lab.prepare(experiment, seed);
	const { fit, model } = experiment.pipeline;
	if (prepared.train.x.nColumns !== 2 || prepared.nClasses !== 2)
		throw new RangeError(
			`A boundary needs two features and two classes; this world has ${prepared.train.x.nColumns} features and ${prepared.nClasses} classes.`
		);
	if (!fit) throw new RangeError('A boundary is drawn while a model trains: `pipeline.fit` is missing.');
	const grid = gridRows(options.grid);
	options.onDots?.(dotsOf(prepared.train, null));
	const [trained] = await train(
		[{ key: 'boundary', train: prepared.train, validation: prepared.validation, nClasses: 2, model, fit, seed: refitSeed(seed, 0) }],
		{
			signal: options.signal,
			snapshotEvery: options.everyEpochs,
			onSnapshot: (_, epoch, predict) => {
				options.onFrame({
					epoch,
					epochs: fit.epochs,
					scores: Float32Array.from(predict(grid)),
					trainAccuracy: accuracyOf(predict(prepared.train.x), prepared.train)
				});
			}
		}
	);
	const fresh = prepared.fresh(options.nFresh);
	const [onTrain, onFresh] = [trained.predict(prepared.train.x), trained.predict(fresh.x)];
	return {
		train: dotsOf(prepared.train, onTrain),
		fresh: dotsOf(fresh, onFresh),
		trainAccuracy: accuracyOf(onTrain, prepared.train),
		freshAccuracy: accuracyOf(onFresh, fresh),
		digest: sha256Hex(new Uint8Array(trained.parameters.buffer, trained.parameters.byteOffset, trained.parameters.byteLength))
	};
}

function gridRows(grid: BoundaryGrid): Matrix {
	const values = new Float32Array(grid.nx * grid.ny * 2);
	for (let row = 0; row < grid.ny; row++) {
		for (let column = 0; column < grid.nx; column++) {
			const at = 2 * (row * grid.nx + column);
			values[at] = grid.xMin + ((grid.xMax - grid.xMin) * column) / (grid.nx - 1);
			values[at + 1] = grid.yMin + ((grid.yMax - grid.yMin) * row) / (grid.ny - 1);
		}
	}
	return { nRows: grid.nx * grid.ny, nColumns: 2, values };
}

function dotsOf(examples: Examples, yProb: Float64Array | null): Dots {
	const { values, nRows } = examples.x;
	return {
		x: Array.from({ length: nRows }, (_, i) => values[2 * i]),
		y: Array.from({ length: nRows }, (_, i) => values[2 * i + 1]),
		label: Array.from(examples.y),
		predicted: yProb ? Array.from(labelsFromProbabilities(yProb, 2)) : []
	};
}

function accuracyOf(yProb: Float64Array, examples: Examples): number {
	const labels = labelsFromProbabilities(yProb, 2);
	return labels.reduce((count, label, i) => count + Number(label === examples.y[i]), 0) / examples.y.length;
}

import { cos, sin } from '#lib/core/portable-math.ts';
import { createStream } from '#lib/core/random.ts';
import type { Examples } from '#lib/core/table.ts';
import type { Replica } from '#lib/training/training.ts';

/** Two half moons with noise; class 1 is the lower one. */
export function moons(n: number, seed: number, noise = 0.25): Examples {
	const stream = createStream(seed).fork('moons');
	const values = new Float32Array(2 * n);
	const y = new Float32Array(n);
	for (let i = 0; i < n; i++) {
		const lower = stream.uniform() < 0.5;
		const t = 3.141592653589793 * stream.uniform();
		values[2 * i] = (lower ? 1 - cos(t) : cos(t)) + noise * stream.normal();
		values[2 * i + 1] = (lower ? 0.5 - sin(t) : sin(t)) + noise * stream.normal();
		y[i] = lower ? 1 : 0;
	}
	return { x: { nRows: n, nColumns: 2, values }, y };
}

/** Normal features; the label depends on the first columns: a number, or a class by its quantile. */
export function linearWorld(n: number, nColumns: number, nClasses: number, seed: number, noise = 0.5): Examples {
	const stream = createStream(seed).fork('linear');
	const values = Float32Array.from({ length: n * nColumns }, () => stream.normal());
	const y = new Float32Array(n);
	for (let i = 0; i < n; i++) {
		const at = i * nColumns;
		const signal = values[at] - 0.5 * values[at + 1] + 0.3 * values[at + (nColumns > 2 ? 2 : 0)] + noise * stream.normal();
		y[i] =
			nClasses === 0
				? signal
				: nClasses === 2
					? signal > 0
						? 1
						: 0
					: Math.min(nClasses - 1, Math.max(0, Math.floor(signal + nClasses / 2)));
	}
	return { x: { nRows: n, nColumns, values }, y };
}

/** A replica with small defaults; the parts given replace them. */
export function replica(parts: Partial<Replica> = {}): Replica {
	return {
		key: 'run',
		train: moons(60, 1),
		validation: moons(100, 2),
		nClasses: 2,
		model: { kind: 'mlp', hidden: [8], activation: 'tanh' },
		fit: { epochs: 10, batchSize: 16, learningRate: 0.01 },
		seed: 1,
		...parts
	};
}

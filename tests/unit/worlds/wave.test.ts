import { describe, expect, it } from 'vitest';
import { createStream } from '#lib/core/random.ts';
import type { NumericColumn } from '#lib/core/table.ts';
import { wave } from '#lib/worlds/synthetic/wave.ts';

const draw = (parameters: Record<string, unknown>, nRows: number) => {
	const table = wave.study({ kind: 'wave', ...parameters } as never, createStream(3), nRows);
	return { x: (table.features[0] as NumericColumn).values, y: table.target.yTrue };
};

describe('wave', () => {
	it('without noise every row lies on the curve', () => {
		const { x, y } = draw({ waves: 1.5, noise: 0 }, 500);
		x.forEach((value, i) => expect(y[i]).toBeCloseTo(Math.sin(1.5 * Math.PI * value), 12));
	});
	it('noise moves the answers and not the places, by the standard deviation that is asked for', () => {
		const [clean, noisy] = [draw({ noise: 0 }, 8000), draw({ noise: 0.5 }, 8000)];
		expect(Array.from(noisy.x)).toEqual(Array.from(clean.x));
		const squares = Array.from(noisy.y, (value, i) => (value - clean.y[i]) * (value - clean.y[i]));
		expect(Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length)).toBeCloseTo(0.5, 1.5);
		expect(wave.ceiling({ kind: 'wave', noise: 0.5 } as never)).toEqual({ metric: 'rmse', value: 0.5, source: 'exact' });
	});
});

import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { regionPath } from '#lib/components/first-visit/contour.ts';

type Ring = [number, number][];

function rings(path: string): Ring[] {
	return path
		.split('Z')
		.filter((ring) => ring !== '')
		.map((ring) =>
			ring
				.slice(1)
				.split('L')
				.map((pair) => pair.split(' ').map(Number) as [number, number])
		);
}

/** Even-odd rule, written independently of the code under test. */
function inside(all: Ring[], x: number, y: number): boolean {
	let odd = false;
	for (const ring of all) {
		for (let a = 0, b = ring.length - 1; a < ring.length; b = a, a += 1) {
			const [xa, ya] = ring[a];
			const [xb, yb] = ring[b];
			if (ya > y !== yb > y && x < ((xb - xa) * (y - ya)) / (yb - ya) + xa) odd = !odd;
		}
	}
	return odd;
}

describe('regionPath', () => {
	it('is empty when every score is below the level', () => {
		expect(regionPath({ nx: 3, ny: 3, scores: new Array<number>(9).fill(0.2) }, 100, 100)).toBe('');
	});

	it('is one ring around the picture when every score is above the level', () => {
		const all = rings(regionPath({ nx: 3, ny: 3, scores: new Array<number>(9).fill(0.9) }, 100, 100));
		expect(all).toHaveLength(1);
		for (const [x, y] of all[0]) expect(x <= 0 || x >= 100 || y <= 0 || y >= 100).toBe(true);
	});

	it('puts the line where a straight slope crosses one half', () => {
		// Scores rise from 0 at the left to 1 at the right: the line is upright in the middle.
		const all = rings(regionPath({ nx: 3, ny: 2, scores: [0, 0.5 - 1e-9, 1, 0, 0.5 - 1e-9, 1] }, 200, 100));
		const within = all[0].filter(([x, y]) => x > 0 && x < 200 && y >= 0 && y <= 100);
		expect(within.length).toBeGreaterThan(0);
		for (const [x] of within) expect(x).toBeCloseTo(100, 1);
	});

	it('draws row 0 at the bottom', () => {
		const all = rings(regionPath({ nx: 2, ny: 2, scores: [1, 1, 0, 0] }, 100, 100));
		expect(inside(all, 50, 90)).toBe(true);
		expect(inside(all, 50, 10)).toBe(false);
	});

	it('holds exactly the grid nodes that are above the level, whatever the scores', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 2, max: 7 }),
				fc.integer({ min: 2, max: 7 }),
				fc.infiniteStream(fc.integer({ min: 0, max: 20 })),
				(nx, ny, stream) => {
					const scores = Array.from({ length: nx * ny }, () => (stream.next().value as number) / 20);
					// Ties and near-ties sit on the line itself, where inside has no meaning.
					const clear = scores.map((score) => (Math.abs(score - 0.5) < 0.04 ? 0.6 : score));
					const all = rings(regionPath({ nx, ny, scores: clear }, 700, 700));
					for (let j = 1; j < ny - 1; j += 1) {
						for (let i = 1; i < nx - 1; i += 1) {
							const x = (i / (nx - 1)) * 700;
							const y = 700 - (j / (ny - 1)) * 700;
							// A hair off the node, so that no test ray runs through a vertex of the ring.
							expect(inside(all, x + 0.37, y + 0.23)).toBe(clear[j * nx + i] > 0.5);
						}
					}
				}
			),
			{ numRuns: 300 }
		);
	});

	it('refuses scores that do not fill the grid', () => {
		expect(() => regionPath({ nx: 3, ny: 3, scores: [1, 2] }, 10, 10)).toThrow(/needs 9 scores/);
	});
});

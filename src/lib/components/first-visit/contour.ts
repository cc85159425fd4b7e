/**
 * The line where a grid of scores crosses a level, as one SVG path of closed rings (marching squares). The same path is
 * filled (with `fill-rule: evenodd`) and stroked.
 */

/** A grid of scores over a picture: row-major, row 0 at the lowest y. */
export interface ScoreGrid {
	readonly nx: number;
	readonly ny: number;
	readonly scores: ArrayLike<number>;
}

type Point = readonly [number, number];

/** How far outside the picture, in grid cells, rings close; the picture clips what lies there. */
const MARGIN = 2;

/**
 * Path of the region where the score is above `level`, in a picture of `width` × `height` pixels with y downwards.
 * Rings that meet the picture's edge close outside it. Empty string when no score is above the level.
 * Throws a RangeError when the number of scores is not nx × ny or a side has fewer than two.
 */
export function regionPath(grid: ScoreGrid, width: number, height: number, level = 0.5): string {
	const { nx, ny, scores } = grid;
	if (nx < 2 || ny < 2 || scores.length !== nx * ny) {
		throw new RangeError(`A grid of ${nx} by ${ny} needs ${nx * ny} scores and at least two a side; it has ${scores.length}.`);
	}
	// One ring of cells around the grid is below any level, so that every contour closes.
	const below = level - 1;
	const value = (i: number, j: number): number => (i < 0 || j < 0 || i >= nx || j >= ny ? below : scores[j * nx + i]);
	const along = (i: number, n: number, length: number): number => {
		const inside = Math.min(Math.max(i, 0), n - 1);
		return ((inside + (i - inside) * MARGIN) / (n - 1)) * length;
	};
	const outside = (i: number, j: number): boolean => i < 0 || j < 0 || i >= nx || j >= ny;
	const cross = (i0: number, j0: number, i1: number, j1: number): Point => {
		const a = value(i0, j0);
		const b = value(i1, j1);
		// Half way out of the picture, whatever the score at its edge: a ring that closes must not draw along the edge.
		const t = outside(i0, j0) || outside(i1, j1) ? 0.5 : (level - a) / (b - a);
		const x0 = along(i0, nx, width);
		const y0 = along(j0, ny, height);
		return [x0 + t * (along(i1, nx, width) - x0), height - (y0 + t * (along(j1, ny, height) - y0))];
	};

	// Each crossed cell edge is a node; each cell joins two of them (or four, at a saddle). Edge keys: horizontal even, vertical odd.
	const stride = nx + 3;
	const horizontal = (i: number, j: number): number => 2 * ((j + 1) * stride + i + 1);
	const vertical = (i: number, j: number): number => horizontal(i, j) + 1;
	const points = new Map<number, Point>();
	const joined = new Map<number, number[]>();
	const join = (a: number, b: number): void => {
		for (const [from, to] of [
			[a, b],
			[b, a]
		]) {
			const list = joined.get(from);
			if (list) list.push(to);
			else joined.set(from, [to]);
		}
	};

	for (let j = -1; j < ny; j += 1) {
		for (let i = -1; i < nx; i += 1) {
			const sw = value(i, j);
			const se = value(i + 1, j);
			const ne = value(i + 1, j + 1);
			const nw = value(i, j + 1);
			const count = Number(sw > level) + Number(se > level) + Number(ne > level) + Number(nw > level);
			// Nearly every cell lies on one side; this runs for every frame of a training, so those must cost nothing.
			if (count === 0 || count === 4) continue;
			const above = [sw > level, se > level, ne > level, nw > level];
			const edges: number[] = [];
			const meet = (key: number, i0: number, j0: number, i1: number, j1: number): void => {
				if (!points.has(key)) points.set(key, cross(i0, j0, i1, j1));
				edges.push(key);
			};
			if (above[0] !== above[1]) meet(horizontal(i, j), i, j, i + 1, j);
			if (above[1] !== above[2]) meet(vertical(i + 1, j), i + 1, j, i + 1, j + 1);
			if (above[2] !== above[3]) meet(horizontal(i, j + 1), i, j + 1, i + 1, j + 1);
			if (above[3] !== above[0]) meet(vertical(i, j), i, j, i, j + 1);
			if (edges.length === 2) join(edges[0], edges[1]);
			if (edges.length === 4) {
				// A saddle: the middle of the cell decides which corners belong together.
				const middleAbove = (sw + se + ne + nw) / 4 > level;
				const pairUp = middleAbove === above[0];
				join(edges[0], edges[pairUp ? 1 : 3]);
				join(edges[2], edges[pairUp ? 3 : 1]);
			}
		}
	}
	return rings(points, joined);
}

function rings(points: ReadonlyMap<number, Point>, joined: ReadonlyMap<number, number[]>): string {
	const seen = new Set<number>();
	let path = '';
	for (const start of points.keys()) {
		if (seen.has(start)) continue;
		let ring = '';
		let at: number | undefined = start;
		while (at !== undefined) {
			seen.add(at);
			const [x, y] = points.get(at) as Point;
			ring += `${ring === '' ? 'M' : 'L'}${round(x)} ${round(y)}`;
			at = joined.get(at)?.find((next) => !seen.has(next));
		}
		path += `${ring}Z`;
	}
	return path;
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}

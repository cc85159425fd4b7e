/**
 * Least squares in 64-bit floats: Householder QR, then a one-sided Jacobi SVD of what is left (Golub and Van Loan,
 * Matrix Computations, 5.2 and 8.6). Only +, -, *, / and square roots, so the bits are the same everywhere.
 */

/** Column-major dense matrix. */
interface Dense {
	readonly nRows: number;
	readonly nColumns: number;
	readonly columns: readonly Float64Array[];
}

/** Singular values below this share of the largest count as zero. */
const RANK_TOLERANCE = 1e-12;
const MAX_SWEEPS = 60;

/**
 * The weights that minimise `sum (y - X w)^2 + penalty * sum w^2`; of all minimisers the one of least norm.
 *
 * `columns` are the columns of X (all of length y.length). Throws a RangeError for a negative penalty.
 */
export function solveLeastSquares(columns: readonly Float64Array[], y: Float64Array, penalty: number): Float64Array {
	if (!(penalty >= 0)) throw new RangeError(`penalty must be at least 0, not ${penalty}.`);
	const a: Dense = { nRows: y.length, nColumns: columns.length, columns: columns.map((column) => column.slice()) };
	if (a.nColumns === 0) return new Float64Array(0);
	if (a.nRows >= a.nColumns) {
		const rhs = y.slice();
		const r = reduceToTriangle(a, rhs);
		const { u, s, v } = jacobiSvd(r);
		return combine(v, s, project(u, rhs.subarray(0, a.nColumns)), penalty);
	}
	// Fewer rows than columns: decompose the transpose, which has the roles of u and v exchanged.
	const { u, s, v } = jacobiSvd(transposed(a));
	return combine(u, s, project(v, y), penalty);
}

function project(vectors: readonly Float64Array[], y: Float64Array): Float64Array {
	return Float64Array.from(vectors, (vector) => dot(vector, y));
}

function combine(vectors: readonly Float64Array[], s: Float64Array, coefficients: Float64Array, penalty: number): Float64Array {
	const w = new Float64Array(vectors[0].length);
	const top = s.reduce((largest, value) => Math.max(largest, value), 0);
	for (let i = 0; i < s.length; i++) {
		if (s[i] <= RANK_TOLERANCE * top) continue;
		const share = (s[i] * coefficients[i]) / (s[i] * s[i] + penalty);
		for (let j = 0; j < w.length; j++) w[j] += share * vectors[i][j];
	}
	return w;
}

function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
	return sum;
}

function transposed(a: Dense): Dense {
	const columns = Array.from({ length: a.nRows }, (_, i) => Float64Array.from(a.columns, (column) => column[i]));
	return { nRows: a.nColumns, nColumns: a.nRows, columns };
}

/** Householder reflections on `a` (destroyed) and on `rhs`, which becomes Q' rhs; returns R as a square matrix. */
function reduceToTriangle(a: Dense, rhs: Float64Array): Dense {
	const { nRows, nColumns, columns } = a;
	const r = Array.from({ length: nColumns }, () => new Float64Array(nColumns));
	for (let k = 0; k < nColumns; k++) {
		const v = columns[k];
		let norm = 0;
		for (let i = k; i < nRows; i++) norm += v[i] * v[i];
		norm = Math.sqrt(norm);
		const alpha = v[k] > 0 ? -norm : norm;
		for (let i = 0; i < k; i++) r[k][i] = v[i];
		r[k][k] = alpha;
		if (norm === 0) continue;
		v[k] -= alpha;
		let squared = 0;
		for (let i = k; i < nRows; i++) squared += v[i] * v[i];
		for (const target of [...columns.slice(k + 1), rhs]) {
			let product = 0;
			for (let i = k; i < nRows; i++) product += v[i] * target[i];
			const factor = (2 * product) / squared;
			for (let i = k; i < nRows; i++) target[i] -= factor * v[i];
		}
	}
	return { nRows: nColumns, nColumns, columns: r };
}

/** a = sum_i s_i u_i v_i', for a matrix with at least as many rows as columns; columns with s = 0 get u = 0. */
function jacobiSvd(a: Dense): { u: Float64Array[]; s: Float64Array; v: Float64Array[] } {
	const n = a.nColumns;
	const u = a.columns.map((column) => column.slice());
	const v = Array.from({ length: n }, (_, i) => Float64Array.from({ length: n }, (_unused, j) => (i === j ? 1 : 0)));
	for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
		let rotated = false;
		for (let p = 0; p < n - 1; p++) {
			for (let q = p + 1; q < n; q++) {
				const alpha = dot(u[p], u[p]);
				const beta = dot(u[q], u[q]);
				const gamma = dot(u[p], u[q]);
				if (Math.abs(gamma) <= 1e-15 * Math.sqrt(alpha * beta)) continue;
				rotated = true;
				const zeta = (beta - alpha) / (2 * gamma);
				const t = (zeta >= 0 ? 1 : -1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
				const c = 1 / Math.sqrt(1 + t * t);
				rotate(u[p], u[q], c, c * t);
				rotate(v[p], v[q], c, c * t);
			}
		}
		if (!rotated) break;
	}
	const s = Float64Array.from(u, (column) => Math.sqrt(dot(column, column)));
	u.forEach((column, i) => {
		for (let j = 0; j < column.length; j++) column[j] = s[i] > 0 ? column[j] / s[i] : 0;
	});
	return { u, s, v };
}

function rotate(x: Float64Array, y: Float64Array, c: number, s: number): void {
	for (let i = 0; i < x.length; i++) {
		const kept = x[i];
		x[i] = c * kept - s * y[i];
		y[i] = s * kept + c * y[i];
	}
}

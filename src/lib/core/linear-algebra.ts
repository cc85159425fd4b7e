/** Small dense matrices, row-major in one Float64Array: entry (i, j) of an n × n matrix is `a[i * n + j]`. */

function assertSquare(a: ArrayLike<number>, n: number): void {
	if (a.length !== n * n) throw new RangeError(`An ${n} × ${n} matrix has ${n * n} entries; got ${a.length}.`);
}

/**
 * Lower triangle L with L Lᵀ = a, for a symmetric positive definite matrix (its upper triangle is not read). Throws a RangeError that
 * names the row where the matrix stops being positive definite: add a little to its diagonal (a ridge) or drop that column.
 */
export function cholesky(a: ArrayLike<number>, n: number): Float64Array {
	assertSquare(a, n);
	const lower = new Float64Array(n * n);
	for (let i = 0; i < n; i++) {
		for (let j = 0; j <= i; j++) {
			let sum = a[i * n + j];
			for (let k = 0; k < j; k++) sum -= lower[i * n + k] * lower[j * n + k];
			if (i !== j) lower[i * n + j] = sum / lower[j * n + j];
			// What is left of a dependent column is rounding error, a hair above or below 0.
			else if (!(sum > 1e-13 * Math.abs(a[i * n + i]))) {
				throw new RangeError(
					`The matrix is not positive definite at row ${i}: add to its diagonal (L2) or drop the column, which others determine.`
				);
			} else lower[i * n + i] = Math.sqrt(sum);
		}
	}
	return lower;
}

/** The x with a x = b, for a symmetric positive definite matrix; see `cholesky` for what it throws. */
export function solvePositiveDefinite(a: ArrayLike<number>, b: ArrayLike<number>): Float64Array {
	const n = b.length;
	return solveWithCholesky(cholesky(a, n), b);
}

/** The x with L Lᵀ x = b, for a triangle made by `cholesky`: for several right-hand sides. */
export function solveWithCholesky(lower: Float64Array, b: ArrayLike<number>): Float64Array {
	const n = b.length;
	assertSquare(lower, n);
	const x = Float64Array.from(b);
	for (let i = 0; i < n; i++) {
		for (let k = 0; k < i; k++) x[i] -= lower[i * n + k] * x[k];
		x[i] /= lower[i * n + i];
	}
	for (let i = n - 1; i >= 0; i--) {
		for (let k = i + 1; k < n; k++) x[i] -= lower[k * n + i] * x[k];
		x[i] /= lower[i * n + i];
	}
	return x;
}

export interface Eigen {
	/** From the largest to the smallest. */
	readonly values: Float64Array;
	/** Row i is the unit vector of value i; its entry of largest size is positive, so that the sign is settled. */
	readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's cyclic rotations. Throws a RangeError for entries that are not
 * finite. Source: Golub & Van Loan, Matrix Computations (4th ed.), section 8.5.
 */
export function symmetricEigen(matrix: ArrayLike<number>, n: number): Eigen {
	assertSquare(matrix, n);
	const a = Float64Array.from(matrix);
	if (!a.every((entry) => Number.isFinite(entry)))
		throw new RangeError('Eigenvectors need finite entries: the matrix holds NaN or Infinity.');
	const v = new Float64Array(n * n);
	for (let i = 0; i < n; i++) v[i * n + i] = 1;
	for (let sweep = 0; sweep < 60 && offDiagonal(a, n) > 0; sweep++) {
		for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, v, n, p, q);
	}
	const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j] - a[i * n + i] || i - j);
	const vectors = new Float64Array(n * n);
	order.forEach((column, row) => {
		let largest = 0;
		for (let i = 0; i < n; i++) if (Math.abs(v[i * n + column]) > Math.abs(largest)) largest = v[i * n + column];
		for (let i = 0; i < n; i++) vectors[row * n + i] = largest < 0 ? -v[i * n + column] : v[i * n + column];
	});
	return { values: Float64Array.from(order, (i) => a[i * n + i]), vectors };
}

/** Sum of squares off the diagonal, 0 once it is lost beside the diagonal. */
function offDiagonal(a: Float64Array, n: number): number {
	let [off, diagonal] = [0, 0];
	for (let i = 0; i < n; i++) {
		diagonal += a[i * n + i] * a[i * n + i];
		for (let j = i + 1; j < n; j++) off += a[i * n + j] * a[i * n + j];
	}
	return off > 1e-32 * diagonal ? off : 0;
}

/** Turns the plane of axes p and q so that a[p, q] becomes 0. */
function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
	const apq = a[p * n + q];
	if (apq === 0) return;
	const theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
	const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
	const c = 1 / Math.sqrt(t * t + 1);
	const s = t * c;
	for (let k = 0; k < n; k++) {
		const [akp, akq] = [a[k * n + p], a[k * n + q]];
		a[k * n + p] = c * akp - s * akq;
		a[k * n + q] = s * akp + c * akq;
	}
	for (let k = 0; k < n; k++) {
		const [apk, aqk] = [a[p * n + k], a[q * n + k]];
		a[p * n + k] = c * apk - s * aqk;
		a[q * n + k] = s * apk + c * aqk;
		const [vkp, vkq] = [v[k * n + p], v[k * n + q]];
		v[k * n + p] = c * vkp - s * vkq;
		v[k * n + q] = s * vkp + c * vkq;
	}
}

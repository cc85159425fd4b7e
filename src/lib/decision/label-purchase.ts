/** How many labels to buy when error falls with rows as a power law: error(n) = scale · n^(−rate). */
import { exp, log, pow } from '#lib/core/portable-math.ts';

export interface PowerLaw {
	readonly scale: number;
	readonly rate: number;
}

/**
 * Least squares of log error on log rows.
 * @throws {RangeError} with fewer than two points, or an error that is not above 0.
 */
export function fitPowerLaw(rows: readonly number[], errors: readonly number[]): PowerLaw {
	if (rows.length < 2 || rows.length !== errors.length) throw new RangeError('A power law needs at least two points of rows and error.');
	if (errors.some((error) => !(error > 0))) throw new RangeError('A power law needs errors above 0.');
	const xs = rows.map((value) => log(value));
	const ys = errors.map((value) => log(value));
	const meanX = xs.reduce((sum, x) => sum + x, 0) / xs.length;
	const meanY = ys.reduce((sum, y) => sum + y, 0) / ys.length;
	let across = 0;
	let along = 0;
	for (let index = 0; index < xs.length; index++) {
		across += (xs[index] - meanX) * (ys[index] - meanY);
		along += (xs[index] - meanX) * (xs[index] - meanX);
	}
	if (along === 0) throw new RangeError('A power law needs two different numbers of rows.');
	const rate = -across / along;
	return { scale: exp(meanY + rate * meanX), rate };
}

export function errorAt({ scale, rate }: PowerLaw, rows: number): number {
	return scale * pow(rows, -rate);
}

/** Points of having so many rows: worth of accuracy minus price of labels. */
export function purchaseValue(law: PowerLaw, worth: number, price: number, rows: number): number {
	return worth * (1 - errorAt(law, rows)) - price * rows;
}

/** The number of rows beyond which the next label costs more than it brings: (worth · scale · rate ÷ price)^(1 ÷ (1 + rate)). */
export function bestPurchase({ scale, rate }: PowerLaw, worth: number, price: number): number {
	if (!(worth > 0 && price > 0 && rate > 0)) throw new RangeError('Worth, price and rate must be above 0.');
	return pow((worth * scale * rate) / price, 1 / (1 + rate));
}

/** A rising curve through (x[i], y[i]), straight between the points and level outside. */
export interface IsotonicFit {
	readonly x: Float64Array;
	readonly y: Float64Array;
}

/** The rising curve with the least squared error, by pooling adjacent violators; ties in x are pooled first. Throws a RangeError for no rows or lengths that differ. */
export function fitIsotonic(x: ArrayLike<number>, y: ArrayLike<number>): IsotonicFit {
	if (x.length === 0 || x.length !== y.length)
		throw new RangeError(`A rising curve needs one y an x, and at least one; got ${x.length} and ${y.length}.`);
	const order = Array.from(x, (_, i) => i).sort((a, b) => x[a] - x[b]);
	const points: { x: number; sum: number; weight: number }[] = [];
	for (const i of order) {
		const last = points.at(-1);
		if (last?.x === x[i]) {
			last.sum += y[i];
			last.weight++;
		} else points.push({ x: x[i], sum: y[i], weight: 1 });
	}
	const blocks: { sum: number; weight: number; points: number }[] = [];
	for (const point of points) {
		let block = { sum: point.sum, weight: point.weight, points: 1 };
		for (let last = blocks.at(-1); last && last.sum * block.weight >= block.sum * last.weight; last = blocks.at(-1)) {
			blocks.pop();
			block = { sum: last.sum + block.sum, weight: last.weight + block.weight, points: last.points + block.points };
		}
		blocks.push(block);
	}
	return {
		x: Float64Array.from(points, (point) => point.x),
		y: Float64Array.from(blocks.flatMap((block) => new Array<number>(block.points).fill(block.sum / block.weight)))
	};
}

/** Values of a fitted rising curve. */
export function applyIsotonic(values: ArrayLike<number>, { x, y }: IsotonicFit): Float64Array {
	return Float64Array.from(values, (value) => {
		let [low, high] = [0, x.length - 1];
		if (value <= x[low]) return y[low];
		if (value >= x[high]) return y[high];
		while (high - low > 1) {
			const middle = (low + high) >> 1;
			if (x[middle] <= value) low = middle;
			else high = middle;
		}
		return y[low] + ((y[high] - y[low]) * (value - x[low])) / (x[high] - x[low]);
	});
}

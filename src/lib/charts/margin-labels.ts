/** Names written beside the lines they belong to. */

/**
 * Moves labels apart: as near as can be to where they want to be, at least `gap` apart, inside `[top, bottom]`.
 *
 * The order of `wanted` is kept from top to bottom when sorted; ties keep the order given. Least squares under the gap
 * (pool adjacent violators). When there is no room, the gap shrinks.
 * @returns one place for each wanted one, in the order given.
 */
export function spread(wanted: readonly number[], gap: number, top: number, bottom: number): readonly number[] {
	const n = wanted.length;
	if (n === 0) return [];
	const apart = n > 1 ? Math.min(gap, (bottom - top) / (n - 1)) : gap;
	const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b);
	const blocks: { sum: number; size: number }[] = [];
	order.forEach((index, rank) => {
		blocks.push({ sum: wanted[index] - rank * apart, size: 1 });
		while (blocks.length > 1 && mean(blocks[blocks.length - 2]) > mean(blocks[blocks.length - 1])) {
			const last = blocks.pop();
			if (!last) break;
			blocks[blocks.length - 1].sum += last.sum;
			blocks[blocks.length - 1].size += last.size;
		}
	});
	const places = new Array<number>(n);
	let rank = 0;
	for (const block of blocks) {
		for (let i = 0; i < block.size; i += 1) {
			const free = Math.min(Math.max(mean(block), top), bottom - (n - 1) * apart);
			places[order[rank]] = free + rank * apart;
			rank += 1;
		}
	}
	return places;
}

function mean(block: { readonly sum: number; readonly size: number }): number {
	return block.sum / block.size;
}

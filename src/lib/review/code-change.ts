/** What a fix takes out of the code and puts in: the lines that are on one side only, in their order. */
export interface ChangedLine {
	readonly kind: 'out' | 'in' | 'same';
	readonly text: string;
}

/** The shortest such list: the longest common run of lines stays (by dynamic programming; documents have tens of lines). */
export function changedLines(before: readonly string[], after: readonly string[]): readonly ChangedLine[] {
	const common: number[][] = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
	for (let i = before.length - 1; i >= 0; i--)
		for (let j = after.length - 1; j >= 0; j--)
			common[i][j] = before[i] === after[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
	const lines: ChangedLine[] = [];
	let [i, j] = [0, 0];
	while (i < before.length || j < after.length) {
		if (i < before.length && j < after.length && before[i] === after[j]) {
			lines.push({ kind: 'same', text: before[i] });
			i++;
			j++;
		} else if (i < before.length && (j === after.length || common[i + 1][j] >= common[i][j + 1]))
			lines.push({ kind: 'out', text: before[i++] });
		else lines.push({ kind: 'in', text: after[j++] });
	}
	return lines;
}

/** Only what changed, with one line on either side of it; null stands where lines were left out. */
export function withSurroundings(lines: readonly ChangedLine[]): readonly (ChangedLine | null)[] {
	const near = lines.map((_, at) => lines.slice(Math.max(0, at - 1), at + 2).some(({ kind }) => kind !== 'same'));
	return lines.flatMap((line, at) => (near[at] ? [line] : at === 0 || near[at - 1] ? [null] : []));
}

import { newcombeInterval, wilsonInterval } from '#lib/core/proportions.ts';
import { DEFAULT_CONVENTIONS } from '#lib/diagnosis/conventions.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { BoundaryGrid, Dots } from '#lib/runtime/protocol.ts';

/** "Will this line work on new dots?" */
export type Answer = 'yes' | 'no' | 'cannot-tell';

export const ANSWERS: readonly Answer[] = ['yes', 'no', 'cannot-tell'];

/** One of the three cases: what is trained, and how many dots nobody trains on are kept back before the question. */
export interface DotCase {
	readonly id: 1 | 2 | 3;
	readonly experiment: ExperimentSpec;
	readonly seed: number;
	readonly nAside: number;
	readonly nNew: number;
	/** What the kept-back dots and the new ones are called once their names are out. */
	readonly newRole: 'fresh' | 'test';
}

/** The picture's window on the plane: 4 to 3, wide enough for dots three noise widths outside the moons' arcs. */
export const DOT_GRID: BoundaryGrid = { xMin: -1.8, xMax: 2.8, yMin: -1.48, yMax: 1.98, nx: 97, ny: 74 };

interface Recipe {
	readonly rows: number;
	readonly noise: number;
	readonly flips: number;
	readonly hidden: number;
	readonly epochs: number;
	readonly learningRate: number;
}

function moons({ rows, noise, flips, hidden, epochs, learningRate }: Recipe): ExperimentSpec {
	return {
		world: { kind: 'moons', noise, flips },
		pipeline: {
			split: { by: 'row', train: rows, validation: 0, test: 0 },
			model: { kind: 'mlp', hidden: [hidden], activation: 'tanh' },
			fit: { epochs, batchSize: Math.min(rows, 48), learningRate }
		},
		refits: 1
	};
}

/** Frames asked for during one training; the number of epochs is a multiple of `epochs / FRAMES`, so that the last line is shown. */
export const FRAMES = 120;

export const DOT_CASES: readonly DotCase[] = [
	{
		id: 1,
		experiment: moons({ rows: 48, noise: 0.25, flips: 0.08, hidden: 48, epochs: 1200, learningRate: 0.03 }),
		seed: 3,
		nAside: 0,
		nNew: 160,
		newRole: 'fresh'
	},
	{
		id: 2,
		experiment: moons({ rows: 120, noise: 0.22, flips: 0, hidden: 12, epochs: 240, learningRate: 0.03 }),
		seed: 2,
		nAside: 60,
		nNew: 100,
		newRole: 'test'
	},
	{
		id: 3,
		experiment: moons({ rows: 12, noise: 0.25, flips: 0, hidden: 8, epochs: 240, learningRate: 0.03 }),
		seed: 2,
		nAside: 6,
		nNew: 160,
		newRole: 'fresh'
	}
];

/** How many dots land on their own side, with Wilson's 95% interval of the share. */
export interface DotShare {
	readonly right: number;
	readonly n: number;
	readonly low: number;
	readonly high: number;
}

/** Counts the dots on their own side. Throws a RangeError when there are none. */
export function countRight(dots: Dots): DotShare {
	let right = 0;
	for (let i = 0; i < dots.label.length; i += 1) if (dots.label[i] === dots.predicted[i]) right += 1;
	const n = dots.label.length;
	const { low, high } = wilsonInterval(right, n, DEFAULT_CONVENTIONS.level);
	return { right, n, low, high };
}

/** Dots `from` … `to - 1`. */
export function sliceDots(dots: Dots, from: number, to: number): Dots {
	return {
		x: dots.x.slice(from, to),
		y: dots.y.slice(from, to),
		label: dots.label.slice(from, to),
		predicted: dots.predicted.slice(from, to)
	};
}

/** What was seen before the call, and what came after it. `aside` is null where nothing was kept back. */
export interface DotEvidence {
	readonly shown: DotShare;
	readonly aside: DotShare | null;
	readonly fresh: DotShare;
}

/** Widest interval of the kept-back share on which one can still act. */
const WIDEST = 0.2;

/** The share that was promised before the new dots fell: of the dots kept back where there are any, else of the dots shown. */
function promised(evidence: DotEvidence): DotShare {
	return evidence.aside ?? evidence.shown;
}

/** Whether the new dots are materially worse than promised: by at least the house's materiality, and not by chance alone. */
export function falls(evidence: DotEvidence): boolean {
	const before = promised(evidence);
	const drop = before.right / before.n - evidence.fresh.right / evidence.fresh.n;
	const interval = newcombeInterval(
		{ successes: before.right, n: before.n },
		{ successes: evidence.fresh.right, n: evidence.fresh.n },
		DEFAULT_CONVENTIONS.level
	);
	return drop >= DEFAULT_CONVENTIONS.materiality && interval.low > 0;
}

/** The right call, computed from this draw: too few dots kept back is "cannot tell", whatever came. */
export function rightCall(evidence: DotEvidence): Answer {
	if (evidence.aside !== null && evidence.aside.high - evidence.aside.low > WIDEST) return 'cannot-tell';
	return falls(evidence) ? 'no' : 'yes';
}

/** `fair`: "cannot tell" where nothing was kept back; nobody could have known. */
export function judge(answer: Answer, evidence: DotEvidence): 'right' | 'fair' | 'wrong' {
	if (answer === rightCall(evidence)) return 'right';
	return answer === 'cannot-tell' && evidence.aside === null ? 'fair' : 'wrong';
}

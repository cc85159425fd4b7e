/**
 * Screens of single columns over every row (long because each screen is one question, and they are asked together): does a column copy the answer, do its work alone, speak by being filled at all, or carry a
 * name that comes after the outcome? A screen raises a suspicion and proves nothing; only a copy that fits row by row is one.
 */
import { wilsonInterval } from '#lib/core/proportions.ts';
import { quantile } from '#lib/core/summaries.ts';
import type { Column, Target } from '#lib/core/table.ts';
import { ranksInOrder } from './ranks.ts';
import { aucAlone, rightAlone } from './alone.ts';
import type { AuditLabel, ScreenRow } from './types.ts';

/** From this share on, a column that tells every class by a value of its own is a copy. */
const COPY = 0.99;
/** Squared correlation of a number with the target from which it is one. */
const COPY_R2 = 0.999;
/** AUC, or share of right answers, that a column does not reach alone without a question being asked. */
const ALONE = 0.97;
/** How many times commoner the answer is where the column is filled (or not 0). */
const LIFT = 3;
const FEWEST = 20;

/** Words that columns written after an outcome are called by. */
const LATER_WORDS =
	/(^|[\s_.$%()-])(costs?|repairs?|claims?|claimed|refund(ed)?|payouts?|settle(d|ment)?|resol(ved|ution)|closed|closing|discharged?|outcome|results?|final|actual|after|post|cancel(led|ed|lation)?|terminat(ed|ion)|exit|reason|recover(y|ed|ies)|chargeoff|collections?|penalt(y|ies)|fines?|deceased|death|finished|completed)([\s_.$%()-]|$)/i;

export interface ScreenedColumn {
	readonly column: string;
	readonly rows: readonly ScreenRow[];
	/** AUC alone, at least ½; NaN where it has none. */
	readonly auc: number;
	/** True where the column fits the answer row by row. */
	readonly copies: boolean;
}

/** All screens of one feature against the target, on every row. */
export function screenColumn(column: Column, target: Target): ScreenedColumn {
	const name = column.name;
	const copy = copyShare(column, target);
	const auc = column.kind === 'text' ? NaN : aucAlone(column, target);
	const right = column.kind === 'text' || target.kind === 'regression' || target.classes.length === 2 ? NaN : rightAlone(column, target);
	const alone = Number.isNaN(right) ? auc : right;
	const trace = traceOf(column, target);
	const missing = missingTells(column, target);
	const rows: ScreenRow[] = [];
	const row = (screen: string, value: number, odd: boolean, says: AuditLabel): void => {
		rows.push({ screen, column: name, value, odd, says });
	};
	if (!Number.isNaN(copy.share))
		row('copy', copy.share, copy.copies, { id: 'screen.copy', values: { column: name, target: target.name, share: copy.share } });
	if (!Number.isNaN(alone))
		row('alone', alone, alone >= ALONE, {
			id: Number.isNaN(right) ? 'screen.alone' : 'screen.aloneRight',
			values: { column: name, value: alone }
		});
	if (trace !== null) row('trace', trace.share, true, { id: `screen.trace.${trace.state}`, values: { column: name, ...trace } });
	if (missing !== null)
		row('missing', missing.distance, true, {
			id: 'screen.missing',
			values: { column: name, filled: missing.filled, blank: missing.blank }
		});
	const late = LATER_WORDS.exec(name);
	if (late !== null || carriesTarget(name, target.name))
		row('named-after', auc, auc >= byChance(target), { id: 'screen.namedAfter', values: { column: name, word: late?.[2] ?? target.name } });
	return { column: name, rows, auc, copies: copy.copies };
}

/** AUC that a column of chance stays below in 97 of 100 files (Mann and Whitney), and 0.53 at least. */
function byChance(target: Target): number {
	const n = target.yTrue.length;
	const positives = target.kind === 'regression' ? n / 2 : Math.min(...target.classes.map((_, label) => countOf(target.yTrue, label)));
	return Math.max(0.53, 0.5 + 2.2 * Math.sqrt((n + 1) / (12 * Math.max(1, positives) * Math.max(1, n - positives))));
}

function countOf(values: Int32Array, label: number): number {
	let count = 0;
	for (const value of values) count += Number(value === label);
	return count;
}

/** A column called after the target (`churn reason` beside `churn`) was as a rule written with it. */
function carriesTarget(name: string, target: string): boolean {
	const words = (text: string): string[] =>
		text
			.toLowerCase()
			.split(/[^a-z0-9]+/)
			.filter((word) => word.length >= 4);
	return words(target).some((word) => words(name).includes(word));
}

/** Share of the filled rows in which the column says the answer, when every class has a value of its own. */
function copyShare(column: Column, target: Target): { readonly share: number; readonly copies: boolean } {
	if (column.kind === 'text') return { share: NaN, copies: false };
	if (target.kind === 'regression') {
		if (column.kind !== 'numeric') return { share: NaN, copies: false };
		const share = Math.max(
			squaredCorrelation(column.values, target.yTrue),
			squaredCorrelation(ranksInOrder(column.values), ranksInOrder(target.yTrue))
		);
		return { share, copies: share >= COPY_R2 };
	}
	const values = column.kind === 'numeric' ? column.values : column.codes;
	const counts = new Map<number, Int32Array>();
	let filled = 0;
	for (let i = 0; i < values.length; i++) {
		const value = values[i];
		if (column.kind === 'numeric' ? Number.isNaN(value) : value < 0) continue;
		filled++;
		let of = counts.get(value);
		if (of === undefined) {
			// A column with many values has no value for each class.
			if (counts.size > 4 * target.classes.length + 8) return { share: NaN, copies: false };
			counts.set(value, (of = new Int32Array(target.classes.length)));
		}
		of[target.yTrue[i]]++;
	}
	if (filled < FEWEST || counts.size < 2) return { share: NaN, copies: false };
	let right = 0;
	const said = new Set<number>();
	const large = [...counts.values()].filter((of) => of.reduce((a, b) => a + b, 0) >= 0.005 * filled);
	for (const of of counts.values()) {
		const most = of.indexOf(Math.max(...of));
		right += of[most];
		said.add(most);
	}
	const share = right / filled;
	return {
		share,
		copies: share >= COPY && said.size === target.classes.length && large.length <= target.classes.length && filled >= 0.5 * values.length
	};
}

/**
 * A column that is mostly empty (or 0) and, where it is not, goes with one answer: as if it were filled in once the answer was known.
 * Null where it does not.
 */
function traceOf(
	column: Column,
	target: Target
): {
	readonly state: 'filled' | 'notZero';
	readonly rows: number;
	readonly share: number;
	readonly overall: number;
	readonly answer: string;
} | null {
	if (target.kind === 'regression' || column.kind === 'text') return null;
	const n = target.yTrue.length;
	const isFilled = (row: number): boolean => (column.kind === 'numeric' ? !Number.isNaN(column.values[row]) : column.codes[row] >= 0);
	const isNotZero = (row: number): boolean => column.kind === 'numeric' && column.values[row] !== 0 && isFilled(row);
	for (const [state, holds] of [
		['filled', isFilled],
		['notZero', isNotZero]
	] as const) {
		const inside = new Int32Array(target.classes.length);
		const whole = new Int32Array(target.classes.length);
		for (let row = 0; row < n; row++) {
			whole[target.yTrue[row]]++;
			if (holds(row)) inside[target.yTrue[row]]++;
		}
		const rows = inside.reduce((a, b) => a + b, 0);
		if (rows < FEWEST || rows > 0.5 * n) continue;
		for (let label = 0; label < whole.length; label++) {
			const share = inside[label] / rows;
			const overall = whole[label] / n;
			const { low } = wilsonInterval(inside[label], rows);
			if (low >= LIFT * overall || (low >= 0.9 && overall <= 0.6)) return { state, rows, share, overall, answer: target.classes[label] };
		}
	}
	return null;
}

/** Blank cells that go with another answer than filled ones. Null where they do not, or where few are blank. */
function missingTells(
	column: Column,
	target: Target
): { readonly distance: number; readonly filled: number; readonly blank: number } | null {
	if (column.kind === 'text') return null;
	const n = target.yTrue.length;
	const half = target.kind === 'regression' ? quantile(target.yTrue, 0.5) : 0;
	const classes = target.kind === 'regression' ? [1] : target.classes.map((_, label) => label);
	const blank: number[] = [];
	for (let row = 0; row < n; row++)
		if (column.kind === 'numeric' ? Number.isNaN(column.values[row]) : column.codes[row] < 0) blank.push(row);
	if (blank.length < 0.05 * n || blank.length > 0.95 * n || blank.length < 50) return null;
	let worst: { distance: number; filled: number; blank: number } | null = null;
	for (const label of classes) {
		const y = (row: number): number => Number(target.kind === 'regression' ? target.yTrue[row] > half : target.yTrue[row] === label);
		let all = 0;
		for (let row = 0; row < n; row++) all += y(row);
		const hits = blank.reduce((sum, row) => sum + y(row), 0);
		const [filled, empty] = [wilsonInterval(all - hits, n - blank.length, 0.999), wilsonInterval(hits, blank.length, 0.999)];
		const distance = Math.max(filled.low - empty.high, empty.low - filled.high);
		if (distance >= 0.15 && distance > (worst?.distance ?? 0))
			worst = { distance, filled: (all - hits) / (n - blank.length), blank: hits / blank.length };
	}
	return worst;
}

function squaredCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
	let [n, sa, sb, saa, sbb, sab] = [0, 0, 0, 0, 0, 0];
	for (let i = 0; i < a.length; i++) {
		if (Number.isNaN(a[i]) || Number.isNaN(b[i])) continue;
		n++;
		sa += a[i];
		sb += b[i];
	}
	if (n < FEWEST || n < 0.5 * a.length) return 0;
	for (let i = 0; i < a.length; i++) {
		if (Number.isNaN(a[i]) || Number.isNaN(b[i])) continue;
		const [u, v] = [a[i] - sa / n, b[i] - sb / n];
		saa += u * u;
		sbb += v * v;
		sab += u * v;
	}
	return saa > 0 && sbb > 0 ? (sab * sab) / (saa * sbb) : 0;
}

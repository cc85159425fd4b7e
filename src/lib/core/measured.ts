/** A number with its uncertainty: the only form in which evidence is passed on. */

export interface Interval {
	readonly low: number;
	readonly high: number;
	/** Confidence level in (0, 1), 0.95 unless said otherwise. */
	readonly level: number;
	/** How it was made, for the line under the chart: `wilson`, `paired-bootstrap`, `gap`, … */
	readonly method: string;
}

export interface Measured {
	readonly value: number;
	readonly interval: Interval | null;
	/** Rows behind the number. */
	readonly n: number;
	/** Refits (initialisations) behind the number. */
	readonly refits: number;
	/** Variance terms kept apart: more refits shrink the first and never the second. */
	readonly variance?: { readonly refits: number; readonly rows: number };
}

/** Verdict words of a comparison with materiality τ: present, absent, or inconclusive. */
export type Finding = 'present' | 'absent' | 'inconclusive';

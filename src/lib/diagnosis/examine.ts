/**
 * What an exercise names to look at beyond the run itself: the block `examine:` of exercise.yaml. A gate looks only at what is
 * named here (or at what the run shows anyway). Data only: the schema, the worker and the proofs read the same shape.
 */
import type { DiagnosisId } from './verdict.ts';

/** Dotted paths into the experiment and their new values. */
export type ExaminePatch = Readonly<Record<string, unknown>>;

/** Gate 0: something about where the rows or the columns come from, and the pipeline without it. */
export interface Suspect {
	/** What it would be: `LK-1.2`, `EV-REP`, … */
	readonly id: DiagnosisId;
	/** The corrected pipeline. Absent: the draw alone must show it (no held-out rows; written after the decision). */
	readonly corrected?: ExaminePatch;
	/** Where the corrected score is read: `fresh` where the correction leaves no comparable validation rows. */
	readonly scoredOn?: 'validation' | 'fresh';
	/** Draws over which the difference is averaged; 1 unless said. Their seeds derive from the draw's. */
	readonly draws?: number;
	/** Others that are right as well when this one is, for example LK-1.4 beside LK-1.2 for rows copied before the split. */
	readonly also?: readonly DiagnosisId[];
}

/** Gate 1: which errors count. */
export interface ExamineMetric {
	/** Recall of the rare class below this is unacceptable. */
	readonly recall?: number;
	/** Fewer positives than this in validation leave recall unknown; 60 unless said. */
	readonly positives?: number;
}

/** Gate 3: how the training score was measured. */
export interface ExamineMeasurement {
	/** The page shows the score as it was logged while training, so the gap is read from that. */
	readonly asLogged?: boolean;
	/** A split or world in which validation is not easier than training. */
	readonly sameDifficulty?: ExaminePatch;
}

/** Gate 5: how often the deciding rows were looked at. */
export interface ExamineSelection {
	/** Looks at the deciding set, this run's included. */
	readonly looks: number;
	/** The candidates, where they can be trained again: a field and its values. */
	readonly path?: string;
	readonly values?: readonly unknown[];
	/** What the winner is set against. */
	readonly against?: 'test' | 'fresh' | 'nested';
}

/** Gate 6, segments. */
export interface ExamineSlices {
	/** Columns somebody asked about beforehand; all segments of the table when left out. */
	readonly columns?: readonly string[];
	/** A trend that may turn round within groups: two numeric columns and the grouping one. */
	readonly trend?: { readonly x: string; readonly y: string; readonly by: string };
}

/** Gate 6, calibration. */
export interface ExamineCalibration {
	readonly on?: 'confidence' | 'positive';
	/** The groups in which it must hold as well. */
	readonly by?: string;
}

/** Gate 6, stability: underspecification, shortcuts, double descent. */
export interface ExamineStability {
	/** Refits on the stress set; 10 unless said. */
	readonly refits?: number;
	/** Changes of the world that make its fresh rows the stress set; the fresh rows as they are when left out. */
	readonly stress?: ExaminePatch;
	/** The cue whose link to the answer is broken; `true` for the world's fresh rows. */
	readonly decorrelated?: string | boolean;
	/** The experiment without the cue, where the cue is more than one column. */
	readonly without?: ExaminePatch;
	/** A capacity, from small to large, along which the error may peak. */
	readonly peak?: { readonly path: string; readonly values: readonly unknown[] };
}

/** Gate 6, shift between study and production. */
export interface ExamineShift {
	/** Changes that make the world's fresh rows those of production; the fresh rows as they are when left out. */
	readonly production?: ExaminePatch;
	/** Production with the columns computed as in the study: a fall that goes away is a skew. */
	readonly replay?: ExaminePatch;
	/** Production rows that are scored; 2,000 unless said. */
	readonly rows?: number;
}

/** Gate 7: language models. */
export interface ExamineLanguage {
	/** Benchmark against fresh items; `n` words make a match. */
	readonly benchmark?: {
		readonly n?: number;
		readonly dirtyFrom?: number;
		readonly fresh?: ExaminePatch;
		readonly reworded?: ExaminePatch;
	};
}

export interface Examine {
	/** False leaves the fit gate out: where the case is not about how closely the model fits. */
	readonly fit?: boolean;
	readonly suspects?: readonly Suspect[];
	readonly metric?: ExamineMetric;
	readonly measurement?: ExamineMeasurement;
	readonly selection?: ExamineSelection;
	readonly slices?: ExamineSlices;
	readonly calibration?: ExamineCalibration;
	readonly stability?: ExamineStability;
	readonly shift?: ExamineShift;
	readonly language?: ExamineLanguage;
}

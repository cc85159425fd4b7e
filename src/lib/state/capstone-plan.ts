/**
 * The capstone: two studies in which several things are wrong at once. What the page may know before the last word is said: the pipeline,
 * the choices, the repairs. What is true of them stands in exercises/_capstones and is fetched afterwards (capstone-truth.ts).
 */
import * as v from 'valibot';
import type { DiagnosisId } from '#lib/diagnosis/verdict.ts';
import type { PipelineSpec, StepSpec } from '#lib/pipeline/spec.ts';
import type { ExperimentSource } from '#lib/runtime/protocol.ts';

export const CAPSTONE_VERSION = 1;
export const CAPSTONE_PREFIX = 'capstone/';
export const CAPSTONES = ['composite', 'real'] as const;
export type CapstoneId = (typeof CAPSTONES)[number];

/** One thing that can be done to the pipeline. */
export interface Repair {
	readonly id: string;
	readonly apply: (pipeline: PipelineSpec) => PipelineSpec;
}

export interface Capstone {
	readonly id: CapstoneId;
	/** As it was given. The world it runs on stays in the worker. */
	readonly pipeline: PipelineSpec;
	/** Diagnoses on offer, true ones among them, in the order of the vocabulary. */
	readonly choices: readonly DiagnosisId[];
	readonly repairs: readonly Repair[];
	readonly instruments: readonly string[];
}

/** Steps that thin out rows run before the split, so they stand in front. */
const first =
	(step: StepSpec) =>
	(pipeline: PipelineSpec): PipelineSpec => ({ ...pipeline, steps: [step, ...(pipeline.steps ?? [])] });
/** After the steps that choose rows of the whole study. */
const drop =
	(columns: readonly string[]) =>
	(pipeline: PipelineSpec): PipelineSpec => {
		const steps = pipeline.steps ?? [];
		const rowsFirst = steps.filter(({ kind }) => kind === 'deduplicate');
		const others = steps.filter(({ kind }) => kind !== 'deduplicate');
		return { ...pipeline, steps: [...rowsFirst, { kind: 'drop-columns', fitOn: 'train', columns }, ...others] };
	};
const splitBy =
	(by: PipelineSpec['split']['by']) =>
	(pipeline: PipelineSpec): PipelineSpec => ({ ...pipeline, split: { ...pipeline.split, by } });

const PARTS = { train: 0.6, validation: 0.2, test: 0.2 } as const;

const COMPOSITE: Capstone = {
	id: 'composite',
	pipeline: { split: { by: 'stratified', ...PARTS }, steps: [], model: { kind: 'random-forest', trees: 40, maxDepth: 12, minLeaf: 2 } },
	choices: ['UF-CAP', 'OF-CAP', 'LK-1.2', 'LK-1.4', 'LK-2', 'LK-3.1', 'LK-3.2', 'SH-CON', 'SG-HID', 'CA-SEG'],
	repairs: [
		{ id: 'larger', apply: (pipeline) => ({ ...pipeline, model: { ...LARGER } }) },
		{ id: 'slice', apply: withSlice },
		{ id: 'time', apply: splitBy('time') },
		{ id: 'dedupe', apply: first({ kind: 'deduplicate', fitOn: 'all' }) },
		{ id: 'group', apply: splitBy('group') },
		{ id: 'late', apply: drop(['x5']) }
	],
	instruments: ['single-feature', 'duplicates', 'group-split', 'forward-split', 'slice-table', 'drift-over-time']
};

const LARGER = { kind: 'random-forest', trees: 120, maxDepth: 20 } as const;

/** The slice becomes a column. */
function withSlice(pipeline: PipelineSpec): PipelineSpec {
	const steps: readonly StepSpec[] = [
		{ kind: 'use-role', fitOn: 'train', role: 'segment', column: 'slice' },
		{ kind: 'one-hot', fitOn: 'train' }
	];
	return { ...pipeline, steps: [...(pipeline.steps ?? []), ...steps] };
}

/** Copies are drawn from the training rows only. */
function oversampleAfter(pipeline: PipelineSpec): PipelineSpec {
	return { ...pipeline, steps: (pipeline.steps ?? []).map((step) => (step.kind === 'oversample' ? { ...step, fitOn: 'train' } : step)) };
}

const REAL: Capstone = {
	id: 'real',
	pipeline: {
		split: { by: 'row', ...PARTS },
		steps: [
			{ kind: 'oversample', fitOn: 'all', ratio: 1 },
			{ kind: 'impute', fitOn: 'train', strategy: 'median' },
			{ kind: 'one-hot', fitOn: 'train', maxLevels: 10 }
		],
		model: { kind: 'random-forest', trees: 20, maxDepth: 20 }
	},
	choices: ['UF-CAP', 'OF-CAP', 'EV-ACC', 'LK-1.2', 'LK-2', 'LK-3.1', 'CA-SEG', 'SG-SIMP'],
	repairs: [
		{ id: 'time', apply: splitBy('time') },
		{ id: 'larger', apply: (pipeline) => ({ ...pipeline, model: { ...LARGER } }) },
		{ id: 'oversample', apply: oversampleAfter },
		{ id: 'cost', apply: (pipeline) => withoutCost(pipeline) }
	],
	instruments: ['single-feature', 'duplicates', 'forward-split', 'group-split']
};

/** Copies that are drawn over the whole study are drawn first, whatever else there is. */
function withoutCost(pipeline: PipelineSpec): PipelineSpec {
	const steps = pipeline.steps ?? [];
	const copies = steps.filter(({ kind, fitOn }) => kind === 'oversample' && fitOn === 'all');
	const others = steps.filter((step) => !copies.includes(step));
	return { ...pipeline, steps: [...copies, { kind: 'drop-columns', fitOn: 'train', columns: ['cost'] }, ...others] };
}

export function capstoneOf(id: CapstoneId): Capstone {
	return id === 'composite' ? COMPOSITE : REAL;
}

/** The pipeline after these repairs, in this order. @throws {RangeError} for a repair that is not on offer. */
export function repairedPipeline({ pipeline, repairs }: Capstone, done: readonly string[]): PipelineSpec {
	return done.reduce((given, id) => {
		const repair = repairs.find((one) => one.id === id);
		if (!repair) throw new RangeError(`"${id}" is not a repair of this capstone.`);
		return repair.apply(given);
	}, pipeline);
}

/** What the lab runs: the hidden study at `experimentRef`, with the pipeline as repaired. */
export function sourceOf(capstone: Capstone, experimentRef: string, done: readonly string[]): ExperimentSource {
	return { ref: experimentRef, patch: { pipeline: repairedPipeline(capstone, done) } };
}

/** Measurements that say something of the pipeline as repaired: a split that is made already has nothing to be compared with. */
export function measurementsOf(capstone: Capstone, done: readonly string[]): readonly string[] {
	const { by } = repairedPipeline(capstone, done).split;
	return capstone.instruments.filter(
		(name) => !((name === 'group-split' && by === 'group') || (name === 'forward-split' && by === 'time'))
	);
}

const text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(300));
const finite = v.pipe(v.number(), v.finite());
const workSchema = v.strictObject({
	version: v.literal(CAPSTONE_VERSION),
	id: v.picklist(CAPSTONES),
	seed: v.pipe(v.number(), v.integer(), v.minValue(0)),
	touched: finite,
	/** The set that was named; null until it was committed. */
	named: v.nullable(v.array(text)),
	/** Repairs in the order in which they were made, each run before the next. */
	done: v.array(text),
	/** The repairs are over; the test may be opened. */
	settled: v.boolean(),
	/** Looks at the sealed test set. */
	looks: v.pipe(v.number(), v.integer(), v.minValue(0)),
	memo: v.nullable(v.record(text, v.pipe(v.string(), v.maxLength(2000)))),
	/** Digest of the run of each rung of the ladder, the study as given first. Records of older builds have none. */
	digests: v.optional(v.array(text), []),
	/** Measurements in the order in which they were read, each on the pipeline after so many repairs. */
	read: v.optional(v.array(v.strictObject({ name: text, rung: v.pipe(v.number(), v.integer(), v.minValue(0)), digest: text })), [])
});
/** What is stored of a capstone: choices only. The same seed gives the same numbers again. */
export type CapstoneWork = v.InferOutput<typeof workSchema>;

export const capstoneKey = (id: CapstoneId, seed: number): string => `${CAPSTONE_PREFIX}${id}/${seed}`;

export function newWork(id: CapstoneId, seed: number, now: number): CapstoneWork {
	return {
		version: CAPSTONE_VERSION,
		id,
		seed,
		touched: now,
		named: null,
		done: [],
		settled: false,
		looks: 0,
		memo: null,
		digests: [],
		read: []
	};
}

/** Stored work; null for what this build cannot read, which is left where it is. */
export function readWork(value: unknown): CapstoneWork | null {
	const read = v.safeParse(workSchema, value);
	return read.success ? read.output : null;
}

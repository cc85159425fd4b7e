/** How much an experiment asks of the machine, estimated from its specification alone, and what is too much for a page. */
import { applyPatch } from '#lib/pipeline/patch.ts';
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import { patchesOf } from '#lib/exercise/examine-schema.ts';
import { experimentOf } from '#lib/exercise/experiment.ts';
import type { Exercise } from '#lib/exercise/schema.ts';
import { worldDescriptor } from '#lib/worlds/descriptors.ts';
import { refuse } from './pack-refused.ts';
import { MOST_TABLE_ROWS } from './pack-table.ts';

/** Rows times columns that may be made: about 160 MB. */
export const MOST_CELLS = 40_000_000;
/** Rows times weights times passes times refits. The heaviest exercise of the course asks for a third of it. */
export const MOST_WORK = 120_000_000_000;
const MOST_CHANGES = 80;
/** For the parameters of instruments and of `examine`, which count rows, draws and refits. */
const MOST_NUMBER = 100_000;
/** Rows that a model learns from at most, whatever the table holds. */
const MOST_TRAINED = 20_000;
/** Real tables have fewer rows and columns than this. */
const REAL = { rows: 7000, columns: 200 };
/** The table of an author, every row of it twice. */
const BROUGHT_ROWS = 2 * MOST_TABLE_ROWS;

export interface Work {
	readonly rows: number;
	readonly columns: number;
	/** Multiplications of all training together, roughly. */
	readonly work: number;
}

/** The estimate for one experiment. */
export function workOf(experiment: ExperimentSpec, freshRows = 0): Work {
	const { pipeline, refits } = experiment;
	// What is fresh of a real table was held back from it.
	const isReal = worldDescriptor(experiment.world.kind).data === 'real';
	const rows = studyRows(experiment) + (isReal ? 0 : freshRows);
	const columns = columnsOf(experiment);
	const trained = Math.min(MOST_TRAINED, studyRows(experiment));
	return { rows, columns, work: trained * passWork(pipeline, columns, trained) * refits };
}

function studyRows({ world, pipeline: { split } }: ExperimentSpec): number {
	const asked = split.train + split.validation + split.test;
	const get = (name: string): number => numberOf(world[name]);
	const own = Math.max(
		get('rows'),
		get('patients') * get('visitsPerPatient'),
		get('entities'),
		get('trainItems') + get('benchmarkItems'),
		get('oldRows') + get('oldValidation'),
		get('publicRows')
	);
	const table = world.kind === 'brought-table' ? BROUGHT_ROWS : worldDescriptor(world.kind).data === 'real' ? REAL.rows : own;
	return Math.max(asked > 3 ? asked : 0, table);
}

function columnsOf({ world, pipeline }: ExperimentSpec): number {
	const get = (name: string): number => numberOf(world[name]);
	const own = 4 + get('features') + get('junk') + get('copies') + get('decoys') + get('submissions');
	let columns = worldDescriptor(world.kind).data === 'real' ? REAL.columns : own;
	for (const step of pipeline.steps ?? []) {
		if (step.kind === 'one-hot') columns += Math.min(numberOf(step.maxLevels), get('categories') || 50);
		if (step.kind === 'polynomial') columns += Math.min(columns * columns, 20_000);
		if (step.kind === 'random-features') columns += numberOf(step.count);
		if (step.kind === 'bag-of-n-grams') columns += numberOf(step.maxTerms);
		if (step.kind === 'pca' || step.kind === 'select-k-best') columns = Math.min(columns, numberOf(step.components ?? step.k));
	}
	return columns;
}

/** Work of one row over the whole training. */
function passWork({ model, fit }: ExperimentSpec['pipeline'], columns: number, rows: number): number {
	const epochs = fit?.epochs ?? 1;
	switch (model.kind) {
		case 'linear':
			return columns * columns;
		case 'logistic':
			return epochs * columns * 4;
		case 'mlp': {
			const widths = [columns, ...model.hidden, 10];
			return epochs * 4 * widths.slice(1).reduce((sum, width, at) => sum + width * widths[at], 0);
		}
		case 'language-model':
			return (epochs + (model.pretrainEpochs ?? 20)) * 4 * (model.hidden ?? 64) * (60 + (model.embedding ?? 16) * 8);
		case 'nearest-neighbours':
			return rows * columns;
		case 'decision-tree':
			return model.maxDepth * columns * 8;
		case 'random-forest':
			return model.trees * model.maxDepth * (model.maxFeatures ?? Math.sqrt(columns) + 1) * 8;
		case 'gradient-boosting':
			return model.rounds * model.maxDepth * columns * 8;
		case 'majority':
			return 1;
	}
}

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/**
 * Looks at the experiment and at every change of it that the file names.
 * @throws {PackRefused} naming the first that asks too much.
 */
export function guardWork(exercise: Exercise): void {
	guardNumbers(exercise.instruments.parameters ?? {}, 'instruments.parameters');
	guardNumbers(exercise.examine ?? {}, 'examine');
	const given = experimentOf(exercise);
	const changes = changesOf(exercise);
	if (changes.length > MOST_CHANGES) throw refuse('pack.arms', { most: MOST_CHANGES });
	guardExperiment(given, exercise.freshRows, 'The experiment');
	for (const { where, patch } of changes) guardExperiment(applyPatch(given, patch), exercise.freshRows, where);
}

/** @throws {PackRefused} when one experiment asks too much. */
export function guardExperiment(experiment: ExperimentSpec, freshRows: number, where: string): void {
	const { rows, columns, work } = workOf(experiment, freshRows);
	if (rows * columns > MOST_CELLS) throw refuse('pack.cells', { where, rows, columns });
	if (work > MOST_WORK) throw refuse('pack.work', { where, times: Math.ceil(work / MOST_WORK) });
}

interface Change {
	readonly where: string;
	readonly patch: Readonly<Record<string, unknown>>;
}

function changesOf({ arms, probes, examine, breakIt, knobs, remedy }: Exercise): readonly Change[] {
	const one = (where: string, path: string, values: readonly unknown[]): Change[] =>
		values.map((value) => ({ where, patch: { [path]: value } }));
	return [
		...Object.entries(arms).map(([name, patch]) => ({ where: `arms.${name}`, patch })),
		...Object.entries(probes ?? {}).map(([name, patch]) => ({ where: `probes.${name}`, patch: patch as Change['patch'] })),
		...patchesOf(examine ?? {}).map(({ at, patch }) => ({ where: at.join('.'), patch })),
		...(breakIt ? one('breakIt', breakIt.path, breakIt.values) : []),
		...knobs.flatMap(({ path, values }, at) => one(`knobs.${at}`, path, values)),
		...(remedy?.works ?? []).flatMap(({ path, equals }, at) => one(`remedy.works.${at}`, path, equals ?? []))
	];
}

/** Every number below a block, since its meaning is the instrument's own. */
function guardNumbers(value: unknown, where: string): void {
	if (typeof value === 'number' && !(Math.abs(value) <= MOST_NUMBER)) throw refuse('pack.number', { where, most: MOST_NUMBER });
	if (typeof value !== 'object' || value === null) return;
	for (const [name, inside] of Object.entries(value)) guardNumbers(inside, `${where}.${name}`);
}

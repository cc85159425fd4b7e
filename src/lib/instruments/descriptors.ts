export type InstrumentNeed = 'classes' | 'two-classes' | 'group' | 'time' | 'slices' | 'text' | 'clean-twin' | 'named-columns';

/** What an instrument is called, costs and answers. Imports no implementation: pages and the schema read this. */
export interface InstrumentDescriptor {
	readonly name: string;
	/** Units of the exercise's budget. */
	readonly cost: number;
	/** Trainings it takes for one refit; the page estimates seconds from it. */
	readonly trainings: number;
	/** How its evidence is drawn. */
	readonly shape: 'history' | 'arms' | 'sweep' | 'facts';
	/** True when it needs models trained by gradient steps. */
	readonly needsEpochs?: boolean;
	/** What the table or the task must have; an instrument that is offered without it answers with a sentence. */
	readonly needs?: readonly InstrumentNeed[];
	/** Parameters an exercise may set, with their defaults. */
	readonly parameters?: Readonly<Record<string, 'number' | 'string' | 'number[]'>>;
}

export const INSTRUMENTS: readonly InstrumentDescriptor[] = [
	{ name: 'loss-by-epoch', cost: 1, trainings: 0, shape: 'history', needsEpochs: true },
	{ name: 'simpler-model', cost: 2, trainings: 3, shape: 'arms' },
	{ name: 'larger-model', cost: 2, trainings: 2, shape: 'arms' },
	{ name: 'looser-penalty', cost: 2, trainings: 1, shape: 'arms' },
	{ name: 'better-optimiser', cost: 2, trainings: 2, shape: 'arms', needsEpochs: true },
	{ name: 'stop-earlier', cost: 1, trainings: 1, shape: 'arms', needsEpochs: true },
	{ name: 'more-refits', cost: 1, trainings: 2, shape: 'arms' },
	{ name: 'more-rows', cost: 3, trainings: 4, shape: 'sweep' },
	{ name: 'candidate-columns', cost: 2, trainings: 1, shape: 'arms', needs: ['named-columns'] },
	{ name: 'validation-curve', cost: 2, trainings: 7, shape: 'sweep', parameters: { path: 'string', values: 'number[]' } },
	{ name: 'overfit-twenty-rows', cost: 1, trainings: 1, shape: 'history', needsEpochs: true, parameters: { rows: 'number' } },
	{ name: 'group-split', cost: 1, trainings: 1, shape: 'arms', needs: ['group'] },
	{ name: 'forward-split', cost: 1, trainings: 1, shape: 'arms', needs: ['time'], parameters: { embargo: 'number' } },
	{ name: 'permuted-labels', cost: 2, trainings: 5, shape: 'facts', parameters: { shuffles: 'number' } },
	{ name: 'duplicates', cost: 1, trainings: 0, shape: 'facts', parameters: { tolerance: 'number' } },
	{ name: 'single-feature', cost: 1, trainings: 0, shape: 'facts' },
	{ name: 'availability', cost: 1, trainings: 1, shape: 'facts' },
	{ name: 'adversarial-validation', cost: 2, trainings: 5, shape: 'facts', parameters: { rows: 'number' } },
	{
		name: 'slice-table',
		cost: 2,
		trainings: 0,
		shape: 'facts',
		needs: ['classes', 'slices'],
		parameters: { column: 'string', cross: 'string' }
	},
	{ name: 'reliability', cost: 1, trainings: 0, shape: 'facts', needs: ['classes'], parameters: { on: 'string', bins: 'number' } },
	{ name: 'recalibration', cost: 1, trainings: 0, shape: 'facts', needs: ['classes'] },
	{
		name: 'threshold-cost',
		cost: 1,
		trainings: 0,
		shape: 'facts',
		needs: ['two-classes'],
		parameters: { falsePositiveCost: 'number', falseNegativeCost: 'number', share: 'number' }
	},
	{
		name: 'nested-cross-validation',
		cost: 4,
		trainings: 100,
		shape: 'facts',
		parameters: { path: 'string', values: 'number[]', folds: 'number', innerFolds: 'number' }
	},
	{ name: 'stress-set', cost: 3, trainings: 10, shape: 'facts', parameters: { refits: 'number' } },
	{ name: 'decorrelation', cost: 3, trainings: 6, shape: 'facts', parameters: { shuffles: 'number', retrain: 'number' } },
	{ name: 'drift-over-time', cost: 2, trainings: 0, shape: 'facts', needs: ['time'], parameters: { periods: 'number', block: 'number' } },
	{ name: 'relabel-audit', cost: 3, trainings: 0, shape: 'facts', needs: ['classes', 'clean-twin'], parameters: { rows: 'number' } },
	{
		name: 'n-gram-overlap',
		cost: 1,
		trainings: 0,
		shape: 'facts',
		needs: ['classes', 'text'],
		parameters: { n: 'number', dirtyFrom: 'number' }
	},
	{ name: 'paraphrase', cost: 2, trainings: 0, shape: 'facts', needs: ['classes', 'text'], parameters: { share: 'number' } },
	{ name: 'fifty-refits', cost: 2, trainings: 50, shape: 'facts', needs: ['clean-twin'], parameters: { refits: 'number' } },
	{ name: 'fresh-set', cost: 5, trainings: 0, shape: 'facts', parameters: { rows: 'number' } },
	{ name: 'production-sample', cost: 4, trainings: 0, shape: 'facts', needs: ['two-classes'], parameters: { rows: 'number' } },
	{ name: 'replay', cost: 2, trainings: 0, shape: 'facts', parameters: { rows: 'number' } },
	{
		name: 'calibration-by-segment',
		cost: 2,
		trainings: 0,
		shape: 'facts',
		needs: ['two-classes', 'slices'],
		parameters: { column: 'string', rows: 'number' }
	},
	{
		name: 'grouped-trend',
		cost: 1,
		trainings: 0,
		shape: 'facts',
		needs: ['slices'],
		parameters: { x: 'string', y: 'string', by: 'string' }
	}
];

export const INSTRUMENT_NAMES: readonly string[] = INSTRUMENTS.map((instrument) => instrument.name);

/**
 * The descriptor of an instrument.
 * @throws {RangeError} when no instrument has that name.
 */
export function instrumentDescriptor(name: string): InstrumentDescriptor {
	const found = INSTRUMENTS.find((instrument) => instrument.name === name);
	if (!found) throw new RangeError(`No instrument is called "${name}". Known: ${INSTRUMENT_NAMES.join(', ')}.`);
	return found;
}

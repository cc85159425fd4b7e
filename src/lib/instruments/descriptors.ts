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
	{ name: 'more-rows', cost: 3, trainings: 4, shape: 'sweep' }
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

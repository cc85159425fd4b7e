/** What can be planted in a table: for each, the dose, the diagnosis, the arms and the remedy that a case about it begins with. */
import { NO_COLUMN } from '#lib/worlds/describe-real.ts';
import type { Exercise } from '#lib/exercise/schema.ts';

export const PLANTS = ['copies', 'late', 'groups', 'time'] as const;
export type Plant = (typeof PLANTS)[number];

type Arms = Exercise['arms'];
type Steps = NonNullable<Exercise['pipeline']['steps']>;

interface Plan {
	readonly id: Exercise['diagnosis'];
	/** Parameters of the world. */
	readonly dose: Readonly<Record<string, unknown>>;
	readonly splitBy: Exercise['pipeline']['split']['by'];
	/** The pipeline without the fault. */
	readonly corrected: Readonly<Record<string, unknown>>;
	/** The experiment without the cause. */
	readonly without: Readonly<Record<string, unknown>>;
	readonly knob: Exercise['knobs'][number];
	readonly works: string;
	readonly offer: Exercise['instruments']['offer'];
	readonly evidence: Exercise['evidence'];
	readonly lookAlike: string;
}

/** Doses that another plan sets; they are gone in this one. */
const NO_DOSE = { copies: 0, late: 0, flips: 0 };

/** Said to each wrong answer. They hold whatever the table is about, and an author makes them better. */
const WHY: Readonly<Record<string, string>> = {
	'LK-1.4': 'Count the rows that stand on both sides of the split. Are there enough of them to explain the score?',
	'LK-2': 'For each column, ask on which day its value is known. Is one of them written too late?',
	'LK-3.1': 'Would the score be lower on rows that come later? Look at a split by time.',
	'LK-3.2': 'Keep the rows of one group on one side. Does the score fall?',
	'OF-CAP': 'A close fit shows between training and validation. Is that where this number misleads?',
	'LK-NULL': 'Take the suspicion away and look at the score again. Does it stay?',
	INC: 'Look at the intervals. Are there too few rows to tell?'
};

export function canPlant(plant: Plant, { world }: Pick<Exercise, 'world'>): boolean {
	if (plant === 'groups') return isColumn(world.group);
	return plant !== 'time' || isColumn(world.time);
}

const isColumn = (name: unknown): boolean => typeof name === 'string' && name !== NO_COLUMN;

/** What an exercise has planted, as far as it is one of these; null where it is something else. */
export function plantOf({ world, diagnosis }: Pick<Exercise, 'world' | 'diagnosis'>): Plant | null {
	if (diagnosis === 'LK-1.4' && Number(world.copies ?? 0) > 0) return 'copies';
	if (diagnosis === 'LK-2' && Number(world.late ?? 0) > 0) return 'late';
	if (diagnosis === 'LK-3.2') return 'groups';
	return diagnosis === 'LK-3.1' ? 'time' : null;
}

/** The case of a plant, on the exercise's own table. Claims are left to be measured. */
export function plantIn(exercise: Exercise, plant: Plant): Partial<Exercise> {
	const plan = planOf(exercise, plant);
	const { pipeline } = exercise;
	const choices = [...new Set([plan.id, 'LK-1.4', 'LK-2', 'LK-3.2', 'OF-CAP', 'LK-NULL', 'INC'])] as Exercise['choices'];
	const regression = exercise.world.task === 'regression';
	const [metric, better] = regression
		? ['rmse', 'single.validation.rmse - validation.rmse']
		: ['accuracy', 'validation.accuracy - single.validation.accuracy'];
	// One knob alone would name the remedy.
	const other = pipeline.model.kind === 'nearest-neighbours' ? [{ path: 'pipeline.model.k', values: [pipeline.model.k, 15] }] : [];
	const arms: Arms = { single: { ...plan.without }, mended: { ...plan.corrected } };
	return {
		world: { ...exercise.world, ...NO_DOSE, ...plan.dose },
		pipeline: { ...pipeline, split: { ...pipeline.split, by: plan.splitBy } },
		diagnosis: plan.id,
		accept: [],
		instruments: { budget: 6, offer: plan.offer },
		evidence: plan.evidence,
		choices,
		why: Object.fromEntries(choices.flatMap((choice) => (choice === plan.id ? [] : [[choice, WHY[choice]]]))),
		lookAlike: plan.lookAlike,
		breakIt: undefined,
		knobs: [plan.knob, ...other],
		remedy: {
			gain: -1,
			works: [{ path: plan.knob.path, equals: [plan.knob.values[1]], why: plan.works }],
			wrong: other.map(({ path }) => ({
				path,
				why: 'A smoother model leans on it less. The fault is still there, and the next model finds it.'
			}))
		},
		examine: { fit: false, suspects: [{ id: plan.id, corrected: plan.corrected }] },
		arms,
		prove: {
			shows: [{ fact: better, above: 0.02 }],
			twinFails: 'single',
			cured: { by: 'mended', claims: [{ fact: `abs(validation.${metric} - fresh.${metric})`, below: 0.2 }] },
			budgetMs: 3000
		}
	};
}

function planOf({ pipeline, world }: Exercise, plant: Plant): Plan {
	const steps: Steps = (pipeline.steps ?? []).filter(({ kind }) => kind !== 'deduplicate');
	const before = (step: Steps[number]): Steps => [step, ...steps];
	const base = ['train', 'baseline'] as const;
	switch (plant) {
		case 'copies': {
			const mended = before({ kind: 'deduplicate', fitOn: 'all' });
			return {
				id: 'LK-1.4',
				dose: { copies: 0.6 },
				splitBy: 'row',
				corrected: { 'pipeline.steps': mended },
				without: { 'world.copies': 0 },
				knob: { path: 'pipeline.steps', values: [steps, mended] },
				works: 'One of each stays, so that no row is asked about that was learned.',
				offer: ['duplicates', 'simpler-model', 'fresh-set'],
				evidence: { decisive: ['duplicates'], supporting: ['fresh-set', 'validation', 'gap'], irrelevant: [...base, 'simpler-model'] },
				lookAlike:
					'Had the twins been different rows that happen to be equal, taking them out would not have moved the score on fresh rows.'
			};
		}
		case 'late': {
			const name = typeof world.lateName === 'string' && world.lateName !== '' ? world.lateName : 'entries';
			const mended = before({ kind: 'drop-columns', fitOn: 'train', columns: [name] });
			return {
				id: 'LK-2',
				dose: { late: 0.8, lateName: name },
				splitBy: 'row',
				corrected: { 'pipeline.steps': mended },
				without: { 'world.late': 0 },
				knob: { path: 'pipeline.steps', values: [steps, mended] },
				works: 'Without the column the model has only what is known in time.',
				offer: ['availability', 'single-feature', 'fresh-set'],
				evidence: { decisive: ['availability'], supporting: ['single-feature', 'fresh-set'], irrelevant: [...base, 'validation', 'gap'] },
				lookAlike: 'Had the strong column been known on the day of the decision, its strength would have been honest.'
			};
		}
		case 'groups':
		case 'time': {
			const by = plant === 'groups' ? 'group' : 'time';
			return {
				id: plant === 'groups' ? 'LK-3.2' : 'LK-3.1',
				dose: {},
				splitBy: 'row',
				corrected: { 'pipeline.split.by': by },
				without: { 'pipeline.split.by': by },
				knob: { path: 'pipeline.split.by', values: ['row', by] },
				works:
					plant === 'groups' ? 'Whole groups stand on one side, as new ones will.' : 'The exam asks about later rows, as the future will.',
				offer: plant === 'groups' ? ['group-split', 'duplicates', 'permuted-labels'] : ['forward-split', 'duplicates', 'permuted-labels'],
				evidence: {
					decisive: [plant === 'groups' ? 'group-split' : 'forward-split'],
					supporting: ['baseline'],
					irrelevant: ['train', 'validation', 'gap', 'duplicates', 'permuted-labels']
				},
				lookAlike:
					plant === 'groups'
						? 'Had the question been about more rows of the groups that are already known, the split by row would have been the right exam.'
						: 'Had the question been about gaps within the years that are already known, the split by row would have been the right exam.'
			};
		}
	}
}

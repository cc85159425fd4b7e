/** A pipeline as words: message ids with their values, in the order in which things happen. Data only; the words live in `messages/`. */
import type { ExperimentSpec, PipelineSpec, StepSpec } from './spec.ts';

export interface Said {
	readonly id: string;
	readonly values: Readonly<Record<string, string | number>>;
}

/** One card of the pipeline: what it is, what stands in it, and whether it reads rows it should not. */
export interface PipelineCard {
	/** Path of the part in the experiment: `pipeline.split`, `pipeline.steps.0`, … */
	readonly path: string;
	readonly says: readonly Said[];
	/** True for a step that learns from validation and test rows. */
	readonly readsAll: boolean;
}

const LAYER_SEPARATOR = '-';

/** The cards of a pipeline in run order: split, steps, model, fit. */
export function pipelineCards(pipeline: PipelineSpec): readonly PipelineCard[] {
	const { split, steps = [], model, fit, threshold } = pipeline;
	const parts = { by: split.by, train: split.train, validation: split.validation, test: split.test };
	const embargo = split.embargo ? [{ id: 'pipeline.embargo', values: { embargo: split.embargo } }] : [];
	const scoreOn = split.scoreOn === 'train' ? [{ id: 'pipeline.scoreOn.train', values: {} }] : [];
	return [
		{ path: 'pipeline.split', says: [{ id: `pipeline.split.${split.by}`, values: parts }, ...embargo, ...scoreOn], readsAll: false },
		...steps.map((step, place) => stepCard(step, place)),
		{ path: 'pipeline.model', says: [{ id: `pipeline.model.${model.kind}`, values: plainValues({ ...model }) }], readsAll: false },
		...(fit ? [{ path: 'pipeline.fit', says: [{ id: 'pipeline.fit', values: plainValues({ ...fit }) }], readsAll: false }] : []),
		...(threshold === undefined
			? []
			: [{ path: 'pipeline.threshold', says: [{ id: 'pipeline.threshold', values: { threshold } }], readsAll: false }])
	];
}

/** The whole experiment but its world, whose parameters the page must not know. */
export function experimentWords(spec: ExperimentSpec): readonly Said[] {
	return [...pipelineCards(spec.pipeline).flatMap(({ says }) => says), { id: 'pipeline.refits', values: { refits: spec.refits } }];
}

function stepCard(step: StepSpec, place: number): PipelineCard {
	const { kind, fitOn, ...parameters } = step;
	const scope = { id: `pipeline.scope.${fitOn}`, values: {} };
	return {
		path: `pipeline.steps.${place}`,
		says: [{ id: `pipeline.step.${kind}`, values: plainValues(parameters) }, scope],
		readsAll: fitOn === 'all' && kind !== 'deduplicate'
	};
}

/** Values that a sentence can carry: lists are joined, flags become yes or no, and a kind is left out (it is in the id). */
function plainValues(parameters: Readonly<Record<string, unknown>>): Record<string, string | number> {
	const plain: Record<string, string | number> = {};
	for (const [name, value] of Object.entries(parameters)) {
		if (name === 'kind' || value === undefined || value === null) continue;
		if (typeof value === 'number' || typeof value === 'string') plain[name] = value;
		else if (typeof value === 'boolean') plain[name] = value ? 'yes' : 'no';
		else if (Array.isArray(value)) plain[name] = value.join(typeof value[0] === 'number' ? LAYER_SEPARATOR : ', ');
		else throw new RangeError(`"${name}" is ${JSON.stringify(value)}, which no sentence can carry.`);
	}
	return plain;
}

/** A pipeline as cards: name, what it does, what it learns from, and whether it differs from another pipeline. */
import { same } from '#lib/attempt/changes.ts';
import { say, stepName, stepSays } from '#lib/messages/cards.ts';
import { STEPS } from '#lib/pipeline/descriptors.ts';
import { pipelineCards } from '#lib/pipeline/render.ts';
import type { FitScope, PipelineSpec, StepSpec } from '#lib/pipeline/spec.ts';
import { valueWords } from '#lib/charts/knob-words.ts';

export interface Card {
	/** `pipeline.split`, `pipeline.steps.0`, `pipeline.model`, `pipeline.fit` */
	readonly path: string;
	readonly name: string;
	readonly says: string;
	readonly isStep: boolean;
	/** Of steps that learn something. */
	readonly scope: FitScope | null;
	/** Not as in the pipeline it is compared with. */
	readonly changed: boolean;
}

/** The cards of a pipeline in run order; `before` is what it is compared with. */
export function cardsOf(pipeline: PipelineSpec, before: PipelineSpec): readonly Card[] {
	return pipelineCards(pipeline).map(({ path }): Card => {
		if (path === 'pipeline.split') {
			const { by, train, validation, test, embargo, scoreOn } = pipeline.split;
			const words = say(`pipeline.split.${by}`, { train, validation, test });
			return {
				path,
				name: say('pipeline.split'),
				says: [
					words,
					...(embargo ? [say('pipeline.embargo', { embargo })] : []),
					...(scoreOn === 'train' ? [say('pipeline.scoreOn.train')] : [])
				].join(', '),
				isStep: false,
				scope: null,
				changed: !same(pipeline.split, before.split)
			};
		}
		if (path === 'pipeline.model')
			return {
				path,
				name: say('pipeline.model'),
				says: valueWords(pipeline.model),
				isStep: false,
				scope: null,
				changed: !same(pipeline.model, before.model)
			};
		if (path === 'pipeline.fit') {
			const { epochs, learningRate } = pipeline.fit ?? { epochs: 0, learningRate: 0 };
			return {
				path,
				name: say('pipeline.fit'),
				says: say('pipeline.fit.words', { epochs, learningRate }),
				isStep: false,
				scope: null,
				changed: !same(pipeline.fit, before.fit)
			};
		}
		if (path === 'pipeline.threshold')
			return {
				path,
				name: say('pipeline.threshold'),
				says: say('pipeline.threshold.words', { threshold: pipeline.threshold ?? 0.5 }),
				isStep: false,
				scope: null,
				changed: pipeline.threshold !== before.threshold
			};
		const place = Number(path.split('.')[2]);
		const step = (pipeline.steps ?? [])[place];
		const learns = STEPS.find(({ kind }) => kind === step.kind)?.learns ?? 'nothing';
		return {
			path,
			name: stepName(step.kind),
			says: saysOf(step),
			isStep: true,
			scope: learns === 'nothing' ? null : step.fitOn,
			changed: isChanged(step, place, pipeline.steps ?? [], before.steps ?? [])
		};
	});
}

/** What a step does, in words. */
export function saysOf(step: StepSpec): string {
	const bare: PipelineSpec = { split: { by: 'row', train: 1, validation: 0, test: 0 }, steps: [step], model: { kind: 'majority' } };
	return stepSays(step.kind, pipelineCards(bare)[1].says[0].values);
}

/** A step is changed when no equal one was there, or when it stands elsewhere among as many. */
function isChanged(step: StepSpec, place: number, steps: readonly StepSpec[], before: readonly StepSpec[]): boolean {
	const was = before.findIndex((other) => same(other, step));
	return was < 0 || (steps.length === before.length && was !== place);
}

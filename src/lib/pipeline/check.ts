/** The check of a whole experiment against the descriptors. Imports no implementation. */
import { worldProblems } from '#lib/worlds/descriptors.ts';
import { parameterProblem, parametersProblems, unknownName } from '#lib/worlds/parameters.ts';
import { FIT_PARAMETERS, MODELS, SPLIT_PARAMETERS, STEPS, THRESHOLD } from './descriptors.ts';
import type { ExperimentSpec, StepSpec } from './spec.ts';

/** What is wrong with an experiment's specification, one sentence each; empty when nothing is. Rows and columns are not looked at. */
export function experimentProblems(spec: ExperimentSpec): readonly string[] {
	const { pipeline } = spec;
	const problems = [...worldProblems(spec.world), ...parametersProblems('pipeline.split', SPLIT_PARAMETERS, { ...pipeline.split })];
	pipeline.steps?.forEach((step, index) => problems.push(...stepProblems(`pipeline.steps.${index}`, step)));
	const model = MODELS.find(({ kind }) => kind === pipeline.model.kind);
	if (model) problems.push(...parametersProblems('pipeline.model', model.parameters, { ...pipeline.model }, ['kind']));
	else
		problems.push(
			unknownName(
				`pipeline.model.kind "${pipeline.model.kind}"`,
				pipeline.model.kind,
				MODELS.map(({ kind }) => kind),
				'the registry of models'
			)
		);
	if (pipeline.fit) problems.push(...parametersProblems('pipeline.fit', FIT_PARAMETERS, { ...pipeline.fit }));
	const threshold = pipeline.threshold === undefined ? null : parameterProblem('pipeline.threshold', THRESHOLD, pipeline.threshold);
	if (threshold) problems.push(threshold);
	const refits = parameterProblem('refits', { type: 'integer', default: 3, min: 1, max: 200 }, spec.refits);
	return refits ? [...problems, refits] : problems;
}

function stepProblems(path: string, step: StepSpec): readonly string[] {
	const found = STEPS.find(({ kind }) => kind === step.kind);
	if (!found)
		return [
			unknownName(
				`${path}.kind "${step.kind}"`,
				step.kind,
				STEPS.map(({ kind }) => kind),
				'the registry of steps'
			)
		];
	const scope = parameterProblem(`${path}.fitOn`, { type: 'choice', default: 'train', choices: ['train', 'all'] }, step.fitOn);
	return [...(scope ? [scope] : []), ...parametersProblems(path, found.parameters, step, ['kind', 'fitOn'])];
}

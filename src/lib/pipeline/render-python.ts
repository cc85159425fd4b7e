/** A pipeline as scikit-learn code: the same design in the words that colleagues know. */
import { pythonModel } from './python-model.ts';
import { pythonSplit } from './python-split.ts';
import { pythonStep, type PythonStep } from './python-steps.ts';
import type { PipelineSpec, StepSpec } from './spec.ts';

/** One line of the code, and the part of the pipeline it belongs to; null for what all parts share. */
export interface CodeLine {
	readonly text: string;
	/** Paths as on the pipeline's cards: `pipeline.split`, `pipeline.steps.0`, `pipeline.model`. */
	readonly path: string | null;
}

/**
 * scikit-learn code for a pipeline, to be read and run with a DataFrame `X`, a Series `y` and, where the split or a step needs them,
 * `groups` or `times` at hand. Steps in scope `train` are fitted on the train rows alone; steps in scope `all` stand before the
 * split, where a reader can see that they read every row. What scikit-learn has no word for is said in a comment.
 * @param task decides between classifier and regressor.
 */
export function pipelineAsPython(pipeline: PipelineSpec, task: 'classification' | 'regression'): string {
	return pipelineAsLines(pipeline, task)
		.map(({ text }) => text)
		.join('\n');
}

/** The same code line by line, each with the part it stands for. */
export function pipelineAsLines(pipeline: PipelineSpec, task: 'classification' | 'regression'): readonly CodeLine[] {
	const steps = (pipeline.steps ?? []).map((step, place) => ({ step, path: `pipeline.steps.${place}`, code: pythonStep(step, task) }));
	const split = pythonSplit(pipeline.split);
	const model = pythonModel(pipeline.model, pipeline.fit, task);
	const early = steps.filter(
		({ step, code }) => step.fitOn === 'all' || step.kind === 'deduplicate' || (code.rowByRow && code.estimator === null)
	);
	const after = steps.filter((entry) => !early.includes(entry));
	const parts = (['train', 'validation', 'test'] as const).filter((part) => pipeline.split[part] > 0).map((part) => `X_${part}`);
	const imports = [
		'import pandas as pd',
		'from sklearn.pipeline import make_pipeline',
		...split.imports,
		...model.imports,
		...steps.flatMap(({ code }) => code.imports)
	];
	const scored = (['train', 'validation'] as const).filter((part) => pipeline.split[part] > 0);
	const lines = (path: string | null, texts: readonly string[]): readonly CodeLine[] => texts.map((text) => ({ text, path }));
	return [
		...lines(
			null,
			[...new Set(imports)].sort((a, b) => Number(b.startsWith('import')) - Number(a.startsWith('import')) || (a < b ? -1 : 1))
		),
		...lines(null, ['']),
		...early.flatMap(({ step, path, code }) => lines(path, [...comment(step, code), ...code.statements('X', 'y', ['X'])])),
		...lines('pipeline.split', split.lines),
		// A statement cannot stand in a Pipeline, so what comes before the last one is written out for train alone.
		...after.flatMap(({ path, code }) => (code.estimator === null ? lines(path, code.statements('X_train', 'y_train', parts)) : [])),
		...lines(null, ['']),
		...lines(
			'pipeline.model',
			model.notes.map((note) => `# ${note}`)
		),
		...lines(null, ['model = make_pipeline(']),
		...after.flatMap(({ path, code }) => (code.estimator === null ? [] : lines(path, [`    ${code.estimator},`]))),
		...lines('pipeline.model', [`    ${model.estimator},`]),
		...lines(null, [')', 'model.fit(X_train, y_train)']),
		...(pipeline.threshold === undefined
			? lines(
					null,
					scored.map((part) => `print("${part}", model.score(X_${part}, y_${part}))`)
				)
			: lines(
					'pipeline.threshold',
					scored.map((part) => `print("${part}", ((model.predict_proba(X_${part})[:, 1] > ${pipeline.threshold}) == y_${part}).mean())`)
				)),
		...lines(null, [''])
	];
}

function comment(step: StepSpec, code: PythonStep): readonly string[] {
	if (step.kind === 'deduplicate') return ['# the first of equal rows'];
	return code.rowByRow ? [] : ['# every row is read here, test rows included'];
}

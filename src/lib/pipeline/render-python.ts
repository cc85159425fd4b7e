/** A pipeline as scikit-learn code: the same design in the words that colleagues know. */
import { pythonModel } from './python-model.ts';
import { pythonSplit } from './python-split.ts';
import { pythonStep, type PythonStep } from './python-steps.ts';
import type { PipelineSpec, StepSpec } from './spec.ts';

/**
 * scikit-learn code for a pipeline, to be read and run with a DataFrame `X`, a Series `y` and, where the split or a step needs them,
 * `groups` or `times` at hand. Steps in scope `train` are fitted on the train rows alone; steps in scope `all` stand before the
 * split, where a reader can see that they read every row. What scikit-learn has no word for is said in a comment.
 * @param task decides between classifier and regressor.
 */
export function pipelineAsPython(pipeline: PipelineSpec, task: 'classification' | 'regression'): string {
	const steps = (pipeline.steps ?? []).map((step) => ({ step, code: pythonStep(step, task) }));
	const split = pythonSplit(pipeline.split);
	const model = pythonModel(pipeline.model, pipeline.fit, task);
	const early = steps.filter(
		({ step, code }) => step.fitOn === 'all' || step.kind === 'deduplicate' || (code.rowByRow && code.estimator === null)
	);
	const before = early.flatMap(({ step, code }) => [...comment(step, code), ...code.statements('X', 'y', ['X'])]);
	const after = steps.filter((entry) => !early.includes(entry));
	const parts = (['train', 'validation', 'test'] as const).filter((part) => pipeline.split[part] > 0).map((part) => `X_${part}`);
	// A statement cannot stand in a Pipeline, so what comes before the last one is written out for train alone.
	const estimators = after.flatMap(({ code }) => (code.estimator === null ? [] : [code.estimator]));
	const statements = after.flatMap(({ code }) => (code.estimator === null ? code.statements('X_train', 'y_train', parts) : []));
	const imports = [
		'import pandas as pd',
		'from sklearn.pipeline import make_pipeline',
		...split.imports,
		...model.imports,
		...steps.flatMap(({ code }) => code.imports)
	];
	const scored = (['train', 'validation'] as const).filter((part) => pipeline.split[part] > 0);
	return [
		...[...new Set(imports)].sort((a, b) => Number(b.startsWith('import')) - Number(a.startsWith('import')) || (a < b ? -1 : 1)),
		'',
		...before,
		...split.lines,
		...statements,
		'',
		...model.notes.map((note) => `# ${note}`),
		'model = make_pipeline(',
		...[...estimators, model.estimator].map((line) => `    ${line},`),
		')',
		'model.fit(X_train, y_train)',
		...scored.map((part) => `print("${part}", model.score(X_${part}, y_${part}))`),
		''
	].join('\n');
}

function comment(step: StepSpec, code: PythonStep): readonly string[] {
	if (step.kind === 'deduplicate') return ['# the first of equal rows'];
	return code.rowByRow ? [] : ['# every row is read here, test rows included'];
}

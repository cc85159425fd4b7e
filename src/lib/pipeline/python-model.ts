/** Models in scikit-learn's words. */
import type { FitSpec, ModelSpec } from './spec.ts';
import { python } from './python-steps.ts';

export interface PythonModel {
	readonly imports: readonly string[];
	readonly estimator: string;
	/** What scikit-learn has no word for. */
	readonly notes: readonly string[];
}

/** `l2` is our penalty l2 · Σw² on the mean loss; scikit-learn's scales differ from model to model and are computed from it. */
export function pythonModel(model: ModelSpec, fit: FitSpec | undefined, task: 'classification' | 'regression'): PythonModel {
	const kind = task === 'classification' ? 'Classifier' : 'Regressor';
	const of = (module: string, name: string, settings: readonly (string | null)[], notes: readonly string[] = []): PythonModel => ({
		imports: [`from sklearn.${module} import ${name}`],
		estimator: `${name}(${settings.filter((setting) => setting !== null).join(', ')})`,
		notes
	});
	switch (model.kind) {
		case 'linear':
			return model.l2 ? of('linear_model', 'Ridge', [`alpha=${model.l2} * len(X_train)`]) : of('linear_model', 'LinearRegression', []);
		case 'logistic':
			return of('linear_model', 'LogisticRegression', [
				model.l2 ? `C=1 / (2 * ${model.l2} * len(X_train))` : 'penalty=None',
				'max_iter=1000'
			]);
		case 'mlp':
			return of('neural_network', `MLP${kind}`, networkSettings(model, fit), networkNotes(model, fit));
		case 'nearest-neighbours':
			return of('neighbors', `KNeighbors${kind}`, [`n_neighbors=${model.k}`]);
		case 'decision-tree':
			return of('tree', `DecisionTree${kind}`, [`max_depth=${model.maxDepth}`, leaf(model.minLeaf), 'random_state=0']);
		case 'random-forest':
			return of('ensemble', `RandomForest${kind}`, [
				`n_estimators=${model.trees}`,
				`max_depth=${model.maxDepth}`,
				leaf(model.minLeaf),
				model.maxFeatures ? `max_features=${python(model.maxFeatures)}` : null,
				'random_state=0'
			]);
		case 'gradient-boosting':
			return of('ensemble', `GradientBoosting${kind}`, [
				`n_estimators=${model.rounds}`,
				`max_depth=${model.maxDepth}`,
				`learning_rate=${model.learningRate}`,
				model.subsample && model.subsample < 1 ? `subsample=${model.subsample}` : null,
				leaf(model.minLeaf),
				'random_state=0'
			]);
		case 'language-model':
			return of(
				'neural_network',
				'MLPClassifier',
				[`hidden_layer_sizes=(${model.hidden ?? 32},)`, 'activation="tanh"', fit ? `max_iter=${fit.epochs}` : null, 'random_state=0'],
				[`a language model that learned an older task first and is tuned (${model.tune ?? 'full'}): scikit-learn has none`]
			);
		case 'majority':
			return of('dummy', `Dummy${kind}`, task === 'classification' ? ['strategy="most_frequent"'] : []);
	}
}

function leaf(minLeaf: number | undefined): string | null {
	return minLeaf && minLeaf > 1 ? `min_samples_leaf=${minLeaf}` : null;
}

function networkSettings(model: Extract<ModelSpec, { kind: 'mlp' }>, fit: FitSpec | undefined): readonly (string | null)[] {
	const layers = model.hidden.length === 1 ? `(${model.hidden[0]},)` : `(${model.hidden.join(', ')})`;
	const batch = fit?.batchSize ?? 32;
	return [
		`hidden_layer_sizes=${layers}`,
		model.activation === 'tanh' ? 'activation="tanh"' : null,
		fit?.optimizer === 'sgd' ? 'solver="sgd", momentum=0' : null,
		// Its penalty is alpha / 2 · Σw² / rows of the batch.
		`alpha=${Number((2 * (model.l2 ?? 0) * batch).toPrecision(6))}`,
		`batch_size=${batch}`,
		fit ? `learning_rate_init=${fit.learningRate}` : null,
		fit ? `max_iter=${fit.epochs}` : null,
		fit?.patience ? `early_stopping=True, n_iter_no_change=${fit.patience}` : fit ? `n_iter_no_change=${fit.epochs}` : null,
		'random_state=0'
	];
}

function networkNotes(model: Extract<ModelSpec, { kind: 'mlp' }>, fit: FitSpec | undefined): readonly string[] {
	return [
		...(model.dropout ? [`dropout ${model.dropout} on each hidden layer: scikit-learn has none`] : []),
		...(model.labelSmoothing ? [`label smoothing ${model.labelSmoothing}: scikit-learn has none`] : []),
		...(fit?.patience ? ['scikit-learn takes its rows for stopping from the train rows; here they were the validation rows'] : [])
	];
}

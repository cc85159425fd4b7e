/** Terms of art: the name as it stands in the glossary, and one sentence. Tiny pictures are in `components/term/`. */
export const termsEn = {
	'training-set': { name: 'Training set', sentence: 'The rows a model learns from.' },
	'validation-set': {
		name: 'Validation set',
		sentence: 'Rows kept back from learning, used to check a model and to choose between models.'
	},
	'test-set': { name: 'Test set', sentence: 'Rows that stay sealed until every choice is made, then opened once for an honest score.' },
	'fresh-rows': { name: 'Fresh rows', sentence: 'New rows from the same world that nobody has trained on, checked with or chosen by.' },
	'hold-up': { name: 'Hold up', sentence: 'A score holds up when fresh rows give about the same one.' },
	gap: { name: 'Gap', sentence: 'How much worse a model does on rows it has not learned from: training score less validation score.' },
	shortfall: { name: 'Shortfall', sentence: 'How far the validation score is below the ceiling: what is left to win.' },
	ceiling: { name: 'Ceiling', sentence: 'The best score any model could reach on these columns, because the rest is chance.' },
	baseline: { name: 'Baseline', sentence: 'The score of a rule that looks at nothing, such as always naming the more common answer.' },
	accuracy: { name: 'Accuracy', sentence: 'The share of rows that get the right answer.' },
	loss: { name: 'Loss', sentence: 'What training tries to make small: a penalty for each answer that is wrong or unsure.' },
	epoch: { name: 'Epoch', sentence: 'One pass of training over all training rows.' },
	refit: {
		name: 'Refit',
		sentence: 'The same model trained again from another random start (another seed), to see how much luck is in the score.'
	},
	interval: { name: 'Interval', sentence: 'The range of values that the data does not rule out; 95% of such ranges contain the truth.' },
	overfitting: {
		name: 'Overfitting',
		sentence: 'Learning what is special to the training rows, so that a simpler model does better on new ones.'
	},
	underfitting: { name: 'Underfitting', sentence: 'Missing a pattern that is there: the model does badly on the training rows too.' },
	penalty: { name: 'Penalty', sentence: 'A price on large weights that keeps a model smooth; also called regularisation.' },
	'learning-rate': { name: 'Learning rate', sentence: 'The size of each training step: too small never arrives, too large never settles.' },
	capacity: { name: 'Capacity', sentence: 'How complicated a pattern a model is able to draw.' }
} as const;

export type TermId = keyof typeof termsEn;

/**
 * Each instrument: the question it answers (`asks`), and what to know when it is met for the first time (`meet`).
 * `{many}` stands for what the rows are.
 */
export const instrumentsEn: Readonly<Record<string, { readonly asks: string; readonly meet: string }>> = {
	'loss-by-epoch': {
		asks: 'When did each curve stop improving?',
		meet: 'Two curves over the epochs, for rows learned from and rows held out. Where they part, it has begun to learn single rows.'
	},
	'simpler-model': {
		asks: 'Does less freedom score better on new rows?',
		meet: 'Trains models with less freedom on the same rows. If one scores better on new rows, freedom was the trouble.'
	},
	'larger-model': {
		asks: 'Does more freedom find a pattern that was missed?',
		meet: 'Trains models with more freedom on the same rows. If both scores rise, there was a pattern left to find.'
	},
	'looser-penalty': {
		asks: 'Is something holding the model back?',
		meet: 'Takes the brakes off one at a time: penalty, dropout, smoothing. A gain means a brake was too strong.'
	},
	'better-optimiser': {
		asks: 'Did training get where it could?',
		meet: 'Same model, better steps: other step sizes, more epochs, scaled columns. A gain means training had not arrived.'
	},
	'stop-earlier': {
		asks: 'Was an earlier epoch better?',
		meet: 'Picks the epoch on one half of the validation rows and scores it on the other, so that luck is not counted.'
	},
	'more-refits': {
		asks: 'Does the score move with the seed?',
		meet: 'Trains the same thing again from other random starts. What differs between them is chance, not merit.'
	},
	'more-rows': {
		asks: 'Would more {many} help?',
		meet: 'Trains on fewer rows than there are and on more, and draws the score. A flat end says that rows buy nothing.'
	},
	'candidate-columns': {
		asks: 'Does another column tell more?',
		meet: 'Trains with the columns that could be joined. A gain means that information was missing, not skill.'
	},
	'validation-curve': {
		asks: 'Where is the best value of one setting?',
		meet: 'Trains once for each value of one setting. The shape matters more than the highest point.'
	},
	'overfit-twenty-rows': {
		asks: 'Can it learn twenty rows by heart?',
		meet: 'A model that works can learn twenty rows by heart. One that cannot is broken, or not being trained.'
	},
	'group-split': {
		asks: 'Does the score survive on entities it never met?',
		meet: 'Splits again so that no patient, shop or machine stands on both sides. A fall means it knew them, not the task.'
	},
	'forward-split': {
		asks: 'Does the past predict the future?',
		meet: 'Trains on the past and scores the future. Neighbours in time no longer help.'
	},
	'permuted-labels': {
		asks: 'What does the pipeline score on answers that mean nothing?',
		meet: 'Shuffles the answers before the whole pipeline. An honest one falls to chance; one that peeks does not.'
	},
	duplicates: {
		asks: 'Are the same {many} on both sides?',
		meet: 'Counts validation rows with a copy in training, and scores rows with and without one.'
	},
	'single-feature': {
		asks: 'Does one column know too much?',
		meet: 'Scores each column alone. One that nearly settles the matter may have been written after the outcome.'
	},
	'adversarial-validation': {
		asks: 'Can study rows be told from fresh ones?',
		meet: 'Trains a model to tell study rows from fresh ones. If it can, the two do not come from one place.'
	},
	'slice-table': {
		asks: 'For whom is it worse?',
		meet: 'The score in each segment, corrected for how many are looked at. The lowest of many is low by chance alone.'
	},
	reliability: {
		asks: 'When it says 80%, does it happen 8 times in 10?',
		meet: 'Sorts rows by stated probability and counts what came true. Its error is never 0, so compare it with its own chance level.'
	},
	recalibration: {
		asks: 'Would rescaling the probabilities repair them?',
		meet: 'Fits a rescaling on one half of the validation rows and judges it on the other. Answers stay as they are.'
	},
	'threshold-cost': {
		asks: 'Where does the cheapest decision lie?',
		meet: 'What each threshold costs, once false alarms and misses have a price. Chosen on one half, paid on the other.'
	},
	'nested-cross-validation': {
		asks: 'What does the choosing itself flatter?',
		meet: 'Chooses in an inner loop and scores in an outer one. The difference is what the search added by luck.'
	},
	'stress-set': {
		asks: 'Do equally good refits agree where it gets hard?',
		meet: 'Scores the refits on rows of another kind. Refits that agree here and differ there have learned different rules.'
	},
	decorrelation: {
		asks: 'What does it lean on?',
		meet: 'Breaks one column at a time by shuffling it. What the score loses is what it leaned on.'
	},
	'drift-over-time': {
		asks: 'Does the score age?',
		meet: 'The score period by period, on rows nobody trained on. A slope means that the world moves.'
	},
	'relabel-audit': {
		asks: 'How many labels are wrong?',
		meet: 'Looks at the labels of some rows again. Wrong labels cap every score.'
	},
	'n-gram-overlap': {
		asks: 'Was the test text seen in training?',
		meet: 'Finds validation texts whose word sequences stand in the training text, and scores both kinds apart.'
	},
	'fresh-set': {
		asks: 'What does it score on rows nobody has touched?',
		meet: 'Draws fresh rows and scores them once. Dear, and final.'
	},
	'production-sample': {
		asks: 'What does it score where it is used?',
		meet: 'Labels a sample of rows from production and scores them. Study and production may not agree.'
	},
	replay: {
		asks: 'Does production compute the columns as the study did?',
		meet: 'Takes the production rows and computes their columns with the study’s own code. What comes back was lost in the code.'
	},
	'calibration-by-segment': {
		asks: 'Are the probabilities right for each segment?',
		meet: 'Mean probability against share, segment by segment. Two wrongs can make a right on the whole.'
	},
	'grouped-trend': {
		asks: 'Does the trend hold inside each group?',
		meet: 'The same trend over all rows and inside each group. A mix of groups can turn it round.'
	},
	availability: {
		asks: 'Which columns are there on the day of the decision?',
		meet: 'When each column is written, against when the decision falls. What is written after it cannot be used.'
	},
	paraphrase: {
		asks: 'Does it still know the answer in other words?',
		meet: 'Asks the same items in other words. What was learned by heart is lost, what was understood is not.'
	},
	'fifty-refits': {
		asks: 'Where do fifty refits lie around the truth?',
		meet: 'Fifty models on fifty draws. Where their middle misses the truth is bias; how far they spread is variance.'
	}
};

import { formatCount, formatInterval, formatPercent, formatPlural, formatScore } from './format.ts';

/** The capstone: several faults at once, an order of repair, one look at the test, a memo. */
export const capstoneEn = {
	title: 'Capstone',
	lead: 'Two studies in which several things are wrong at once. Repair in an order that makes sense, name the whole set, open the test set once, and write the memo.',
	'case.composite': 'Two years of claims',
	'case.composite.brief':
		'A supplier sends a model that ranks claims by how likely they are to be contested. About one in ten is. The table has 6,000 rows over 24 months from 400 policy holders, four measured columns, a region slice, and a fifth column, x5, that the supplier calls “follow-up contacts”. Rows were divided by chance, stratified by the answer. The supplier reports a ranking score near 0.97. From next month on the model will meet new policy holders. What is wrong, in what order do you repair it, and does it launch?',
	'case.real': 'Wildlife strikes, 1990 to 2002',
	'case.real.brief':
		'An airport group ranks reports of wildlife strikes by how likely the aircraft was damaged, so that an engineer reads the worst first. The reports are real (FAA); about one in ten did damage. The columns are those of the first report, and the cost of repair. To help with the rare class, damaged rows were copied until both classes were equal, and then the rows were divided by chance. The team reports a ranking score near 0.99. It will be used on next year’s reports.',
	'case.begin': 'Begin',
	'case.resume': 'Go on',
	'case.done': 'Look at the result',
	reload: 'Your place is kept in this browser.',
	back: 'All capstones',

	'step.study': 'The study as it was given',
	train: 'Train it as it stands',
	'train.again': 'Train again what you had',
	working: 'Training',
	'score.ranking': 'Ranking score (AUC) as given, validation',
	'score.recall': 'Recall at one half, as given',
	'score.accuracy': 'Accuracy',
	'score.interval': (v: { low: number; high: number; n: number }) =>
		`95% interval ${formatInterval(v.low, v.high)}, ${formatPlural(v.n, 'row', 'rows')}`,
	instruments: 'Measurements',
	'instruments.note': 'Read on the pipeline as it is repaired so far. One fault may hide another: measure again after a repair.',
	'instruments.read': 'Read',
	'instruments.none': 'This measurement has no chart; its numbers are in the table of the case pages.',

	'name.title': 'Name the set',
	'name.lead': 'Everything that was wrong with the study, and nothing that was not. The set is judged as a whole.',
	'name.commit': (v: { count: number }) => `Commit to ${formatPlural(v.count, 'diagnosis', 'diagnoses')}`,
	'name.need': 'Choose at least one.',

	'repair.title': 'Repair, one thing at a time',
	'repair.lead':
		'Each repair trains the study again. What makes every number void comes before what only flatters it, and that before what hides inside it. Fresh rows stay out of sight.',
	'repair.larger': 'Take a larger forest',
	'repair.slice': 'Let the model see the region slice',
	'repair.time': 'Divide forward in time',
	'repair.dedupe': 'Remove rows that stand twice',
	'repair.group': 'Divide by policy holder',
	'repair.late': 'Drop the column x5',
	'repair.cost': 'Drop the cost of repair',
	'repair.oversample': 'Copy the rare class after dividing, in the training rows only',
	'repair.done': 'That is all I would repair',
	'repair.none': 'as given',
	'ladder.title': 'What each repair moved',
	'ladder.step': 'Repair',
	'ladder.reported': 'Reported, validation',
	'ladder.fresh': 'Fresh rows',
	'ladder.axis': 'Ranking score (AUC)',
	'ladder.sentence': (v: { first: number; last: number }) =>
		`Reported fell from ${formatScore(v.first)} to ${formatScore(v.last)}. None of it was lost: it was never there.`,
	'ladder.sentence.rose': (v: { first: number; last: number }) => `Reported went from ${formatScore(v.first)} to ${formatScore(v.last)}.`,
	'ladder.sentence.one': (v: { first: number }) => `Reported stands at ${formatScore(v.first)}.`,
	'ladder.key.reported': 'Validation rows of that pipeline. Band: 95% interval.',
	'ladder.key': 'Orange: validation rows of that pipeline. Purple: rows that nobody has seen. Band: 95% interval.',

	'test.title': 'Open the sealed test set, once',
	'test.lead': 'It was divided as the repaired pipeline divides. Every look is counted.',
	'test.open': 'Open it',
	'test.score': (v: { score: number; low: number; high: number; validation: number }) =>
		`The test set says ${formatScore(v.score)} (${formatInterval(v.low, v.high)}). Validation said ${formatScore(v.validation)}.`,
	'test.looks': (v: { looks: number }) => `${formatPlural(v.looks, 'look', 'looks')} so far.`,
	'test.again': 'Open it again',
	'test.next': 'On to the memo',

	'result.title': 'What was wrong, and what you did about it',
	'result.points': (v: { points: number }) => `${formatCount(v.points)} of 100 points`,
	'result.set': 'The set',
	'result.order': 'The order of repair',
	'result.test': 'The test set',
	'result.memo': 'The memo',
	'result.share': (v: { share: number }) => formatPercent(v.share),
	'result.hit': 'Named, and there',
	'result.missed': 'There, and not named',
	'result.wrong': 'Named, and not there',
	'result.empty': 'none',
	'result.fresh': (v: { given: number; fresh: number; last: number; lastFresh: number }) =>
		`As given it was reported at ${formatScore(v.given)}, and fresh rows say ${formatScore(v.fresh)}. Repaired it is reported at ${formatScore(v.last)}, and fresh rows say ${formatScore(v.lastFresh)}.`,
	'result.portfolio': 'Make a portfolio case of it',
	'result.interview': 'An interview about it',
	'result.memo.yours': 'Your memo'
} as const;

/**
 * What an audit finds, in words. Long because it is one table of sentences. An id is looked up as it is and then with its last part
 * taken off, so that `next.LK-3.2.found` falls back to `next.LK-3.2` and that to `next`.
 */
import { diagnosisName } from './diagnosis.ts';
import { formatCount, formatDifference, formatInterval, formatPercent, formatPlural, formatScore } from './format.ts';

interface Size {
	readonly columns: string;
	readonly changes: number;
	readonly low: number;
	readonly high: number;
	readonly diagnosis: string;
}
interface Share {
	readonly column: string;
	readonly value: number;
}

/** `0.224 (0.185 to 0.251)`, or the number alone. */
const size = ({ changes, low, high }: Size): string =>
	Number.isNaN(low) ? formatDifference(changes) : `${formatDifference(changes)} (${formatInterval(low, high, formatDifference)})`;
const same = 'on the same rows, by a model that can remember';

export const auditVerdictsEn = {
	'family.baseline': 'Baseline',
	'family.linear': 'Linear model',
	'family.boosting': 'Boosted trees',
	'family.network': 'Small network',
	'family.forest': 'Random forest',
	'status.found': 'Found',
	'status.suspect': 'Suspect',
	'status.risk': 'Risk',
	'status.cannot-tell': 'Cannot tell yet',
	'status.cleared': 'Looked at, harmless',
	'summary.found': (v: { found: number; suspects: number }) =>
		`${formatPlural(v.found, 'finding', 'findings')}, measured${v.suspects > 0 ? `, and ${formatPlural(v.suspects, 'suspect', 'suspects')} that only somebody who knows the data can settle` : ''}.`,
	'summary.suspects': (v: { suspects: number }) =>
		`No fault is proved. ${formatPlural(v.suspects, 'column or set of rows wants', 'columns or sets of rows want')} a question asked before the score is quoted.`,
	'summary.open': (v: { open: number }) =>
		`No fault is proved, and ${formatPlural(v.open, 'question is', 'questions are')} open: these rows are too few to settle ${v.open === 1 ? 'it' : 'them'}.`,
	'summary.none': 'Nothing was found that would change the score. What was looked at is listed below.',

	'guess.targetName': (v: { column: string }) => `${v.column}, because it is called like something to predict.`,
	'guess.targetLast': (v: { column: string }) => `${v.column}, because a target stands last as a rule.`,
	'guess.splitName': (v: { column: string }) => `${v.column}, because it is called like a split.`,
	'guess.splitValues': (v: { column: string }) => `${v.column}, because its values are called like the parts of a split.`,
	'guess.timeDate': (v: { column: string }) => `${v.column}, because it holds dates.`,
	'guess.timeYear': (v: { column: string }) => `${v.column}, because it holds years.`,
	'guess.decision': (v: { column: string }) => `${v.column}, because it is called like the moment of a decision.`,
	'guess.group': (v: { column: string }) => `${v.column}, because it is called like somebody or something that comes back, and does.`,
	'guess.countsRows': (v: { column: string }) => `${v.column}, because it counts the rows.`,
	'guess.namesRows': (v: { column: string }) => `${v.column}, because it has a value of its own in nearly every row.`,
	'guess.segment': (v: { column: string }) => `${v.column}, because it has few values that somebody may ask about.`,

	'why.empty': 'Every cell is blank.',
	'why.constant': 'It has the same value in every row.',
	'why.namesRows': 'It names its row: nearly every value stands once.',
	'why.looseText': 'It is free text of few words with too many different values to count.',
	'why.almostEmpty': 'Fewer than 20 of its cells are filled.',
	'why.instrument': (v: { sentence: string }) => v.sentence,
	'why.number': (v: { target: string }) => `This is about classes, and ${v.target} is a number.`,
	'why.diverged': 'The training diverged, so nothing can be said of how closely the model fits.',

	'screen.copy': (v: { column: string; target: string; share: number }) =>
		`${v.column} gives ${v.target} away in ${formatScore(v.share)} of the filled rows.`,
	'screen.alone': (v: { column: string; value: number }) => `${v.column} alone ranks the rows with an AUC of ${formatScore(v.value)}.`,
	'screen.aloneRight': (v: { column: string; value: number }) => `${v.column} alone answers ${formatPercent(v.value)} of the rows.`,
	'screen.trace.filled': (v: { column: string; rows: number; share: number; overall: number; answer: string }) =>
		`${v.column} is filled in ${formatCount(v.rows)} rows, and ${formatPercent(v.share)} of them are ${v.answer}, against ${formatPercent(v.overall)} of all rows: as if it were written once the answer was known.`,
	'screen.trace.notZero': (v: { column: string; rows: number; share: number; overall: number; answer: string }) =>
		`${v.column} is not 0 in ${formatCount(v.rows)} rows, and ${formatPercent(v.share)} of them are ${v.answer}, against ${formatPercent(v.overall)} of all rows: as if it were written once the answer was known.`,
	'screen.missing': (v: { column: string; filled: number; blank: number }) =>
		`Whether ${v.column} is filled tells the answer: ${formatPercent(v.filled)} where it is, ${formatPercent(v.blank)} where it is blank.`,
	'screen.namedAfter': (v: { column: string; word: string }) =>
		`${v.column} carries the word “${v.word}”: such columns are often written after the outcome.`,
	'screen.laterDate': (v: { column: string; decision: string; share: number }) =>
		`${v.column} lies after ${v.decision} in ${formatPercent(v.share)} of the rows.`,
	'screen.saidAfter': (v: { column: string }) => `You said that ${v.column} is only written after the decision.`,
	'screen.outdoes': (v: { column: string; value: number; rest: number }) =>
		`${v.column} alone ranks the rows better (AUC ${formatScore(v.value)}) than a model on all other columns (${formatScore(v.rest)}).`,
	'order.sorted': 'The file is sorted by the answer. A split by the order of the rows would be worthless.',
	'order.alike': (v: { correlation: number }) =>
		`Neighbouring rows resemble each other in their answer (correlation ${formatScore(v.correlation)}): rows that belong together stand together.`,
	'order.none': (v: { correlation: number }) =>
		`The order of the rows says nothing about the answer (correlation of neighbours ${formatScore(v.correlation)}).`,

	'split.secondFile': 'The second file holds the rows that are scored. The split is audited as it is.',
	'split.column': (v: { column: string; train: string }) =>
		`The file brings its own split: rows with ${v.column} = ${v.train} are learned from, the others scored. It is audited as it is.`,
	'split.time': (v: { column: string; blank: number }) =>
		`Later rows by ${v.column} are scored, because a model meets rows that come after those it learned from.${v.blank > 0 ? ` ${formatPlural(v.blank, 'row', 'rows')} without a time ${v.blank === 1 ? 'is' : 'are'} left out.` : ''}`,
	'split.timeImpossible': (v: { column: string }) =>
		`A split by ${v.column} is not possible: too many rows share one moment, or the later rows hold one answer only. Rows are dealt out by chance.`,
	'split.group': (v: { column: string; groups: number }) =>
		`Whole groups of ${v.column} (${formatCount(v.groups)}) are held apart, because rows of one group are not independent.`,
	'split.groupImpossible': (v: { column: string; groups: number }) =>
		`${v.column} has too few groups (${formatCount(v.groups)}) to hold whole ones apart. Rows are dealt out by chance.`,
	'split.repeats': (v: { share: number }) =>
		`${formatPercent(v.share)} of the rows stand in the file more than once. Rows are dealt out by chance, and copies stay on one side.`,
	'split.stratified': 'Nothing says that rows belong together, so they are dealt out by chance, each class in its proportion.',
	'split.row': 'Nothing says that rows belong together, so they are dealt out by chance.',
	'check.groupsCross': (v: Share) => `${formatPercent(v.value)} of the scored rows belong to a group of ${v.column} that was learned from.`,
	'check.timeMixed': (v: Share) => `${formatPercent(v.value)} of the scored rows lie before the end of the learned ones by ${v.column}.`,
	'check.twinsCross': (v: Share) =>
		`${formatPercent(v.value)} of the scored rows stand among the learned ones as well, row names left out.`,
	'check.classShares': (v: Share) =>
		`${formatPercent(v.value)} of the rows would have to change class for the two parts to agree in ${v.column}.`,
	'reason.repeats': (v: { share: number }) => `${formatPercent(v.share)} of the rows stand in the file more than once, row names left out.`,
	'reason.group': (v: { column: string }) => `Rows of one ${v.column} are not independent, so a split by row was tried on purpose.`,
	'reason.time': (v: { column: string }) => `The rows have an order by ${v.column}, so a split by row was tried on purpose.`,
	'reason.toldApart': (v: { auc: number }) => `A model tells the scored rows from the learned ones with an AUC of ${formatScore(v.auc)}.`,

	'found.LK-2.said': (v: Size) => `${v.columns} is not there on the day of the decision. Beside clean columns it buys ${size(v)}.`,
	'found.LK-2.dated': (v: Size) =>
		`${v.columns} lies after the decision, so it is not there on the day. Beside clean columns it buys ${size(v)}.`,
	'found.LK-2.copy': (v: Size) => `${v.columns} is the answer under another name. It buys ${size(v)}: a score with it says nothing.`,
	'suspect.LK-2': (v: Size) => `Is ${v.columns} there on the day of the decision? Beside clean columns it buys ${size(v)}.`,
	'suspect.LK-2.unsized': (v: Size) => `Is ${v.columns} there on the day of the decision? What it buys was not measured.`,
	'cleared.LK-2': (v: Size) => `${v.columns} looked as if it came late, and it buys next to nothing: ${size(v)}.`,
	'found.LK-1.4': (v: Size) => `Copies of learned rows stand among the scored ones. They buy ${size(v)} ${same}.`,
	'risk.LK-1.4': (v: Size) => `The file holds copies of rows. A split that deals them out by chance would gain ${size(v)} ${same}.`,
	'cleared.LK-1.4': (v: Size) =>
		`Rows repeat, and without the repeats the score is the same: ${size(v)}. Coarse columns make rows alike without any copying.`,
	'cannot-tell.LK-1.4': (v: Size) =>
		`Rows repeat across the split, and these rows are too few to say what that buys${Number.isNaN(v.changes) ? '' : `: ${size(v)}`}.`,
	'found.LK-3.2': (v: Size) => `The split deals rows of one ${v.columns} to both sides. Knowing the group buys ${size(v)} ${same}.`,
	'risk.LK-3.2': (v: Size) => `A split by row would let a model recognise ${v.columns}, which buys ${size(v)} ${same}.`,
	'cleared.LK-3.2': (v: Size) => `Rows of one ${v.columns} on both sides buy nothing: ${size(v)}.`,
	'cannot-tell.LK-3.2': (v: Size) =>
		`What knowing ${v.columns} buys cannot be told from these rows${Number.isNaN(v.changes) ? '' : `: ${size(v)}`}.`,
	'found.LK-3.2.blocks': (v: Size) =>
		`Neighbouring rows of the file belong together, and the split deals them to both sides. That buys ${size(v)} ${same}.`,
	'risk.LK-3.2.blocks': (v: Size) =>
		`Neighbouring rows of the file belong together, though no column says how. A split by row gains ${size(v)} by it ${same}.`,
	'cleared.LK-3.2.blocks': (v: Size) => `Neighbouring rows resemble each other, and dealing them to both sides buys nothing: ${size(v)}.`,
	'cannot-tell.LK-3.2.blocks': (v: Size) =>
		`Neighbouring rows resemble each other. What dealing them to both sides buys cannot be told from these rows${Number.isNaN(v.changes) ? '' : `: ${size(v)}`}.`,
	'found.LK-3.1': (v: Size) =>
		`Scored rows lie among learned ones by ${v.columns}. Having learned from their own time buys ${size(v)} ${same}.`,
	'risk.LK-3.1': (v: Size) =>
		`A split by row would let a model learn from the time that it is scored on. By ${v.columns} that buys ${size(v)} ${same}.`,
	'cleared.LK-3.1': (v: Size) => `Learning from the same time as the scored rows buys nothing by ${v.columns}: ${size(v)}.`,
	'cannot-tell.LK-3.1': (v: Size) =>
		`What learning from the same time by ${v.columns} buys cannot be told from these rows${Number.isNaN(v.changes) ? '' : `: ${size(v)}`}.`,
	'found.LK-3.3': (v: Size) =>
		`The scored rows are of another, easier kind than the learned ones. The same model scores ${size(v)} better on them than on rows set aside.`,
	'suspect.LK-3.3': (v: Size) =>
		`The scored groups are easier than groups set aside, by ${size(v)}. Were they picked, or were they drawn by chance?`,
	'cleared.LK-3.3': (v: Size) => `The scored rows differ from the learned ones, and are no easier: ${size(v)}.`,
	'cannot-tell.LK-3.3': (v: Size) => `The scored rows differ from the learned ones. Whether they are easier cannot be told: ${size(v)}.`,
	'suspect.EV-EASY': (v: Size) =>
		`The scored rows are easier than rows like those that were learned from, by ${size(v)}, and no column says why.`,
	'found.LK-3.3.population': (v: Size) => `On the rows of everybody the score falls by ${size(v)}: the study holds picked rows.`,
	'found.SH-CON.population': (v: Size) =>
		`On the rows of everybody the score falls by ${size(v)}, though the columns look alike: the answer depends on them in another way there.`,
	'found.SH-LAB.population': (v: Size) =>
		`The share of the class is another one among everybody. Ranking holds, probabilities and precision do not. The score changes by ${size(v)}.`,
	'found.SH-SKEW.population': (v: Size) => `Columns are computed in another way in the second source. The score falls by ${size(v)}.`,
	'cleared.LK-3.3.population': 'On the rows of everybody the score holds.',

	'found.EV-ACC': (v: Size) =>
		`Accuracy says little here: it stands ${size(v)} above always giving the commoner answer, and most of the rare class is missed.`,
	'cannot-tell.SG-RARE': 'The rare class has too few scored rows to say how many of it are caught.',
	'found.SG-HID': (v: Size) =>
		`A segment does worse than the whole by ${size(v)}, and that survives the correction for how many were looked at.`,
	'cleared.SG-FALSE': (v: Size) => `The lowest segment lies ${size(v)} below the whole, which is what chance shows among so many.`,
	'found.CA-OVER': (v: Size) => `The probabilities are too sure: their error lies ${size(v)} above what chance would show.`,
	'found.CA-UNDER': (v: Size) => `The probabilities are too cautious: their error lies ${size(v)} above what chance would show.`,
	'cannot-tell.INC.precision': (v: Size) => `The gap between learned and scored rows is known too roughly: ${size(v)}.`,
	'cannot-tell.INC': (v: Size) => `How closely the model fits cannot be told yet: ${size(v)}.`,
	'cleared.FIT-OK': (v: Size) =>
		`The chosen model fits: nothing that was tried, simpler or larger, scores better by an amount that counts. Left to win by it: ${size(v)}.`,
	found: (v: Size) => `${diagnosisName(v.diagnosis)}: ${size(v)}.`,
	risk: (v: Size) =>
		`About the model that was tried, not about your table: ${diagnosisName(v.diagnosis)}. The deciding difference is ${size(v)}.`,
	suspect: (v: Size) => `${diagnosisName(v.diagnosis)} is suspected: ${size(v)}.`,
	'cannot-tell': (v: Size) => `Whether it is “${diagnosisName(v.diagnosis)}” cannot be told yet: ${size(v)}.`,
	cleared: (v: Size) => `${diagnosisName(v.diagnosis)}: ${size(v)}.`,

	'next.LK-2': (v: Size) =>
		`Ask who writes ${v.columns}, and when. If it is after the decision, leave it out and quote the score without it.`,
	'next.LK-2.found': (v: Size) => `Leave ${v.columns} out, and quote the score without it.`,
	'next.LK-2.cleared': (v: Size) => `Leave ${v.columns} out all the same if it is written late: it costs nothing.`,
	'next.LK-1.4': 'Remove the copies before the split, split again, and quote that score.',
	'next.LK-1.4.cleared': 'Look at a few of the repeated rows: are they copies, or alike because the columns are coarse?',
	'next.LK-1.4.risk': 'Remove the copies before any split.',
	'next.LK-3.2': (v: Size) =>
		`Hold whole groups${v.columns === '' ? '' : ` of ${v.columns}`} apart, and quote that score for groups that nobody has met.`,
	'next.LK-3.2.cleared': 'Nothing, where known groups come back. Where new ones come, hold whole groups apart all the same.',
	'next.LK-3.1.cleared': 'Score on later rows all the same: it costs nothing here.',
	'next.LK-3.2.blocks':
		'Find out what neighbouring rows share: a person, a visit, a machine, a day. Name that column as the group, and audit again.',
	'next.LK-3.2.cannot-tell': 'Repeat with more groups: the number of groups decides here, not the number of rows.',
	'next.LK-3.1': (v: Size) =>
		`Score on later rows by ${v.columns} only. Then train on recent rows, to tell a leak from a world that changes.`,
	'next.LK-3.1.cannot-tell': (v: Size) => `Score more of the latest rows by ${v.columns}.`,
	'next.LK-3.3': 'Draw the scored rows by chance from all the model will meet, and score again.',
	'next.LK-3.3.cleared': 'Say beside the score which rows were scored.',
	'next.EV-EASY': 'Find out how the scored rows were picked, and score rows drawn by chance.',
	'next.EV-ACC': 'Choose the threshold by what each kind of error costs, and quote recall and precision.',
	'next.SG-RARE': 'Collect positives: their number decides, not the number of rows.',
	'next.SG-HID': 'Score more rows of that segment, and look for the column that is missing there.',
	'next.SG-FALSE': 'Nothing, unless somebody had asked about this segment beforehand; then score more rows of it.',
	'next.CA-OVER': 'Rescale the probabilities on rows of their own, and look at the error again.',
	'next.CA-UNDER': 'Rescale the probabilities on rows of their own, and look at the error again.',
	'next.SH-CON': 'Train on rows of the second source, and compare on the same rows.',
	'next.SH-LAB': 'Correct the probabilities for the share of the class, and set the threshold anew.',
	'next.INC': 'Score more rows; how many is said with the arithmetic.',
	'next.FIT-OK': 'Look at the learning curve: more rows or better columns are what is left.',
	'next.OF-DATA': 'Collect more rows like these: the learning curve says what they would bring.',
	'next.OF-CAP': 'Try a simpler model on the same rows.',
	'next.UF-CAP': 'Try a model that can bend on the same rows.',
	'next.UF-SIG': 'Look for a column that knows more.',
	'next.UF-NOISE': 'Label some rows a second time: that bounds what any model can reach.',
	next: 'Repeat the deciding measurement on rows that had no say.'
};

/** Why an audit cannot begin, and the cure. */
export const auditErrorsEn = {
	'no-such-column': (v: { name: string; known: string }) =>
		`There is no column “${v.name}” in this file. Its first columns are ${v.known}.`,
	'no-target':
		'No column of this file could be predicted: each is blank, constant, a date, free text, or names its row. Add the column that holds the answer.',
	'no-features': (v: { target: string }) =>
		`Nothing is left to predict ${v.target} from: every other column is blank, constant, names its row or was left out.`,
	'too-few-rows': (v: { rows: number; needed: number; target: string }) =>
		`Only ${formatPlural(v.rows, 'row has', 'rows have')} a value of ${v.target}. An audit needs at least ${v.needed}; below that every interval is wider than any finding.`,
	'target-empty': (v: { name: string }) => `The target ${v.name} is blank in every row. Choose another column.`,
	'target-is-date': (v: { name: string }) =>
		`The target ${v.name} is a date. Choose a class or a number, for example the days until that date.`,
	'target-is-text': (v: { name: string; distinct: number }) =>
		`The target ${v.name} is free text with ${formatCount(v.distinct)} different values. Choose a column with few classes, or a number.`,
	'target-no-number': (v: { name: string }) => `The target ${v.name} is no column of numbers. Predict it as classes instead.`,
	'one-class': (v: { name: string; level: string }) =>
		`The target ${v.name} is “${v.level}” in every row. With one answer there is nothing to learn.`,
	'no-such-class': (v: { name: string; level: string; known: string }) => `${v.name} never is “${v.level}”. Its values are ${v.known}.`,
	'classes-too-small': (v: { name: string; classes: number; needed: number }) =>
		`The target ${v.name} has ${formatCount(v.classes)} classes, and fewer than two of them have ${v.needed} rows. Group its values, or predict it as a number.`,
	'time-not-ordered': (v: { name: string; kind: string }) =>
		`The time column ${v.name} holds neither dates nor numbers (${v.kind}). Choose a date, a year or a count of days.`,
	'split-part-empty': (v: { column: string; train: number; held: number; levels: string; needed: number }) =>
		`The column ${v.column} gives ${formatPlural(v.train, 'row', 'rows')} to learn from and ${formatCount(v.held)} to score; each needs ${v.needed}. Its values are ${v.levels}: say which of them were trained on.`,
	'part-one-class': (v: { target: string; train: number; scored: number }) =>
		`One side of the split holds a single answer of ${v.target} (${formatCount(v.train)} rows to learn from, ${formatCount(v.scored)} to score). Choose another split, or leave it to the audit.`,
	'no-curves': (v: { name: string; columns: string }) =>
		`There is no pair of training and validation curves in ${v.name}. Columns found: ${v.columns}. Give a Keras History as JSON, a table with columns such as loss and val_loss, or two columns of numbers.`,
	'log-not-json': (v: { why: string }) => `The log is no valid JSON (${v.why}). Write it with json.dump(history.history, file).`,
	'log-too-short': (v: { points: number; needed: number }) =>
		`The curves have ${formatPlural(v.points, 'point', 'points')}. At least ${v.needed} are needed before anything can be said.`
};

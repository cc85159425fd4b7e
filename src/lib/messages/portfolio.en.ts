import {
	formatCount,
	formatDay,
	formatDifference,
	formatInterval,
	formatList,
	formatPercent,
	formatPlural,
	formatScore
} from './format.ts';
import { formatSpread, type Spread } from './spread.ts';

const signed = ({ value, low, high }: Spread): string =>
	Number.isNaN(low) ? formatDifference(value) : `${formatDifference(value)} (${formatInterval(low, high, formatDifference)})`;

/** The portfolio: cases made from logged runs, their sections, claims and exports. */
export const portfolioEn = {
	'page.title': 'Portfolio',
	'page.lead':
		'A case is a finished piece of work, written up. The numbers come from your logged runs; the claims are yours. A claim without a run behind it is struck through.',
	'cases.title': 'Your cases',
	'cases.none': 'No case yet. Finish something, and make a case of it here.',
	'cases.made': (v: { at: number }) => `begun ${formatDay(v.at)}`,
	'cases.open': 'Open',
	'cases.remove': 'Remove',
	'cases.removed': (v: { title: string }) => `Removed “${v.title}”.`,
	'cases.undo': 'Undo',
	'from.title': 'Make a case of',
	'from.attempt': (v: { title: string; at: number }) => `${v.title}, ${formatDay(v.at)}`,
	'from.none':
		'Nothing finished yet. A case comes from a finished lab, capstone, season, review or interview, or from an audit of your own table.',
	'from.all': 'Everything you finished is a case already.',
	'from.labs': 'Go to the labs',
	'from.audit': (v: { file: string; at: number }) => `Audit of ${v.file}, ${formatDay(v.at)}`,
	'from.make': 'Make a case',
	'drop.title': 'Open a case file',
	'drop.lead':
		'Somebody else’s case, or your own from another machine. It is run again here, and you see whether the numbers are the same.',
	'drop.button': 'Choose a file',
	'drop.bad': (v: { reason: string }) => `This file cannot be opened: ${v.reason}`,
	'drop.not-json': 'it is not JSON. A case file ends in .holdout-case.json.',
	'drop.not-case': 'it is no Holdout case. Export one with “Case file”.',
	'drop.newer': 'it was written by a newer Holdout. Load this page again to get the newest.',
	'drop.shape': (v: { where: string }) => `its part “${v.where}” is not as it should be.`,
	'drop.chain': 'its log does not hold together: an entry was changed after it was written.',
	'drop.exercise': (v: { slug: string }) => `its lab “${v.slug}” is not in this Holdout.`,

	'case.back': 'All cases',
	'case.running': 'Running the log again',
	'case.cancel': 'Cancel',
	'case.again': 'Run again',
	'case.failed': (v: { reason: string }) => `The log could not be run again: ${v.reason}`,
	'case.attempt': (v: { stage: string; seed: number; at: number }) =>
		`${v.stage}, draw ${v.seed}, finished ${formatDay(v.at)}. Every number below comes from a logged run.`,
	'case.audit': (v: { file: string }) => `Audit of ${v.file}. Every number below comes from the audit’s own runs.`,
	'case.gone': 'what it was made of is not in this browser any more. Open its case file instead.',
	'case.theirs': 'Somebody else’s case. You can read and export it; your own cases are untouched.',
	'check.exact': (v: { compared: number }) =>
		`Run again just now: ${formatPlural(v.compared, 'result', 'results')} compared, all with the same numbers to the last bit.`,
	'check.differs': (v: { different: readonly string[] }) =>
		`Run again just now, and not the same: ${formatList(v.different)}. The log was written by another engine, or changed.`,
	'check.run-anew': 'Trained again just now: the record holds choices only, and every number follows from them.',
	'check.as-recorded': 'As it was recorded in this browser; not run again.',
	'check.not-run-again': 'Kept as it was measured; a file that is not here cannot be run again.',

	'edit.title': 'Title',
	'edit.up': (v: { section: string }) => `Move “${v.section}” up`,
	'edit.down': (v: { section: string }) => `Move “${v.section}” down`,
	'edit.hide': 'Hide',
	'edit.show': 'Show',
	'edit.hidden': (v: { section: string }) => `${v.section}: hidden, and left out of exports`,
	'edit.nothing': 'The log holds nothing for this section. It is left out of exports unless you write a claim.',
	'claim.add': 'Write a claim',
	'claim.frames': 'Or begin with your own numbers',
	'claim.text': 'Claim',
	'claim.cites': 'Rests on',
	'claim.cites.none': 'choose a run',
	'claim.remove': 'Remove',
	'claim.no-run': 'No run behind it: choose what it rests on.',
	'claim.stray': (v: { numbers: readonly string[] }) => `No logged run shows ${formatList(v.numbers)}.`,
	'claim.backed': (v: { fact: string }) => `Rests on: ${v.fact}`,
	saved: 'Kept in this browser.',
	'not-saved': 'This browser keeps nothing: export the case before you close the page.',

	'ask.title': 'What a reviewer would ask next',
	'ask.none': 'Nothing obvious is missing. Read it aloud once, as if you had not written it.',

	'figure.shortened': (v: { shown: number; all: number }) =>
		`Drawn are the ${formatCount(v.shown)} lowest of ${formatCount(v.all)} rows; the table has all.`,

	'export.title': 'Take it with you',
	'export.markdown': 'Markdown with images',
	'export.html': 'Web page, one file',
	'export.json': 'JSON',
	'export.notebook': 'Jupyter notebook',
	'export.case': 'Case file',
	'export.print': 'Print or PDF',
	'export.link': 'Copy a link',
	'export.copied': 'Copied. The link holds the whole case; nothing is stored anywhere else.',
	'export.long': (v: { bytes: number; most: number }) =>
		`As a link it would take ${formatCount(v.bytes)} characters of at most ${formatCount(v.most)}: take the case file.`,
	'export.qr': 'The link as a QR code',
	'export.help':
		'The case file can be dropped into any Holdout and is run again there. The notebook holds the rows and does the analysis once more with scikit-learn.',
	'export.notebook.none': 'No notebook: this model has no counterpart in scikit-learn.',
	'export.notebook.audit': 'No notebook for an audit: the rows are yours and were not kept.',
	'export.busy': 'Writing',

	'section.question': 'Question',
	'section.split': 'Split',
	'section.gap': 'The gap',
	'section.ceilings': 'Baseline and ceiling',
	'section.segments': 'Segments',
	'section.leaks': 'Leak log',
	'section.changes': 'Changes, one at a time',
	'section.calibration': 'Calibration',
	'section.test': 'The sealed test set',
	'section.record': 'One by one',
	'section.decision': 'Decision',
	'section.memo': 'The memo',
	'section.mind': 'What would change my mind',

	'question.task': (v: { metric: string; baseline: number; rule: string }) =>
		`Judged by ${v.metric} on rows held out. Without any model (${v.rule}) it is ${formatScore(v.baseline)}.`,
	'question.call': (v: { answer: string; confidence: number; holds: string }) =>
		`Before anything was revealed: ${v.answer}, ${formatPercent(v.confidence / 100)} sure, and “${v.holds}”.`,
	'holds.holds': 'it will hold up on fresh rows',
	'holds.falls': 'it will fall on fresh rows',
	'holds.cannot-say': 'cannot say yet',
	'question.key': (v: { key: string; outcome: string }) => `What it was: ${v.key}. On fresh rows ${v.outcome}.`,
	'outcome.holds': 'the score held',
	'outcome.falls': 'the score fell',
	'outcome.cannot-say': 'validation is too wide to say whether it held',
	'question.file': (v: { file: string; rows: number; target: string }) =>
		`${v.file}: ${formatCount(v.rows)} rows, and “${v.target}” to be predicted.`,

	'split.sentence': (v: { train: number; validation: number; test: number; by: string }) =>
		`${formatCount(v.train)} rows to learn from, ${formatCount(v.validation)} to judge by${v.test > 0 ? `, ${formatCount(v.test)} sealed` : ''}; dealt out ${v.by}.`,
	'split.by.row': 'row by row',
	'split.by.group': 'by group, so that no group stands on both sides',
	'split.by.time': 'by time, the latest rows last',
	'split.by.other': (v: { by: string }) => `by ${v.by}`,
	'split.figure': 'Rows in each part',
	'split.axis': 'Part',
	'split.rows': 'Rows',
	'part.train': 'Training',
	'part.validation': 'Validation',
	'part.test': 'Sealed test',
	'part.fresh': 'Fresh',

	'column.run': 'Run',
	'column.part': 'Part',
	'column.rows': 'Rows',
	'column.train': 'Training',
	'column.validation': 'Validation',
	'column.gap': 'Gap',
	'column.low': 'Low',
	'column.high': 'High',
	'column.fresh': 'Fresh rows',
	'column.what': 'What',
	'column.value': 'Value',
	'column.finding': 'Finding',
	'column.change': 'Change',
	'column.before': 'Before',
	'column.after': 'After',
	'column.difference': 'Difference',
	'column.predicted': 'Predicted',
	'column.suspect': 'Suspect',
	'column.weight': 'Came to',
	'column.model': 'Model',
	'column.baseline': 'Baseline',
	'column.ceiling': 'Ceiling',

	'gap.table': 'Scores by run, gap with its 95% interval',
	'gap.rows': 'The rows behind the interval',
	'run.first': 'Run 1, as given',
	'run.other': (v: { run: number; change: string }) => `Run ${v.run}: ${v.change}`,
	'ceilings.table': 'What no model and the best possible model score',
	'ceilings.none': 'How good the best possible model would be is not known for this table.',
	'ceilings.known': (v: { ceiling: number }) => `No model can do better than ${formatScore(v.ceiling)} here.`,
	'leaks.table': 'What was suspected, and what it came to',
	'weight.cause': 'a cause',
	'weight.harmless': 'harmless: looked at and cleared',
	'weight.open': 'open',
	'arithmetic.table': 'The arithmetic behind it',
	'changes.table': 'Each run beside the one it was compared with, on the same validation rows',
	'changes.none': 'no change',
	'predicted.up': 'better',
	'predicted.same': 'no difference',
	'predicted.down': 'worse',
	'test.sentence': (v: { run: number; score: Spread; looks: number }) =>
		`Opened ${v.looks === 1 ? 'once' : `${v.looks} times`}, with run ${v.run}: ${formatSpread(v.score)}.`,
	'test.never': 'Never opened.',
	'test.tuned': 'A run was trained after it had been opened, so this number is flattered.',
	'decision.call': (v: { action: string; confidence: number }) => `The call: ${v.action}, ${formatPercent(v.confidence / 100)} sure.`,
	'decision.beliefs': 'What was believed before the call',
	'decision.values': 'What each action was worth, in points',
	'decision.lived': (v: { points: number; luck: number }) =>
		`Then it happened: ${formatDifference(v.points)} points. ${formatPercent(v.luck)} of other futures came out no better.`,
	'decision.belief': 'Belief',
	'decision.action': 'Action',
	'decision.worth': 'Worth',

	'audit.findings': 'Findings, in order of what they change',
	'audit.scores': 'Model families on the split',

	'fact.run': (v: { run: number; train: Spread; validation: Spread; gap: Spread; rows: number; refits: number }) =>
		`run ${v.run}: training ${formatSpread(v.train)}, validation ${formatSpread(v.validation)}, gap ${signed(v.gap)}, ${formatCount(v.rows)} validation rows, ${formatPlural(v.refits, 'seed', 'seeds')}`,
	'fact.fresh': (v: { run: number; score: Spread; rows: number }) =>
		`run ${v.run} on ${formatCount(v.rows)} fresh rows: ${formatSpread(v.score)}`,
	'fact.change': (v: { run: number; change: string; difference: Spread }) => `run ${v.run}, ${v.change}: ${signed(v.difference)}`,
	'fact.reading': (v: { instrument: string; run: number }) => `${v.instrument}${v.run === 1 ? '' : `, run ${v.run}`}`,
	'fact.test': (v: { run: number; score: Spread }) => `the sealed test set, run ${v.run}: ${formatSpread(v.score)}`,
	'fact.split': (v: { train: number; validation: number; test: number }) =>
		`the split: ${formatCount(v.train)} to train, ${formatCount(v.validation)} to validate, ${formatCount(v.test)} sealed`,
	'fact.baseline': (v: { baseline: number; ceiling: number | null }) =>
		`baseline ${formatScore(v.baseline)}${v.ceiling === null ? '' : `, ceiling ${formatScore(v.ceiling)}`}`,
	'fact.call': (v: { answer: string; confidence: number }) => `the commitment: ${v.answer}, ${v.confidence}%`,
	'fact.decision': (v: { action: string; confidence: number }) => `the decision: ${v.action}, ${v.confidence}%`,
	'fact.finding': (v: { says: string }) => v.says,

	'frame.gap': (v: { metric: string; gap: Spread; rows: number; refits: number }) =>
		`The generalization gap was ${signed(v.gap)} in ${v.metric}, on ${formatCount(v.rows)} validation rows and over ${formatPlural(v.refits, 'seed', 'seeds')}.`,
	'frame.baseline': (v: { metric: string; value: number; baseline: number; gain: number }) =>
		`Against the baseline of ${formatScore(v.baseline)} it scored ${formatScore(v.value)}, a difference of ${formatDifference(v.gain)} in ${v.metric}.`,
	'frame.ceiling': (v: { value: number; ceiling: number; left: number }) =>
		`It scored ${formatScore(v.value)} where ${formatScore(v.ceiling)} is possible, so ${formatScore(v.left)} is left to win.`,
	'frame.change': (v: { change: string; before: number; after: number; difference: Spread }) =>
		`I changed one thing, ${v.change}: validation went from ${formatScore(v.before)} to ${formatScore(v.after)}, a difference of ${signed(v.difference)} on the same rows.`,
	'frame.fresh': (v: { validation: number; fresh: Spread }) =>
		`Validation said ${formatScore(v.validation)}; fresh rows said ${formatSpread(v.fresh)}.`,
	'frame.test': (v: { score: Spread }) => `The sealed test set was opened once, at the end, and said ${formatSpread(v.score)}.`,
	'frame.split': (v: { rows: number; validation: number; by: string }) =>
		`It learned from ${formatCount(v.rows)} rows and was judged on ${formatCount(v.validation)} others, dealt out ${v.by}.`,
	'frame.call': (v: { answer: string; confidence: number }) =>
		`I called it ${v.answer}, ${v.confidence}% sure, before I saw fresh rows, because `,
	'frame.decision': (v: { action: string; confidence: number }) =>
		`I decided: ${v.action}, ${v.confidence}% sure that no other action was better, because `,
	'frame.mind': (v: { settle: string }) => `What would change my mind: ${v.settle}`,
	'frame.finding': (v: { says: string; changes: number }) =>
		Number.isNaN(v.changes) ? v.says : `${v.says} It changes the reported score by ${formatDifference(v.changes)}.`,

	'ask.split': 'How was this split, and what would be the same on both sides?',
	'ask.split.answer': 'Say by what rows were dealt out, and why that matches how the model will be used.',
	'ask.group': 'Do rows of one person, machine or day stand on both sides?',
	'ask.group.answer': 'Read “Split by group” or “Split by time” on the same run.',
	'ask.baseline': 'What would no model at all score?',
	'ask.baseline.answer': 'Put the baseline beside your number.',
	'ask.segments': 'What does the gap look like per segment?',
	'ask.segments.answer': 'Read “Score by slice”, and name the slice with the fewest rows.',
	'ask.calibration': 'Are the probabilities to be believed?',
	'ask.calibration.answer': 'Read “Reliability of probabilities”.',
	'ask.seeds': 'How much of it is the seed?',
	'ask.seeds.answer': 'Read “Two more refits”, or say how many seeds stand behind the number.',
	'ask.test': 'What did the sealed test set say?',
	'ask.test.answer': 'Open it once, with the run you would ship.',
	'ask.peek': 'The test set was opened more than once. Which look counts?',
	'ask.peek.answer': 'Say so before anybody asks, and give the first look.',
	'ask.changes': 'Two things changed at once in one run. Which of them did it?',
	'ask.changes.answer': 'Train each change alone.',
	'ask.consequence': 'So what? What happens on Monday, to whom, at what cost?',
	'ask.consequence.answer': 'Add a claim that says what follows: money, people, weeks, ship or wait.',
	'ask.mechanism': 'Why is it so?',
	'ask.mechanism.answer': 'Add a claim that says by what mechanism, and which reading shows it.',
	'ask.mind': 'What would change your mind?',
	'ask.mind.answer': 'Name the measurement, how much of it, and the result that would flip the answer.',
	'ask.rows': 'Is that enough rows to say so?',
	'ask.rows.answer': 'The interval is wide. Say how many more rows would settle it.',
	'ask.struck': 'Some claims are struck through. What is behind them?',
	'ask.struck.answer': 'Choose the run that each rests on, or take it out.',

	'notebook.title': (v: { title: string }) => `# ${v.title}`,
	'notebook.lead':
		'The analysis of this case once more, with scikit-learn, on the same rows. Needs Python 3 with scikit-learn 1.2 or newer and numpy. Run the cells from top to bottom.',
	'notebook.data': 'The rows as the models read them: after every step of the pipeline, with the part each row was dealt to.',
	'notebook.model': 'The same model in scikit-learn’s words, fitted once for each seed.',
	'notebook.gap': 'The gap, beside the one that Holdout measured with its 95% interval.',
	'notebook.differs':
		'Initial weights, batch order and the optimiser’s details are not the same as Holdout’s, so single numbers differ in the third digit. The gap should lie within the interval.',

	'html.generated': 'Written by Holdout from logged runs. Struck through: a claim without a run behind it.'
} as const;

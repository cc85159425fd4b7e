import { formatCount, formatInterval, formatNumber, formatPercent, formatPlural, formatScore } from './format.ts';

type Ends = { value: number; low: number; high: number };
const withEnds = (v: Ends): string =>
	Number.isFinite(v.low) && Number.isFinite(v.high) ? `${formatScore(v.value)} (${formatInterval(v.low, v.high)})` : formatScore(v.value);

/** Review: other people's pipelines and reports, to be approved or to be stopped. */
export const reviewEn = {
	'review.title': 'Review',
	'review.lead':
		'Somebody asks for your approval. Read it, ask what you need to know, and mark the line that must change, or approve. Some of it is in order.',
	'review.lead.runs':
		'Every number is trained here, a moment ago. Once your review is sent, the work and its smallest fix are both run in front of you.',
	'review.list': 'Waiting for review',
	'review.done': (v: { done: number; all: number }) => `${formatCount(v.done)} of ${formatCount(v.all)} reviewed.`,
	'review.points': (v: { points: number; of: number }) =>
		`${formatPercent(v.of === 0 ? 0 : v.points / v.of)} of the points so far. Approving what is in order earns as much as finding what is not; a false alarm costs.`,
	'review.open': (v: { title: string }) => `Review: ${v.title}`,
	'review.next': 'Next one not reviewed',
	'review.next.any': 'Next item',
	'review.all': 'All items',
	'review.portfolio': 'Make a portfolio case of it',
	'review.again': 'The same on another draw',
	'review.seed': (v: { seed: number }) => `Draw ${v.seed}. The same draw gives the same numbers to everybody who opens this address.`,
	'review.clamped': (v: { given: string; used: number }) =>
		`The address asked for draw “${v.given}”, which is no draw. This is draw ${v.used}.`,
	'review.unknown': (v: { item: string }) => `There is no item “${v.item}”. Here are all of them.`,
	'review.unread': (v: { unread: number }) =>
		`${formatPlural(v.unread, 'review was', 'reviews were')} written by another version of this site. They are kept, and not counted here.`,
	'review.loading': 'Opening the item.',
	'review.running': 'Training the models whose numbers stand in this document.',
	'review.failed': 'The item could not be opened. Check the connection, then load the page again. What you wrote is kept.',
	'review.no-webassembly': 'This browser has no WebAssembly, so nothing can be trained here.',
	'review.run.failed': 'A run broke down before it was done.',
	'review.run.again': 'Run again',

	'kind.pipeline': 'Pipeline code',
	'kind.notebook': 'Notebook',
	'kind.report': 'Evaluation report',
	'kind.model-card': 'Model card',
	'kind.design': 'Design',
	'kind.vendor': 'Vendor’s claim',
	'state.open': 'Not reviewed',
	'state.begun': 'Begun',
	'state.share': (v: { share: number }) => `${formatPercent(v.share)} of the points`,

	'document.label': 'The document, line by line',
	'document.help': 'Press a line to mark it. The arrow keys move, Enter marks, and pressing it again takes the mark away.',
	'document.line': (v: { number: number }) => `Line ${v.number}`,
	'document.marked': 'your mark',
	'document.matter': 'the matter',
	'document.noted': 'impure, harmless',

	'ask.title': 'Ask the author',
	'ask.help': 'One press each. Asking costs nothing.',
	'ask.split': 'How was this split?',
	'ask.steps': 'Which rows did each step learn from?',
	'ask.segments': 'What does the gap look like per segment?',
	'ask.contamination': 'Is this benchmark contaminated?',
	'ask.columns': 'Is every column known in time?',
	'ask.interval': 'How sure is that number?',
	'ask.waiting': 'Looking it up.',
	'ask.none.segments': 'The table names no segments that right answers could be counted in.',
	'ask.none.contamination': 'This cannot be searched for copies.',
	'ask.none.columns': 'Nothing is known about when these columns are written.',
	'ask.none': 'The run broke down, so there is no answer.',
	'ask.shares': (v: { train: readonly number[]; validation: readonly number[] }) =>
		`Class shares: ${v.train.map(formatPercent).join(', ')} in training; ${v.validation.map(formatPercent).join(', ')} in validation.`,
	'ask.sizes': (v: { train: number; validation: number }) =>
		`${formatCount(v.train)} rows were trained on, ${formatCount(v.validation)} scored.`,
	'ask.steps.none': 'There are no steps before the model.',
	'ask.step': (v: { name: string; says: string; scope: 'train' | 'all' | 'nothing' | 'rows' }) =>
		`${v.name}${v.says === '' ? '' : `, ${v.says}`}: ${
			v.scope === 'train' ? 'training rows only' : v.scope === 'all' ? 'all rows, held-out ones included' : 'it learns from no other row'
		}.`,
	'ask.score': (v: Ends & { name: string; n: number }) => `${v.name}: ${withEnds(v)}, n ${formatCount(v.n)}.`,
	'ask.baseline': (v: { value: number }) => `Without a model: ${formatScore(v.value)}.`,
	'ask.refits': (v: { refits: number }) =>
		v.refits === 1 ? 'Trained once.' : `Trained ${formatPlural(v.refits, 'time', 'times')} on the same rows.`,
	'ask.slice': (v: Ends & { level: string; n: number; gap: number; flagged: boolean }) =>
		`${v.level}: ${withEnds(v)}, gap ${formatScore(v.gap)}, n ${formatCount(v.n)}.${v.flagged ? ' Lower than chance makes it.' : ''}`,
	'ask.slices.more': (v: { rest: number }) => `${formatPlural(v.rest, 'further segment lies', 'further segments lie')} above these.`,
	'ask.overall': (v: { train: number; value: number; gap: number }) =>
		`All rows: ${formatScore(v.train)} in training, ${formatScore(v.value)} held out, gap ${formatScore(v.gap)}. By segment, held out:`,
	'ask.slices.small': (v: { small: number; least: number }) =>
		`${formatPlural(v.small, 'segment has', 'segments have')} fewer than ${formatCount(v.least)} rows, too few to say.`,
	'ask.fact': (v: { name: string; exact: boolean } & Ends) => `${v.name}: ${v.exact ? formatCount(v.value) : withEnds(v)}`,

	'form.title': 'Your review',
	'form.nothing': 'No line is marked. If nothing has to change, approve.',
	'form.approve': 'Approve',
	'form.marked': (v: { number: number }) => `Line ${v.number} is marked.`,
	'form.unmark': 'Take the mark away',
	'form.flaw': 'What is wrong with it?',
	'form.flaw.choose': 'Choose a name',
	'form.severity': 'How grave is it?',
	'severity.blocker': 'Blocker',
	'severity.blocker.what': 'the number misleads the decision',
	'severity.suggestion': 'Suggestion',
	'severity.suggestion.what': 'change it; the decision stands',
	'severity.nit': 'Nit',
	'severity.nit.what': 'it moves no number',
	'form.consequence': 'What follows from it?',
	'form.fix': 'What is the smallest fix?',
	'form.send': 'Send the review',
	'form.missing': 'Answer all four, then send it.',
	'form.sent.approved': 'You approved it.',
	'form.sent.marked': (v: { number: number; flaw: string; severity: string }) => `You marked line ${v.number}: ${v.flaw}. ${v.severity}.`,

	'outcome.found': 'Found.',
	'outcome.partly': 'Partly found.',
	'outcome.missed': 'Missed.',
	'outcome.missed.approved': 'Approved, and it should not have been.',
	'outcome.approved': 'Rightly approved.',
	'outcome.approved-with-nit': 'Rightly approved, with a fair remark.',
	'outcome.false-alarm': 'False alarm: this was in order.',
	'outcome.points': (v: { share: number }) => `${formatPercent(v.share)} of the points.`,
	'outcome.flaw': (v: { name: string; severity: string }) => `It is: ${v.name}. ${v.severity}.`,
	'part.line': 'Line',
	'part.flaw': 'Name',
	'part.severity': 'Severity',
	'part.consequence': 'Consequence',
	'part.fix': 'Fix',
	'part.right': 'right',
	'part.wrong': 'not this',
	'part.worth': (v: { share: number }) => formatPercent(v.share),
	'choice.yours': 'You',
	'choice.right': 'Right',

	'numbers.title': 'Both, run just now',
	'numbers.running': 'Running the work as submitted, and its fix.',
	'numbers.running.clean': 'Running the work as submitted, and what a doubter would ask for.',
	'numbers.submitted': 'As submitted',
	'numbers.fixed': (v: { what: string }) => `Changed: ${v.what}`,
	'numbers.submitted.new': 'as submitted, on new rows',
	'numbers.fixed.new': 'changed, on new rows',
	'numbers.sentence.inflated': (v: { name: string; submitted: number; fixed: number; truth: number | null }) =>
		`${sentence(v.name)}: ${formatNumber(v.submitted)} as submitted, ${formatNumber(v.fixed)} once changed.${
			v.truth === null ? '' : ` On new rows the work as submitted comes to ${formatNumber(v.truth)}.`
		}`,
	'numbers.sentence.level': (v: { name: string; submitted: number; fixed: number; truth: number | null }) =>
		`${sentence(v.name)}: ${formatNumber(v.submitted)} as submitted, ${formatNumber(v.fixed)} once changed. Nothing material moved.${
			v.truth === null ? '' : ` New rows say ${formatNumber(v.truth)}.`
		}`,
	'numbers.key': 'Bars are 95% intervals.',
	'numbers.column.run': 'Run',
	'numbers.column.value': 'Value',
	'numbers.column.low': 'Low',
	'numbers.column.high': 'High',
	'numbers.code': 'The smallest fix, in the code',
	'numbers.code.other': 'The second run, in the code',
	'numbers.code.was': 'taken out',
	'numbers.code.is': 'put in',

	'record.title': 'Reviews',
	'record.empty': 'None sent yet. Each shows here what was found, what was missed, and what was stopped that was in order.',
	'record.done': (v: { n: number; all: number; points: number }) =>
		`${formatCount(v.n)} of ${formatCount(v.all)} reviewed, for ${formatPercent(v.points)} of their points.`,
	'record.found': (v: { right: number; n: number; low: number; high: number }) =>
		`Found, with line and name: ${formatCount(v.right)} of ${formatPlural(v.n, 'flaw', 'flaws')} (95% interval of that share: ${formatInterval(v.low, v.high, formatPercent)}).`,
	'record.approved': (v: { right: number; n: number; low: number; high: number }) =>
		`Let through: ${formatCount(v.right)} of ${formatCount(v.n)} that ${v.n === 1 ? 'was' : 'were'} in order (${formatInterval(v.low, v.high, formatPercent)}).`,
	'record.missed': 'Missed',
	'record.missed.line': (v: { flaw: string }) => v.flaw,
	'record.missed.partly': (v: { flaw: string }) => `${v.flaw}; seen in part`,
	'record.stopped': 'Stopped, and in order',
	'record.stopped.line': (v: { severity: string }) => `you said: ${v.severity.toLowerCase()}`,
	'record.next': 'Review the next one',
	'record.list': 'All items',

	'keys.name.lines': 'Up, Down',
	'keys.lines': 'move between the lines of the document',
	'keys.name.mark': 'Enter',
	'keys.mark': 'mark the line, or take the mark away'
} as const;

function sentence(name: string): string {
	return name[0].toUpperCase() + name.slice(1);
}

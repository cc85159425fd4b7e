import { formatCount, formatInterval, formatPercent } from './format.ts';

interface Share {
	readonly right: number;
	readonly n: number;
	readonly low: number;
	readonly high: number;
}

const share = (v: Share): string => formatPercent(v.right / v.n);
const range = (v: Share): string => formatInterval(v.low, v.high, formatPercent);
const rightOf = (v: Share): string => (v.right === v.n ? `all ${formatCount(v.n)}` : `${formatCount(v.right)} of ${formatCount(v.n)}`);

/** The first visit: dots, a line, three calls. "Training" and "validation" get their names only after the first call. */
export const firstVisitEn = {
	'first.title': 'Will it hold up?',
	'first.step': (v: { at: number; of: number }) => `Case ${v.at} of ${v.of}`,
	'first.question': 'Will this line work on new dots?',
	'first.answers': 'Your answer',
	'first.yes': 'Yes',
	'first.no': 'No',
	'first.cannot-tell': 'Cannot tell',
	'first.key.numbers': 'Yes, no, cannot tell',
	'first.next': 'Next case',
	'first.finish': 'See your three calls',
	'first.again': 'Try other dots',
	'first.skip': 'Skip to the labs',
	'first.starting': 'Getting ready to draw.',
	'first.training': 'A small network is drawing a line between two kinds of dots.',
	'first.trained': 'A small network drew this line just now, in this browser.',
	'first.steps': (v: { at: number; of: number }) => `Step ${formatCount(v.at)} of ${formatCount(v.of)}`,
	'first.lead.starting': 'Two kinds of dots. A small network learns to tell them apart.',
	'first.lead.shown': (v: Share) =>
		v.right === v.n ? `So far it gets all ${formatCount(v.n)} dots right.` : `So far it gets ${rightOf(v)} dots right.`,
	'first.lead.aside': (v: { shown: Share; aside: Share }) =>
		`It gets ${rightOf(v.shown)} right of the dots it learned from, and ${rightOf(v.aside)} right of the dots kept back.`,
	'first.chart.label': (v: { shown: number; aside: number; fresh: number }) =>
		`${formatCount(v.shown)} dots of two kinds and the line the network drew between them.` +
		(v.aside > 0 ? ` ${formatCount(v.aside)} more dots were kept back.` : '') +
		(v.fresh > 0 ? ` ${formatCount(v.fresh)} new dots have fallen in; those on the wrong side are ringed.` : ''),
	'first.falling': (v: { n: number }) => `${formatCount(v.n)} new dots are falling in.`,

	'first.legend.kinds': 'Filled and hollow are the two kinds.',
	'first.legend.shown': 'Learned from',
	'first.legend.training': 'Training',
	'first.legend.aside': 'Kept back',
	'first.legend.validation': 'Validation',
	'first.legend.new': 'New',
	'first.legend.test': 'Test',
	'first.legend.fresh': 'Fresh',
	'first.legend.missed': 'Wrong side',

	'first.reveal.falls': 'It does not hold.',
	'first.reveal.holds': 'It holds.',
	'first.reveal.unknown': 'Nobody could tell from this.',
	'first.said.right': (v: { said: string }) => `You said ${v.said.toLowerCase()}. That is right.`,
	'first.said.fair': 'You said cannot tell. That is fair: nothing was kept back to check with.',
	'first.said.wrong': (v: { said: string }) => `You said ${v.said.toLowerCase()}. Not this time.`,

	'first.numbers.shown': 'Dots it learned from',
	'first.numbers.aside': 'Dots kept back',
	'first.numbers.fresh': 'New dots',
	'first.numbers.right': 'right',
	'first.numbers.share': (v: Share) => share(v),
	'first.numbers.count': (v: Share) => `${formatCount(v.right)} of ${formatCount(v.n)}`,
	'first.numbers.range': (v: Share) => `could be ${range(v)}`,
	'first.numbers.caption': 'How many dots land on their own side of the line',

	'first.name.1': (v: { fell: boolean }) =>
		v.fell
			? 'The line bends around single dots. New dots do not sit in the same places.'
			: 'The line bends around single dots, and this time that did no harm. Other dots could have told another story.',
	'first.names.1':
		'The dots it learned from are the [training-set|training set]. To know before new dots arrive, keep some back and check the line on them: a [validation-set|validation set]. The next case has one.',
	'first.name.2': (v: { held: boolean }) =>
		v.held
			? 'The dots kept back already said so: their score and the score on the new dots agree within the noise.'
			: 'The dots kept back and the new dots do not agree this time. That happens by chance about once in twenty.',
	'first.names.2':
		'That makes three parts: a [training-set|training set] to learn from, a [validation-set|validation set] to choose with, and a [test-set|test set] that stays sealed until the choice is made. The dots that fell in were the test set.',
	'first.name.3': (v: { aside: Share; fresh: Share }) =>
		`${rightOf(v.aside).replace(/^all /, 'All ')} kept-back dots right could mean anything from ${formatPercent(v.aside.low)} to ${formatPercent(v.aside.high)} on new ones. It came to ${share(v.fresh)}. A few dots cannot say more.`,
	'first.names.3':
		'Such a range is an [interval|interval]. When it is too wide to act on, "cannot tell yet, keep more dots back" is the right call.',

	'first.done.title': 'That was the whole question.',
	'first.done.lead': 'Will it hold up on data nobody has seen? Every case here ends with it. Here are your first three calls.',
	'first.done.table': 'Your first three calls',
	'first.done.case': 'Case',
	'first.done.said': 'You said',
	'first.done.came': 'What came',
	'first.done.row': (v: { at: number; n: number }) => `${v.at}. ${formatCount(v.n)} dots to learn from`,
	'first.done.came.value': (v: { shown: Share; fresh: Share }) => `${share(v.shown)} shown, ${share(v.fresh)} new`,
	'first.done.right': 'right',
	'first.done.fair': 'fair',
	'first.done.wrong': 'not this time',
	'first.done.kept': 'This page is kept in this browser. Nothing is sent.',
	'first.done.go': 'Go to the first lab',
	'first.done.labs': 'See all labs',

	'first.failed.title': 'The line could not be drawn.',
	'first.failed.cancelled': 'The drawing was stopped.',
	'first.failed.diverged': 'The numbers of this network ran away. That can happen; draw it again with other dots.',
	'first.failed.worker-lost':
		'The part of the browser that draws stopped. Try again; if it stays so, close other tabs that use much memory.',
	'first.failed.no-webassembly':
		'This browser has no WebAssembly, so no model can be trained here. Use a current Firefox, Chrome, Edge or Safari.',
	'first.failed.bad-spec': 'This case is described wrongly. That is our mistake; the other cases and the labs still work.',
	'first.failed.internal': 'Something went wrong while drawing. Try again.',
	'first.retry': 'Try again'
} as const;

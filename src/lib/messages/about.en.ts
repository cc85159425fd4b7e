import { formatBytes, formatCount, formatSetting, formatPercent } from './format.ts';

/** The page about the rules, the data and the limits. */
export const aboutEn = {
	'about.title': 'About',
	'about.lead': 'Holdout is a place to practise one skill: judging whether a model will hold up on data it has never seen.',
	'about.contents': 'On this page',

	'about.how': 'How it works',
	'about.how.real':
		'Every curve is a real model, trained in this browser, on the seed you see, now. Nothing is a recorded picture. The same seed gives the same numbers on every machine we test.',
	'about.how.cause':
		'In made data the cause is planted by us, and an exercise is published only when its cause shows on at least 19 of 20 unseen seeds, and its twin, the same lab without the cause, does not. In a real table the answer is computed from the run in front of you by the rules below.',
	'about.how.commit': 'You commit before you see the answer. Until then, titles, addresses and briefs are neutral.',

	'about.rules': 'The rules, as arithmetic',
	'about.rules.lead':
		'A verdict is never a feeling. These are the lines it is computed from, and the thresholds it uses. Thresholds are conventions: other teams use others, and a teacher may set them.',
	'about.rules.gap': '[gap|Gap]: training score less validation score. Positive means worse on unseen rows.',
	'about.rules.shortfall': '[shortfall|Shortfall]: [ceiling|ceiling] less validation score.',
	'about.rules.bias': 'Bias: ceiling less training score.',
	'about.rules.gain': 'Gain: what one change returns on the same validation rows, compared row by row.',
	'about.rules.words':
		'Each difference is called present, absent or inconclusive. Present: its [interval|interval] clears half the threshold and its value the whole. Absent: its interval stays below twice the threshold. Else inconclusive.',
	'about.rules.gapAlone':
		'A gap alone is not [overfitting|overfitting]. A forest can score 1.00 on its training rows and be healthy, when validation is at the ceiling. Overfitting means: there is a gap, and simplifying pays.',
	'about.rules.tell': '"Cannot tell yet" is a verdict, and often the right one. It names what to measure next and on how many rows.',
	'about.thresholds': 'Thresholds in use',
	'about.threshold.materiality': 'A gap, shortfall or bias counts from',
	'about.threshold.gain': 'A gain counts from',
	'about.threshold.se': 'and must clear, in standard errors',
	'about.threshold.level': 'Intervals are at level',
	'about.value': (v: { value: number }) => formatSetting(v.value),
	'about.level': (v: { value: number }) => formatPercent(v.value),

	'about.vocabulary': 'The vocabulary',
	'about.vocabulary.lead':
		'The first stage answers in five families. Finer names join once the measurement that separates them has been met. Names for leaks follow Kapoor and Narayanan (2023), for bias and variance Ng (2018), for shifts Quiñonero-Candela and others (2009).',
	'about.family.fits': 'No gap that matters, and little left to win.',
	'about.family.too-simple': 'It misses a pattern that is there, on the training rows too.',
	'about.family.too-fitted': 'It learned what is special to its training rows; something simpler, or more rows, does better.',
	'about.family.do-not-trust': 'The number does not mean what it seems to: a leak, a shift, a hidden segment, a score chosen by peeking.',
	'about.family.cannot-tell': 'The rows at hand allow more than one of these.',
	'about.vocabulary.go': 'Every diagnosis, one by one',
	'about.terms': 'Terms',

	'about.data': 'Data and licences',
	'about.data.lead':
		'Real tables are trimmed from public packages when the site is built, and served by the site itself. Made data needs no licence.',
	'about.data.none': 'No real table is part of this build.',
	'about.data.table': 'Table',
	'about.data.rows': 'Rows',
	'about.data.licence': 'Licence and source',
	'about.data.count': (v: { rows: number; columns: number }) => `${formatCount(v.rows)} rows, ${formatCount(v.columns)} columns`,
	'about.data.size': (v: { bytes: number }) => formatBytes(v.bytes),
	'about.data.package': (v: { name: string; version: string }) => `from ${v.name} ${v.version}`,
	'about.fonts': 'The typefaces are Source Serif 4 and IBM Plex Sans, both under the SIL Open Font License.',

	'about.verify': 'What checking can show, and what it cannot',
	'about.verify.can':
		'Your work is a chain: each step is tied to the one before. Anyone with this site can replay it and find whether the models, the scores and the grade come out the same. An edited score, a changed seed or a step put in later shows.',
	'about.verify.cannot':
		'It cannot show who sat at the keyboard, whether the case was rehearsed, or what the clock said. The answers are inside a public site and a determined reader can find them. So a replay says "this work gives this score on this engine", and nothing about the person.',

	'about.privacy': 'Privacy',
	'about.privacy.text':
		'There is no server, no account and no tracking. Your work is saved in this browser and goes nowhere unless you export it. Clearing the browser’s data removes it, so keep a work file of what matters to you.',
	'about.privacy.go': 'Export or erase your work'
} as const;

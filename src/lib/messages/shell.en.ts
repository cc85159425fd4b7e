import { formatTime } from './format.ts';

/** Header, footer, keys, errors: what every page says. */
export const shellEn = {
	'shell.name': 'Holdout',
	'shell.home': 'Holdout, home',
	'shell.skip': 'Skip to the page',
	'shell.menu': 'Menu',
	'shell.menu.close': 'Close the menu',
	'shell.nav.main': 'Main',
	'shell.nav.end': 'Your work and the rules',
	'shell.nav.labs': 'Labs',
	'shell.nav.drill': 'Drill',
	'shell.nav.review': 'Review',
	'shell.nav.interview': 'Interview',
	'shell.nav.audit': 'Audit',
	'shell.nav.portfolio': 'Portfolio',
	'shell.nav.teach': 'Teach',
	'shell.nav.work': 'Your work',
	'shell.nav.about': 'About',
	'shell.title': (v: { page: string }) => `${v.page} · Holdout`,
	'shell.description':
		'Learn to judge whether a machine-learning model will hold up on data it has never seen. Real models are trained in your browser.',

	'save.none': 'Nothing to sign up for. Nothing is sent.',
	'save.saved': (v: { at: number }) => `Saved in this browser at ${formatTime(v.at)}. Nothing is sent.`,
	'save.kept': 'Your work is kept in this browser. Nothing is sent.',
	'save.saving': 'Saving in this browser. Nothing is sent.',
	'save.failed': (v: { reason: string }) => `Not saved. ${v.reason} Your work is kept in this tab.`,
	'save.retry': 'Try again',
	'save.download': 'Save a work file',

	'theme.label': 'Colours',
	'theme.system': 'As the system',
	'theme.light': 'Light',
	'theme.dark': 'Dark',

	'keys.hint.before': 'Press',
	'keys.hint.after': 'for keys',
	'keys.open': 'Show the keys',
	'keys.title': 'Keys',
	'keys.close': 'Close',
	'keys.question': 'Show or hide this list',
	'keys.numbers': 'Choose an answer',
	'keys.arrows': 'Move between answers',
	'keys.enter': 'Confirm, or take the next step',
	'keys.tab': 'Move to the next thing on the page',
	'keys.escape': 'Close a panel, or cancel a run',
	'keys.name.numbers': '1 to 9',
	'keys.name.arrows': 'Arrow keys',
	'keys.name.enter': 'Enter',
	'keys.name.tab': 'Tab',
	'keys.name.escape': 'Esc',

	'error.title': 'This page is not here.',
	'error.missing': 'The address may be misspelt, or the page has moved. Nothing of your work is lost.',
	'error.broken': (v: { message: string }) => `Something went wrong: ${v.message}. Your work is saved; load the page again.`,
	'error.brokenTitle': 'The page stopped.',
	'error.home': 'Go to the labs',

	noscript: 'Holdout trains models in your browser, so it needs JavaScript. Turn it on for this page and load it again.',
	'no-webassembly':
		'This browser has no WebAssembly, so no model can be trained here. Everything can be read. To work on a case, use a current Firefox, Chrome, Edge or Safari.'
} as const;

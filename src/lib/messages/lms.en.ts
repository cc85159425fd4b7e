import { formatBytes, formatCount, formatPercent, formatTime } from './format.ts';

/** The course that a page was opened from, and packages for courses. */
export const lmsEn = {
	'course.opening': 'Talking to your course.',
	'course.open': (v: { name: string }) => (v.name === '' ? 'Opened from your course.' : `Opened from your course, as ${v.name}.`),
	'course.told': (v: { at: number }) => `Told to the course at ${formatTime(v.at)}.`,
	'course.kept': 'The course keeps your work; you can go on from any machine.',
	'course.too-long':
		'Your work is too long for the course to keep. It stays in this browser: save a work file below to go on from another machine.',
	'course.file': 'The course has no room for your work. Open the work file that you saved, or go on in the browser where you began.',
	'course.review': 'You are looking back at finished work. Nothing is written.',
	'course.browse': 'You are looking around. Nothing is written.',
	'course.missing': 'This page was packed for a course, and there is no course around it. Your work stays in this browser.',
	'course.failed': (v: { code: string }) =>
		`The course did not take it (${v.code}). Your work stays in this browser; it will be told again.`,
	'course.again': 'Tell it again',

	'package.title': 'A package for your course',
	'package.lead':
		'One zip with the whole site and this assignment, to be uploaded to Moodle, Canvas or another system. Nothing in it calls home.',
	'package.format': 'Standard',
	'package.scorm12': 'SCORM 1.2',
	'package.scorm12.for': 'Moodle and almost everything else.',
	'package.scorm2004': 'SCORM 2004, 3rd edition',
	'package.scorm2004.for': 'Newer systems: with the draw of each item, and more room to keep work.',
	'package.cmi5': 'cmi5',
	'package.cmi5.for': 'Systems with a learning record store.',
	'package.lrs': 'Address of the record store',
	'package.lrs.help': 'For example https://lrs.example.edu. The package may talk to this address and to no other.',
	'package.sends':
		'It sends: that the work was begun, each answered item with its score, completion with the score, the end of the session, and the work itself as a state document.',
	'package.make': 'Make the package',
	'package.cancel': 'Cancel',
	'package.reading': (v: { done: number; of: number }) => `Reading the site: ${formatCount(v.done)} of ${formatCount(v.of)} files`,
	'package.packing': 'Packing',
	'package.done': (v: { name: string; bytes: number }) => `Saved ${v.name}, ${formatBytes(v.bytes)}.`,
	'package.failed': (v: { message: string }) => `No package was made: ${v.message}`,
	'package.no-list': 'this copy of the site has no list of its files. Build it with “npm run build”, or use “npm run package”.',
	'package.progress': (v: { fraction: number }) => formatPercent(v.fraction)
} as const;

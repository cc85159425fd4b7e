import { formatCount, formatPlural } from './format.ts';

/** What would settle a case that cannot be told yet, by what there is to measure. */
export const settleEn = {
	'validation-rows': (v: { n: number }) => `These rows cannot settle it. About ${formatCount(v.n)} validation rows would.`,
	'second-labels': (v: { n: number }) =>
		`Nobody knows the ceiling here. A second, independent label of about ${formatCount(v.n)} rows would bound it.`,
	'another-probe': 'More rows would not settle it: nothing that was tried brings anything. One other change that does would.',
	'sealed-rows': (v: { n: number }) => `These looks cannot settle it. About ${formatCount(v.n)} rows that nobody has looked at would.`,
	positives: (v: { n: number }) => `These cases cannot settle it. About ${formatPlural(v.n, 'positive case', 'positive cases')} would.`,
	'slice-rows': (v: { n: number }) => `This segment is too small to settle it. About ${formatCount(v.n)} rows of it would.`,
	refits: (v: { n: number }) => `These refits cannot settle it. About ${formatCount(v.n)} would.`,
	other: (v: { n: number }) => `This much data cannot settle it. About ${formatCount(v.n)} of them would.`,
	'other.unknown': 'This much data cannot settle it.',
	flips: (v: { at: string; above: string; below: string }) => `From ${v.at} the answer is “${v.above}”, below it “${v.below}”.`
} as const;

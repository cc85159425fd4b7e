import { formatCount, formatPercent, formatSetting } from './format.ts';

const part = (share: number): string => (share > 1 ? formatCount(share) : formatPercent(share));
type Split = { train: number; validation: number; test: number };
const parts = (v: Split): string =>
	`${part(v.train)} to train, ${part(v.validation)} to validate${v.test > 0 ? `, ${part(v.test)} sealed` : ''}`;
type Values = Readonly<Record<string, string | number>>;
const columns = (v: Values): string => (typeof v.columns === 'string' && v.columns !== '' ? v.columns : 'all that fit');

/** Pipeline cards: each part of a pipeline in words, what may be done with it, and the data dictionary. */
export const cardsEn = {
	cards: 'Pipeline',
	'cards.lead': 'From the table to the score, in the order in which it runs.',
	'cards.lead.edit':
		'Drag a card, or use its arrows, to change the order. Choose what a step learns from. Each change is one field of the next run.',
	'cards.order': 'Order of the steps',
	'cards.select': (v: { name: string }) => `Show the code of: ${v.name}`,
	'cards.left': (v: { name: string }) => `Move ${v.name} one place earlier`,
	'cards.right': (v: { name: string }) => `Move ${v.name} one place later`,
	'cards.keys': 'On a card, Alt with the left and right arrows moves it.',
	'cards.moved': (v: { name: string; place: number; of: number }) => `${v.name} is now step ${v.place} of ${v.of}.`,
	'cards.scope': 'Learns from',
	'cards.scope.of': (v: { name: string }) => `${v.name} learns from`,
	'cards.scope.train': 'training rows',
	'cards.scope.all': 'all rows',
	'cards.scope.nothing': 'learns nothing',
	'cards.scope.fixed': (v: { scope: 'train' | 'all' }) => (v.scope === 'train' ? 'learns from training rows' : 'learns from all rows'),
	'cards.split.by': 'Split by',
	'cards.embargo': 'Rows left out between',
	'cards.remove': (v: { name: string }) => `Take out ${v.name}`,
	'cards.remove.short': 'Take out',
	'cards.shelf': 'May be put in',
	'cards.add': (v: { name: string; says: string }) => `Put in ${v.name}${v.says === '' ? '' : ` (${v.says})`}`,
	'cards.replace': (v: { name: string; says: string }) => `Change ${v.name} to: ${v.says}`,
	'cards.code': 'The same in scikit-learn',
	'cards.code.show': 'Show as code',
	'cards.code.hide': 'Hide the code',
	'cards.code.note': 'Read-only. The marked lines belong to the card you chose.',
	'cards.changed': 'changed',

	dictionary: 'Data dictionary',
	'dictionary.column': 'Column',
	'dictionary.kind': 'Kind',
	'dictionary.missing': 'Missing',
	'dictionary.known': 'Written',
	'dictionary.known.before': 'before the decision',
	'dictionary.known.after': 'after the outcome',
	'dictionary.known.read':
		'When each column is written stands in the instrument “Availability”. It is part of the evidence, so it has its cost.',

	'pipeline.split': 'Split',
	'pipeline.split.row': (v: Split) => `row by row at random: ${parts(v)}`,
	'pipeline.split.stratified': (v: Split) => `at random, class shares kept: ${parts(v)}`,
	'pipeline.split.group': (v: Split) => `whole entities on one side: ${parts(v)}`,
	'pipeline.split.time': (v: Split) => `past before future: ${parts(v)}`,
	'pipeline.split.order': (v: Split) => `in the order of the file: ${parts(v)}`,
	'pipeline.embargo': (v: { embargo: number }) => `pause of ${formatSetting(v.embargo)} between`,
	'pipeline.scoreOn.train': 'scored on the rows to train',
	'pipeline.model': 'Model',
	'pipeline.threshold': 'Threshold',
	'pipeline.threshold.words': (v: { threshold: number }) => `class 1 from a probability of ${v.threshold}`,
	'pipeline.fit': 'Training',
	'pipeline.fit.words': (v: { epochs: number; learningRate: number }) =>
		`${formatCount(v.epochs)} epochs, steps of ${formatSetting(v.learningRate)}`,

	'step.drop-columns': 'Drop columns',
	'step.drop-columns.says': (v: Values) => `without ${columns(v)}`,
	'step.keep-columns': 'Keep columns',
	'step.keep-columns.says': (v: Values) => `only ${columns(v)}`,
	'step.use-role': 'Use as a column',
	'step.use-role.says': (v: Values) => `the ${String(v.role ?? 'time')} becomes a feature`,
	'step.impute': 'Fill gaps',
	'step.impute.says': (v: Values) => `with the ${String(v.strategy ?? 'mean')}${v.byClass === 'yes' ? ' of the row’s own class' : ''}`,
	'step.standardize': 'Scale',
	'step.standardize.says': 'mean 0, spread 1',
	'step.one-hot': 'One column per category',
	'step.one-hot.says': (v: Values) => columns(v),
	'step.select-k-best': 'Choose columns',
	'step.select-k-best.says': (v: Values) => `the ${formatCount(Number(v.k ?? 20))} that go best with the answer`,
	'step.oversample': 'Copy rare rows',
	'step.oversample.says': 'until the classes are even',
	'step.deduplicate': 'Remove duplicates',
	'step.deduplicate.says': (v: Values) =>
		typeof v.ignore === 'string' && v.ignore !== ''
			? `the first of equal rows stays, whatever their ${v.ignore}`
			: 'the first of equal rows stays',
	'step.target-encode': 'Encode by the answer',
	'step.target-encode.says': (v: Values) =>
		v.mode === 'out-of-fold' ? 'mean answer of other rows of the level' : 'mean answer of each level',
	'step.polynomial': 'Squares and products',
	'step.polynomial.says': (v: Values) => columns(v),
	'step.cyclic': 'Round the clock',
	'step.cyclic.says': (v: Values) => `${String(v.column ?? '')} as a circle`,
	'step.bag-of-n-grams': 'Count words',
	'step.bag-of-n-grams.says': (v: Values) => `up to ${formatCount(Number(v.maxTerms ?? 1000))} terms`,
	'step.pca': 'Fewer directions',
	'step.pca.says': (v: Values) => `${formatCount(Number(v.components ?? 2))} main components`,
	'step.lag': 'Earlier values',
	'step.lag.says': (v: Values) => (Number(v.by) < 0 ? `value ${-Number(v.by)} rows later` : `value ${Number(v.by ?? 1)} rows earlier`),
	'step.random-features': 'Random features',
	'step.random-features.says': (v: Values) => formatCount(Number(v.count ?? 100)),
	'step.filter-rows': 'Keep some rows',
	'step.filter-rows.says': (v: Values) => `where ${String(v.column ?? '')} is at least ${formatSetting(Number(v.least ?? 0))}`,
	'step.relabel': 'Look at labels again',
	'step.relabel.says': (v: Values) => `${Math.round(100 * Number(v.share ?? 1))} of 100 training rows`,
	'step.pixel-shift': 'Shifted copies',
	'step.pixel-shift.says': (v: Values) => `${formatCount(Number(v.copies ?? 8))} of each picture, ${formatCount(Number(v.cells ?? 1))} off`
} as const;

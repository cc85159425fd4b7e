import { formatCount, formatDifference, formatInterval, formatList, formatPlural, formatScore, formatSetting } from './format.ts';

/** The bench: knobs, predictions, the notebook, comparisons and what they cost. */
export const benchEn = {
	knobs: (v: { run: number }) => `Knobs for run ${v.run}`,
	'knobs.changed': (v: { count: number }) => `${v.count} changed`,
	'knobs.base': 'Start from',
	'knobs.base.run': (v: { run: number; last: boolean }) => (v.last ? `Run ${v.run}, the last` : `Run ${v.run}`),
	'knobs.rest': (v: { run: number }) => `The others stay as in run ${v.run}.`,
	'knobs.fork': (v: { count: number; run: number }) =>
		`That is ${v.count} changes from run ${v.run}. You may: it starts a new experiment, and whatever comes, no single change gets the credit. To learn what each does, undo one and run them apart.`,
	'knobs.cards': 'The pipeline’s cards are knobs too. They stand above the chart.',
	'knobs.none': 'Choose one thing to change.',
	'knobs.undo': 'Undo',
	'knobs.price': (v: { units: number }) => (v.units === 0 ? 'paid for' : formatPlural(v.units, 'unit', 'units')),
	'knobs.too-dear': (v: { units: number; left: number }) =>
		`These rows cost ${formatPlural(v.units, 'unit', 'units')}; ${formatPlural(v.left, 'is', 'are')} left.`,

	'gate.title': (v: { run: number }) => `First: what is going on in run ${v.run}?`,
	'gate.lead': 'One tap. The knobs open once you have said it, as they did for run 1.',
	'gate.said': (v: { run: number; name: string }) => `Run ${v.run}: you say “${v.name}”.`,

	'predict.title': 'Before it runs: where will validation go?',
	'predict.size': 'How far? You are 80% sure it moves between',
	'predict.and': 'and',
	'predict.low': 'Least change, 80% interval',
	'predict.high': 'Greatest change, 80% interval',
	'predict.unit': (v: { metric: string; lower: boolean }) =>
		v.lower ? `In ${v.metric}. Plus means a smaller error.` : `In ${v.metric}, for example −0.01 and +0.03.`,
	'predict.order': 'The first number must be the smaller one.',
	'predict.missing': 'Say the direction and both ends.',
	'predict.missing.direction': 'Say the direction.',
	train: (v: { run: number }) => `Train run ${v.run}`,
	'train.note': (v: { refits: number }) => `${formatPlural(v.refits, 'seed', 'seeds')}. You can cancel.`,

	notebook: 'Notebook',
	'notebook.hint': 'Press two run numbers to compare any two.',
	'notebook.run': 'Run',
	'notebook.pick': (v: { run: number }) => `Compare run ${v.run}`,
	'notebook.changed': 'Changed',
	'notebook.predicted': 'You predicted',
	'notebook.train': 'Training',
	'notebook.validation': 'Validation',
	'notebook.against': (v: { run: number | null }) => (v.run === null ? 'Against its start' : `against run ${v.run}`),
	'notebook.outcome': 'Outcome',
	'notebook.as-given': 'as given',
	'notebook.fork': 'new experiment',
	'notebook.none': 'none',
	'notebook.as-predicted': (v: { outcome: string }) => `${v.outcome}, as predicted`,
	'notebook.not-as-predicted': (v: { outcome: string }) => `${v.outcome}, not as predicted`,
	'notebook.inside': 'size inside your interval',
	'notebook.outside': 'size outside your interval',
	'notebook.failed': 'did not finish',
	'notebook.cancelled': 'cancelled',
	'notebook.other-rows': 'other validation rows',
	'run.n': (v: { run: number }) => `Run ${v.run}`,

	'diff.title': (v: { a: number; b: number; count: number }) =>
		v.count === 0
			? `Run ${v.b} and run ${v.a} are the same experiment.`
			: `From run ${v.a} to run ${v.b}, ${v.count === 1 ? 'one thing changed' : `${v.count} things changed`}:`,
	'diff.raised': (v: { name: string; before: string; after: string }) => `${v.name} raised from ${v.before} to ${v.after}`,
	'diff.lowered': (v: { name: string; before: string; after: string }) => `${v.name} lowered from ${v.before} to ${v.after}`,
	'diff.changed': (v: { name: string; before: string; after: string }) => `${v.name} changed from ${v.before} to ${v.after}`,
	'diff.step.in': (v: { step: string; place: number }) => `step “${v.step}” added at place ${v.place}`,
	'diff.step.out': (v: { step: string }) => `step “${v.step}” taken out`,
	'diff.step.moved': (v: { step: string; from: number; to: number }) => `step “${v.step}” moved from place ${v.from} to place ${v.to}`,
	'diff.step.train': (v: { step: string }) => `step “${v.step}” now learns from the training rows only`,
	'diff.step.all': (v: { step: string }) => `step “${v.step}” now learns from all rows`,
	'diff.step.set': (v: { step: string; name: string; before: string; after: string }) =>
		`${v.name} of step “${v.step}” changed from ${v.before} to ${v.after}`,
	'diff.also': (v: { changes: readonly string[] }) => formatList(v.changes),

	'compare.title': (v: { a: number; b: number }) => `Run ${v.b} and run ${v.a}, side by side`,
	'compare.ask': 'Which is better on new rows? A tie is an answer.',
	'compare.conclude': 'What do you conclude? A tie is an answer.',
	'compare.a': (v: { run: number }) => `Run ${v.run}`,
	'compare.tie': 'Tie: cannot be told apart',
	'compare.right.tie': 'So it is. The paired interval holds zero: on these rows nobody can tell them apart.',
	'compare.right.better': (v: { run: number }) => `So it is. The paired interval stays on the side of run ${v.run}.`,
	'compare.wrong.tie': (v: { run: number }) =>
		`Look at the paired interval, not at the two bands: it stays on the side of run ${v.run}. Rows that both get right cancel out.`,
	'compare.wrong.better': 'The paired interval holds zero. Whatever the two means say, on these rows it is a tie.',
	'compare.wrong.side': (v: { run: number }) => `The paired interval stays on the side of run ${v.run}.`,
	'compare.reset': 'Back to the last run',

	'medicine.right': 'A remedy for this case.',
	'medicine.wrong': 'Not the medicine for this case.',
	'medicine.shows': (v: { difference: number; low: number; high: number; against: number }) =>
		`What it did: ${formatDifference(v.difference)} against run ${v.against} (${formatInterval(v.low, v.high, formatDifference)}).`,

	'loop.check': (v: { run: number }) => `Score run ${v.run} on fresh rows`,
	'loop.working': 'Scoring fresh rows.',
	'loop.lead': 'Repair the pipeline, watch the reported score, then let fresh rows say whether the repaired number holds.',
	'loop.holds': (v: { run: number }) => `Run ${v.run} holds: what it reports is what fresh rows give. This is the honest number.`,
	'loop.falls': (v: { run: number }) => `Run ${v.run} still promises more than fresh rows give. Something else gets through.`,
	'loop.better': (v: { run: number }) =>
		`Fresh rows do better than run ${v.run} reports. It promises too little, which harms nobody but may hide a use.`,
	'loop.fell': (v: { fall: number; run: number }) =>
		`The reported score of run ${v.run} is ${formatScore(v.fall)} below run 1. It is not a worse model for that: it is a truer number.`,

	purse: 'Bench budget',
	'purse.left': (v: { left: number; budget: number }) => `${formatSetting(v.left)} of ${formatPlural(v.budget, 'unit', 'units')} left`,
	'purse.rows': (v: { price: number; per: number; many: string }) =>
		`${formatCount(v.per)} ${v.many} more cost ${formatPlural(v.price, 'unit', 'units')}. Rows stay yours.`,
	'purse.measure': (v: { run: number }) => `Measure run ${v.run}`,
	'purse.empty': 'The units are spent. You can still train with what you have.',
	'purse.cost': (v: { cost: number }) => formatPlural(v.cost, 'unit', 'units'),
	'purse.buy': 'Buy',
	'purse.buy.name': (v: { name: string; run: number }) => `Buy: ${v.name}, run ${v.run}`,
	'purse.forecast': 'Say to yourself what you expect before you buy. A measurement that cannot change your mind is not worth a unit.',
	'purse.read-on': (v: { name: string; run: number }) => `${v.name}, run ${v.run}`,

	'holds.title': 'Does it hold?',
	'holds.gain': (v: { gain: number; low: number; high: number }) =>
		`Gain over run 1: ${formatDifference(v.gain)} (${formatInterval(v.low, v.high)})`,
	'holds.gain.none': 'A gain over run 1 whose interval clears zero',
	'holds.seeds': (v: { seeds: number }) => (v.seeds === 1 ? 'The seed gains' : `All ${v.seeds} seeds gain`),
	'holds.honest': 'Fresh rows agree with what the last run reports',
	'holds.one-change': 'One change per run',
	'holds.stop': 'Two runs in a row with no gain, then stop',
	'holds.looks': (v: { looks: number; optimism: number }) =>
		`${formatPlural(v.looks, 'look', 'looks')} at validation: the best of them flatters by up to ${formatScore(v.optimism)}.`,

	'expected.title': 'What will it score on fresh rows?',
	'expected.value': 'Most likely',
	'expected.low': 'Low end, 80%',
	'expected.high': 'High end, 80%',
	'expected.help': 'You should be right about 8 times in 10 with such intervals.',
	'expected.order': 'Low end, most likely, high end must rise in this order.',
	'expected.said': (v: { value: number; low: number; high: number }) =>
		`You expected ${formatScore(v.value)} (80%: ${formatInterval(v.low, v.high)}).`,
	'expected.inside': (v: { fresh: number }) => `It came to ${formatScore(v.fresh)}: inside your interval.`,
	'expected.outside': (v: { fresh: number; off: number }) =>
		`It came to ${formatScore(v.fresh)}: outside your interval, ${formatScore(v.off)} from your number.`
} as const;

import { formatCount, formatInterval, formatList, formatPercent, formatPlural, formatScore, formatSetting } from './format.ts';

/** Halves go away from zero, as charts round them. */
const whole = (value: number): number => Math.sign(value) * Math.round(Math.abs(value));
/** Points as they stand: whole from ten on, at most one digit below. */
const points = (value: number): string => (Math.abs(value) >= 10 ? formatCount(whole(value)) : formatSetting(Math.round(value * 10) / 10));
const pointsOf = (value: number): string =>
	Math.abs(Math.round(value * 10)) === 10 ? `${points(value)} point` : `${points(value)} points`;
const signed = (value: number): string => (value > 0 ? `+${points(value)}` : points(value));
const signedPoints = (value: number): string => (value > 0 ? `+${pointsOf(value)}` : pointsOf(value));

/** The decision, production, and what came of it. */
export const decisionEn = {
	'chart.week': 'Week',
	'chart.low': 'Low',
	'chart.high': 'High',
	'chart.incumbent': 'What runs today',
	'chart.floor': 'Floor',
	'chart.break-even': 'Break even',
	'chart.promised': 'The evidence said',
	'chart.production.title': (v: { metric: string }) => `${v.metric} in production, by week`,
	'chart.production.whole': 'All rows',
	'chart.production.total': 'Points so far',
	'chart.production.sentence': (v: { week: number; value: number; promised: number | null; incumbent: number | null }) =>
		[
			`In week ${formatCount(v.week)} it scores ${formatScore(v.value)}.`,
			v.promised === null ? '' : ` The evidence said ${formatScore(v.promised)}.`,
			v.incumbent === null ? '' : ` What it would replace stands at ${formatScore(v.incumbent)}.`
		].join(''),
	'chart.production.key': 'Thick: all rows of the week. Thin: segments. Band: 95% interval from the rows of the week.',
	'chart.fan.title': (v: { count: number }) => `The future you had, among ${formatCount(v.count)} others`,
	'chart.fan.y': 'Points so far',
	'chart.fan.lived': 'Yours',
	'chart.fan.low': '10th of 100',
	'chart.fan.middle': 'Middle one',
	'chart.fan.high': '90th of 100',
	'chart.fan.sentence': (v: { end: number; low: number; high: number; worse: number; count: number }) =>
		`Yours ended at ${pointsOf(v.end)}. Eight of ten others ended between ${points(v.low)} and ${points(v.high)}; ${formatCount(v.worse)} of ${formatCount(v.count)} came out no better.`,
	'chart.fan.key': (v: { count: number }) =>
		`Thin: ${formatCount(v.count)} futures of the same action, drawn from what the evidence allows. Band: the middle eight of ten. Dashed: the middle one.`,
	'chart.values.title': 'What each action is worth',
	'chart.values.x': 'Expected points',
	'chart.values.chosen': (v: { name: string }) => `${v.name}, yours`,
	'chart.values.own': '… by your numbers',
	'chart.values.action': 'Action',
	'chart.values.column.own': 'By your numbers',
	'chart.values.column.found': 'By the evidence',
	'chart.values.sentence.own': (v: { name: string; value: number }) =>
		`By your own numbers “${v.name}” is worth most: ${pointsOf(v.value)}.`,
	'chart.values.sentence.found': (v: { name: string; value: number }) =>
		`By what the evidence supports “${v.name}” was worth most: ${pointsOf(v.value)}.`,
	'chart.values.key':
		'Points expected until the horizon, against doing nothing. Computed from the numbers you typed and the costs of the brief.',
	'chart.values.key.both': 'Orange: by what the evidence supports. Grey: by the numbers you typed. The same costs in both.',

	'terms.title': 'What is at stake',
	'terms.lead': 'Every number that decides is here. Nothing is held back.',
	'terms.deadline': 'Deadline',
	'terms.horizon': 'Horizon',
	'terms.point': 'One point is',
	'terms.delay': 'A week of delay costs',
	'terms.budget': 'To find out more there are',
	'terms.retrain': 'A retraining costs',
	'terms.gain': 'What it brings',
	'terms.have': 'Labelled now',
	'terms.price': 'A label costs',
	'terms.worth': 'What it brings',
	'terms.history': 'What history says',
	'cost.known': (v: { rate: string; value: number }) => `Known from long use: ${v.rate} ${formatScore(v.value)}.`,
	'cost.after': (v: { weeks: number; delay: number }) =>
		`Starts after ${formatPlural(v.weeks, 'week', 'weeks')}, which ${v.delay === 0 ? 'cost nothing' : `cost ${pointsOf(v.delay)}`}.`,
	'cost.per-week': (v: { points: number }) => `${signedPoints(v.points)} a week.`,
	'cost.per-unit': (v: { points: number; rate: string; from: number }) =>
		`${signedPoints(v.points)} a week for each 0.01 of ${v.rate} above ${formatScore(v.from)}, and as many lost for each below.`,
	'cost.scaled': 'Counted for the rows that it decides on its own.',
	'cost.once': (v: { points: number }) => `${signedPoints(v.points)} once, at the start.`,
	'cost.harm': (v: { points: number; rate: string; floor: number }) =>
		`${pointsOf(v.points)} lost if ${v.rate} in production is below ${formatScore(v.floor)}.`,
	'cost.enquiry': (v: { rows: number; weeks: number }) =>
		`${formatPlural(v.rows, 'row', 'rows')} labelled in ${formatPlural(v.weeks, 'week', 'weeks')}; then you take the best option left.`,
	'cost.price': (v: { points: number; delay: number }) => `${pointsOf(v.points)} for the labels, ${points(v.delay)} for the delay.`,
	'cost.canary': (v: { share: number; delay: number }) =>
		`It serves ${formatPercent(v.share)} of the traffic meanwhile: that share of what it gains and harms; ${pointsOf(v.delay)} for the delay.`,
	'cost.rollback': (v: { points: number }) => `${pointsOf(v.points)} to take it back.`,
	'cost.label': (v: { points: number }) => `${formatSetting(v.points)} points`,
	'cost.worth': (v: { points: number; rate: string }) => `${pointsOf(v.points)} over the horizon for each 0.01 of ${v.rate}`,
	weeks: (v: { weeks: number }) => formatPlural(v.weeks, 'week', 'weeks'),
	rows: (v: { rows: number }) => formatPlural(v.rows, 'row', 'rows'),
	score: (v: { value: number }) => formatScore(v.value),
	'rate.accuracy': 'accuracy',
	'rate.recall': 'recall',
	'rate.confident': 'share right among the confident ones',
	'action.no-launch': 'Do not launch',
	'action.never': 'Launch, never retrain',
	'action.every': (v: { weeks: number }) => (v.weeks === 1 ? 'Retrain every week' : `Retrain every ${formatCount(v.weeks)} weeks`),
	'action.no-labels': 'Buy no labels',
	'action.buy': (v: { rows: number }) => `Buy ${formatPlural(v.rows, 'label', 'labels')}`,
	'ask.subject.age': (v: { weeks: number }) => `${formatPlural(v.weeks, 'week', 'weeks')} after training`,
	'ask.subject.rows': (v: { rows: number }) => `Trained on ${formatPlural(v.rows, 'row', 'rows')}`,
	'ask.beats': (v: { rate: string; against: number }) =>
		`Chance that its ${v.rate} in production is above ${formatScore(v.against)}, in percent`,
	'ask.rate': (v: { rate: string }) => `Best guess of its ${v.rate} in production, from 0 to 1`,
	'chart.evidence.sentence': (v: { label: string; k: number; n: number; low: number; high: number }) =>
		`${v.label}: ${formatCount(v.k)} of ${formatCount(v.n)}, with a 95% interval from ${formatInterval(v.low, v.high)}.`,
	'chart.evidence.key': 'Dot: measured share. Bar: 95% interval (Wilson).',
	'chart.evidence.key.curve': 'Dots: measured. Band: 95% interval (Wilson).',
	'chart.evidence.measured': 'Measured',
	'evidence.right': 'Right',
	'evidence.rows': 'Of rows',
	'evidence.axis.weeks': 'Weeks since training',
	'evidence.axis.rows': 'Rows to learn from',
	'evidence.working': 'Training what the decision needs, and counting',
	'evidence.title': 'The evidence',
	'evidence.lead': 'Measured on the models that were trained on this page.',
	'evidence.what': 'What',
	'evidence.value': 'Value',
	'evidence.interval': '95% interval',
	'evidence.count': 'Of rows',
	'evidence.of': (v: { k: number; n: number }) => `${formatCount(v.k)} of ${formatCount(v.n)}`,
	interval: (v: { low: number; high: number }) => formatInterval(v.low, v.high),

	'sheet.title': 'Your numbers',
	'sheet.lead': 'State what you believe first. The sheet turns it into points; it does not tell you what to believe.',
	'sheet.empty': 'Fill in your numbers and each action gets its expected points.',
	'sheet.percent': 'Percent, from 0 to 100.',
	'sheet.problem': (v: { about: string }) =>
		`“${v.about}”: no belief has both numbers. A best guess above the bar goes with a chance above one half, and the further above, the higher; below it the other way round. The sheet takes the nearest that fits.`,
	'sheet.information': (v: { name: string; worth: number }) =>
		`What “${v.name}” would tell you is worth ${pointsOf(v.worth)} to you, before it costs anything.`,
	'sheet.information.title': 'What knowing more is worth',
	'sheet.worth': (v: { points: number }) => `${signedPoints(v.points)} by your numbers`,

	'decide.title': 'Make the call',
	'decide.action': 'What do you do?',
	'decide.sure': 'How sure are you that no other action is better?',
	'decide.sure.none': 'not said yet',
	'decide.sure.value': (v: { confidence: number }) => `${formatCount(v.confidence)}%`,
	'decide.sure.help': 'Where two actions are worth about the same, between 40 and 70 is the honest answer.',
	'decide.button': 'Commit to it',
	'decide.missing.belief': 'Your numbers are missing.',
	'decide.missing.action': 'Choose an action.',
	'decide.missing.confidence': 'Say how sure you are.',
	'decide.final': 'This is what counts. Production comes after it.',
	'decide.yours': 'Your call',
	'decide.said': (v: { action: string; confidence: number }) => `${v.action}, ${formatCount(v.confidence)}% sure`,
	'decide.working': 'Working out what each action is worth',

	'decide.run': 'The charts of the run you diagnosed',
	'recap.decision': 'The decision again: the futures, and what each action was worth',
	'recap.memo': 'Your memo',
	'memo.skip': 'Without a memo',

	'production.title': 'Production',
	'production.lead': (v: { action: string; weeks: number }) =>
		`You chose: ${v.action}. ${formatPlural(v.weeks, 'week', 'weeks')} lie ahead. Rows come from the world itself, and the model that you trained scores them.`,
	'production.start': 'Start the first week',
	'production.pause': 'Pause',
	'production.play': 'Go on',
	'production.step': 'One week',
	'production.skip': 'To the end',
	'production.working': 'Drawing rows and scoring them',
	'production.week': (v: { week: number; of: number }) => `Week ${formatCount(v.week)} of ${formatCount(v.of)}`,
	'production.points': 'Points so far',
	'production.log': 'What happened',
	'production.log.none': 'Nothing out of the ordinary so far.',
	'production.log.line': (v: { week: number; what: string }) => `Week ${formatCount(v.week)}: ${v.what}`,
	'incident.harm': (v: { floor: number; points: number; rate: string }) =>
		`the ${v.rate} so far is below ${formatScore(v.floor)}. That costs ${pointsOf(v.points)}.`,
	'incident.retrained': (v: { points: number }) => `the model was trained anew (${signedPoints(v.points)}).`,
	'incident.started': (v: { name: string; points: number }) => `“${v.name}” starts (${signedPoints(v.points)}).`,
	'incident.learned': (v: { k: number; n: number; name: string; points: number }) =>
		`${formatCount(v.k)} of ${formatCount(v.n)} came out right, so “${v.name}” follows (${signedPoints(v.points)}).`,
	'production.done': 'That was one future. See the others',

	'result.title': 'What came, and what it was worth',
	'result.quality': 'Quality of the decision',
	'result.quality.note': (v: { regret: number }) =>
		v.regret <= 0 ? 'No action was worth more.' : `${pointsOf(v.regret)} of expected value given away.`,
	'result.quality.tie': 'Several actions are worth about the same; yours is one of them.',
	'result.luck': 'Luck',
	'result.luck.note': (v: { luck: number }) => `Better than ${formatPercent(v.luck)} of the other futures, or as good.`,
	'result.luck.none': 'Every future of this action comes out the same: chance had no part in it.',
	'result.luck.no': 'none',
	'result.only-quality':
		'Only the quality of the decision is scored. Luck stands beside it so that you do not mistake the one for the other.',
	'result.points': (v: { points: number }) => `${pointsOf(v.points)} came.`,
	'result.belief.title': 'What you believed',
	'result.belief.what': 'Belief',
	'result.belief.line': (v: { subject: string; what: string }) => `${v.subject}: ${v.what.charAt(0).toLowerCase()}${v.what.slice(1)}`,
	'result.belief.yours': 'You',
	'result.belief.found': 'By the evidence',
	'result.confidence.title': 'How sure you were',
	'result.confidence.tie': (v: { confidence: number; names: readonly string[] }) =>
		`You said ${formatCount(v.confidence)}%. ${formatList(v.names.map((name) => `“${name}”`))} are worth about the same here, so between 40 and 70 was the honest answer.`,
	'result.confidence.tie.not': (v: { confidence: number; names: readonly string[] }) =>
		`You said ${formatCount(v.confidence)}%. ${formatList(v.names.map((name) => `“${name}”`))} are worth about the same here, and yours is worth less than either.`,
	'result.confidence.clear': (v: { confidence: number; best: string; lead: number }) =>
		`You said ${formatCount(v.confidence)}%. “${v.best}” leads the next best by ${formatPercent(v.lead)} of the range, whichever cost is a quarter off.`,
	'result.next': 'On to the diagnosis',
	'result.replay': 'Play this future again',

	points: (v: { points: number }) => pointsOf(v.points),
	'points.signed': (v: { points: number }) => signedPoints(v.points),
	'amount.points': (v: { points: number }) => points(v.points),
	percent: (v: { value: number }) => formatPercent(v.value),
	amount: (v: { value: number }) => formatSetting(v.value),

	'season.title': 'A season of twelve decisions',
	'season.lead':
		'Twelve launches, one after another, with one purse. Each is a real case with models trained on this page. You are judged by regret and by how well you know what you know; what chance makes of it is shown and not scored.',
	'season.begin': 'Begin a season',
	'season.again': 'Begin another',
	'season.resume': (v: { place: number }) => `Go on with decision ${formatCount(v.place)}`,
	'season.place': (v: { place: number; of: number }) => `Decision ${formatCount(v.place)} of ${formatCount(v.of)}`,
	'season.capital': 'Capital',
	'season.regret': 'Regret so far',
	'season.quality': 'Mean quality',
	'season.training': 'Training the models of this decision',
	'season.next': 'Next decision',
	'season.finish': 'See the season',
	'season.done': 'The season is over',
	'season.portfolio': 'Make a portfolio case of it',
	'season.link': 'Link to this season',
	'season.link.note': 'Whoever opens it gets the same twelve draws.',
	'season.copy': 'Copy the link',
	'season.copied': 'Copied',
	'season.seed': (v: { seed: number }) => `Season ${formatCount(v.seed)}`,
	'season.failed': 'This decision could not be prepared.',
	'season.retry': 'Try again',
	'season.none-yet': 'none yet',
	'season.none': 'There are no decisions to play yet.',
	'season.reload': 'Your place is kept in this browser.',
	'season.leave': 'Erase this season and begin anew',
	'season.chart.capital': 'Capital over the season',
	'season.chart.capital.y': 'Points',
	'season.chart.capital.x': 'Decision',
	'season.chart.capital.yours': 'Yours',
	'season.chart.capital.expected': 'Expected',
	'season.chart.capital.best': 'Best calls, expected',
	'season.chart.capital.sentence': (v: { capital: number; expected: number; best: number }) =>
		`Capital stands at ${points(v.capital)}. Your calls were worth ${points(v.expected)} in expectation; the best calls would have been worth ${points(v.best)}.`,
	'season.chart.capital.key':
		'Solid: what came, with its luck. Dashed: what your calls were worth. Dotted: what the best calls were worth.',
	'season.chart.regret': 'Regret, decision by decision',
	'season.chart.regret.y': 'Points given away',
	'season.chart.regret.sentence': (v: { regret: number; most: string; points: number }) =>
		v.regret <= 0
			? 'No expected points were given away.'
			: `${points(v.regret)} expected points given away in all, most of them in “${v.most}” (${points(v.points)}).`,
	'season.chart.regret.key':
		'Expected points of the best action less those of yours; none where the costs do not tell the two apart. Chance has no part in it.',
	'season.chart.calibration': 'How sure, and how right',
	'season.chart.calibration.x': 'You said',
	'season.chart.calibration.y': 'Share of calls that were right',
	'season.chart.calibration.perfect': 'Perfect',
	'season.chart.calibration.yours': 'Yours',
	'season.chart.calibration.sentence': (v: { said: number; right: number; n: number }) =>
		`On ${formatPlural(v.n, 'decision', 'decisions')} you were ${formatPercent(v.said)} sure on average, and right in ${formatPercent(v.right)}.`,
	'season.chart.calibration.key':
		'Right: the action was among those the evidence supports. Band: 95% interval (Wilson). Twelve calls say little; several seasons say more.',
	'season.belief.sentence': (v: { excess: number }) =>
		`Your stated probabilities lie ${formatScore(v.excess)} from the evidence, as mean squared distance. 0.050 or less is good.`,
	'season.memo.lead': 'Every third decision of a season is written down before it is lived. Somebody will read it when it went wrong.',
	'season.memo.skip': 'Without a memo',
	'season.says': 'What the season says',
	'season.says.what': 'Measured',
	'season.says.value': 'Yours',
	'season.says.interval': '95% interval',
	'season.says.count': 'From',
	'season.says.right': 'Calls that the evidence supports',
	'season.says.regret': 'Regret a decision, points',
	'season.says.sure': 'Surer than right, percentage points',
	'season.says.excess': 'Stated chances, distance from the evidence',
	'season.says.memo': 'Memos: share of what a memo wants',
	'season.says.decisions': (v: { n: number }) => formatPlural(v.n, 'decision', 'decisions'),
	'season.says.chances': (v: { n: number }) => formatPlural(v.n, 'stated chance', 'stated chances'),
	'season.says.memos': (v: { written: number; asked: number }) =>
		`${formatCount(v.written)} of ${formatPlural(v.asked, 'memo', 'memos')} written`,
	'season.says.share': (v: { low: number; high: number }) => formatInterval(v.low, v.high, formatPercent),
	'season.says.points': (v: { low: number; high: number }) => formatInterval(v.low, v.high, (value) => points(value)),
	'season.says.scores': (v: { low: number; high: number }) => formatInterval(v.low, v.high),
	'season.says.score': (v: { value: number }) => formatScore(v.value),
	'season.says.percents': (v: { low: number; high: number }) => formatInterval(v.low, v.high, (value) => signed(100 * value)),
	'season.says.percent': (v: { value: number }) => signed(100 * v.value),
	'season.says.none': 'too few',
	'season.says.key':
		'Calls: Wilson. The others: the decisions drawn anew a thousand times. Twelve decisions leave wide intervals; that is honest, and several seasons make them narrow.',
	'season.table.case': 'Decision',
	'season.table.action': 'You chose',
	'season.table.best': 'Best',
	'season.table.quality': 'Quality',
	'season.table.regret': 'Regret',
	'season.table.points': 'Came',
	'season.table.sure': 'Sure',
	'season.table.right': 'Right'
} as const;

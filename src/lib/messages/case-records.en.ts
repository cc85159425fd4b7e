import {
	formatCount,
	formatDay,
	formatDifference,
	formatInterval,
	formatList,
	formatPercent,
	formatPlural,
	formatScore,
	formatSetting
} from './format.ts';
import { formatSpread, type Spread } from './spread.ts';

const points = (value: number): string => `${formatSetting(Math.round(value * 10) / 10)} points`;

/** Cases made of a capstone, a season, a review or an interview. */
export const caseRecordsEn = {
	'kind.capstone': 'Capstone',
	'kind.attempt': 'Labs',
	'kind.season': 'Seasons',
	'kind.review': 'Reviews',
	'kind.interview': 'Interviews',
	'kind.audit': 'Audits',
	flagship: 'The flagship of a portfolio: several faults at once, one look at the test, a memo.',
	'label.season': (v: { seed: number }) => `Season of decisions, draw ${v.seed}`,
	'label.interview': (v: { nonce: string; minutes: number }) => `Interview ${v.nonce}, ${formatCount(v.minutes)} minutes`,
	'label.review': (v: { title: string }) => `Review: ${v.title}`,
	'label.at': (v: { title: string; at: number }) => `${v.title}, ${formatDay(v.at)}`,
	'gone.item': 'this item or its text is not in this build of Holdout.',
	'gone.draw': 'its draw was reviewed in another text of the item.',

	'capstone.subtitle': (v: { seed: number; at: number }) =>
		`Capstone, draw ${v.seed}, finished ${formatDay(v.at)}. Several faults at once; every number below was trained again when this was opened.`,
	'capstone.judged': 'Judged by how well it ranks (AUC): one class is rare, and accuracy says little then.',
	'capstone.named': (v: { named: readonly string[] }) => `Named before anything was revealed: ${v.named.join('; ')}.`,
	'capstone.order': (v: { repairs: readonly string[] }) => `Repaired in this order: ${v.repairs.join('; ')}.`,
	'capstone.order.none': 'Nothing was repaired.',
	'capstone.splits': 'Rows in each part, after each repair',
	'capstone.by': 'Dealt out',
	'capstone.repair': 'After',
	'capstone.scores': 'Ranking score after each repair: what was reported, and what rows nobody had seen say',
	'capstone.optimism': 'Too good by',
	'capstone.gap': 'Training less validation, as repaired',
	'capstone.readings': 'Measured when this case was opened, on the study as repaired.',
	'capstone.read': (v: { repair: string }) =>
		`Read on the way, on the study ${v.repair === 'as given' ? v.repair : `after “${v.repair}”`}.`,
	'capstone.fact.reading': (v: { instrument: string; repair: string }) => `${v.instrument}, ${v.repair}`,
	'capstone.suspects': 'What was suspected, what was named, and what it came to',
	'capstone.suspect': 'Suspect',
	'capstone.said': 'Named',
	'capstone.was': 'Came to',
	'capstone.said.yes': 'named',
	'capstone.said.no': 'not named',
	'capstone.was.fault': 'a fault of this study',
	'capstone.was.cleared': 'harmless here',
	'capstone.changes': 'Each repair against the study before it',
	'capstone.cures': 'Cures',
	'capstone.cures.none': 'nothing that is wrong here',
	'capstone.test': (v: { score: Spread; looks: number; n: number }) =>
		`Opened ${v.looks === 1 ? 'once' : `${formatCount(v.looks)} times`}, after the last repair: ${formatSpread(v.score)} on ${formatCount(v.n)} rows.`,
	'capstone.marks': 'How it was judged',
	'capstone.mark': 'Part',
	'capstone.mark.share': 'Share',
	'capstone.points': (v: { points: number }) => `${formatCount(v.points)} of 100 points by Holdout’s rules.`,
	'capstone.fact.rung': (v: { repair: string; validation: Spread; fresh: Spread | null; n: number }) =>
		`${v.repair}: reported ${formatSpread(v.validation)} on ${formatPlural(v.n, 'row', 'rows')}${v.fresh === null ? '' : `, fresh rows ${formatSpread(v.fresh)}`}`,
	'capstone.fact.change': (v: { repair: string; difference: Spread }) =>
		`${v.repair}: ${formatDifference(v.difference.value)} (${formatInterval(v.difference.low, v.difference.high, formatDifference)})`,
	'capstone.fact.set': (v: { hit: number; faults: number; wrong: number }) =>
		`the set: ${formatCount(v.hit)} of ${formatPlural(v.faults, 'fault', 'faults')} named, ${formatCount(v.wrong)} named that were none`,
	'capstone.fact.test': (v: { score: Spread }) => `the sealed test set: ${formatSpread(v.score)}`,
	'capstone.fact.memo': 'the memo',
	'capstone.frame.story': (v: { reported: number; fresh: number; last: number; lastFresh: number }) =>
		`The study was reported at ${formatScore(v.reported)}, and fresh rows said ${formatScore(v.fresh)}. Repaired it is reported at ${formatScore(v.last)}, and fresh rows said ${formatScore(v.lastFresh)}.`,
	'capstone.frame.set': (v: { hit: number; faults: number; wrong: number }) =>
		`I named ${formatCount(v.hit)} of its ${formatPlural(v.faults, 'fault', 'faults')} before anything was revealed${v.wrong === 0 ? ', and nothing that was in order' : `, and ${formatCount(v.wrong)} that ${v.wrong === 1 ? 'was' : 'were'} in order`}.`,
	'capstone.frame.change': (v: { repair: string; before: number; after: number }) =>
		`One repair, “${v.repair}”, moved the reported score from ${formatScore(v.before)} to ${formatScore(v.after)}.`,

	'review.subtitle': (v: { kind: string; seed: number; at: number }) =>
		`Review of somebody else’s work (${v.kind.toLowerCase()}), draw ${v.seed}, sent ${formatDay(v.at)}. Both pipelines were run again when this was opened.`,
	'review.from': (v: { from: string; ask: string }) => `${v.from}: “${v.ask}”`,
	'review.approved': 'I approved it.',
	'review.marked': (v: { line: number; flaw: string; severity: string }) =>
		`I marked line ${formatCount(v.line)}: ${v.flaw}. ${v.severity}.`,
	'review.follows': (v: { text: string }) => `What I said follows from it: ${v.text}`,
	'review.fix': (v: { text: string }) => `The fix I asked for: ${v.text}`,
	'review.asked': (v: { questions: readonly string[] }) => `Before that I asked the author: ${v.questions.join(' ')}`,
	'review.asked.none': 'I asked the author nothing.',
	'review.was': (v: { name: string; severity: string }) => `What it was: ${v.name}. ${v.severity}.`,
	'review.was.clean': 'What it was: in order. Approving it was right.',
	'review.outcome': (v: { outcome: string; share: number }) => `${v.outcome} ${formatPercent(v.share)} of the points.`,
	'review.parts': 'Part by part',
	'review.line': 'The line',
	'review.why': 'Why',
	'review.changed': (v: { what: string }) => `Changed: ${v.what}`,
	'review.fact.numbers': (v: { name: string; submitted: number; fixed: number; truth: number | null }) =>
		`${v.name}: ${formatScore(v.submitted)} as submitted, ${formatScore(v.fixed)} once changed${v.truth === null ? '' : `, ${formatScore(v.truth)} on new rows`}`,
	'review.fact.sent': 'the review that was sent',
	'review.frame.inflated': (v: { name: string; submitted: number; fixed: number; more: number }) =>
		`The work was submitted with ${v.name.toLowerCase()} of ${formatScore(v.submitted)}; with the smallest fix it is ${formatScore(v.fixed)}, so ${formatScore(v.more)} of it was never there, because `,
	'review.frame.level': (v: { name: string; submitted: number; fixed: number }) =>
		`I approved it: ${v.name.toLowerCase()} is ${formatScore(v.submitted)}, and what a doubter would ask for makes it ${formatScore(v.fixed)}, because `,
	'review.name.record': 'The review',
	'review.name.gap': 'Both, run again',
	'review.name.changes': 'The smallest fix',
	'review.name.decision': 'What follows from it',

	'interview.subtitle': (v: { minutes: number; at: number }) =>
		`Interview of ${formatCount(v.minutes)} minutes, ${formatDay(v.at)}. Points are suggested by patterns of words; a person decides.`,
	'interview.set': (v: { nonce: string; stages: readonly string[]; live: boolean }) =>
		`Set ${v.nonce}, ${v.live ? 'with an interviewer' : 'on my own'}, over: ${formatList(v.stages)}. Anyone who types the nonce gets the same set.`,
	'interview.time': (v: { used: number; of: number; pauses: number; paused: number }) =>
		`${formatSetting(Math.round(v.used * 10) / 10)} of ${formatCount(v.of)} minutes used${v.pauses === 0 ? ', no pause' : `, ${formatPlural(v.pauses, 'pause', 'pauses')} of ${formatSetting(Math.round(v.paused * 10) / 10)} minutes in all`}.`,
	'interview.question': (v: { place: number; ask: string }) => `${formatCount(v.place)}. ${v.ask}`,
	'interview.card': (v: { place: number; title: string }) => `${formatCount(v.place)}. Live draw: ${v.title}`,
	'interview.call': (v: { answer: string; sure: number; key: string }) =>
		`I said ${v.answer}, ${formatPercent(v.sure / 100)} sure. The rules say: ${v.key}.`,
	'interview.found': (v: { found: readonly string[]; missing: readonly string[] }) =>
		`${v.found.length === 0 ? 'Nothing found at once' : `Said at once: ${formatList(v.found)}`}${v.missing.length === 0 ? '.' : `; left out: ${formatList(v.missing)}.`}`,
	'interview.follow': (v: { ask: string }) => `Follow-up: ${v.ask}`,
	'interview.aloud': 'Answered aloud; a person scores it.',
	'interview.open': 'Not answered.',
	'interview.slots': 'What first answers had, of those that wanted it',
	'interview.slot': 'Part of the sentence',
	'interview.had': 'Had it',
	'interview.wanted': 'Wanted it',
	'interview.sure': 'Draws diagnosed, by how sure',
	'interview.said': 'Said',
	'interview.right': 'Right',
	'interview.draws': 'Draws',
	'interview.points': (v: { points: number; of: number }) => `${formatCount(v.points)} of ${formatCount(v.of)} points suggested.`,
	'interview.pair': (v: { first: string; second: string }) => `To work on: ${v.first} against ${v.second}.`,
	'interview.pair.none': 'No confusion stood out.',
	'interview.fact.points': (v: { points: number; of: number }) => `points suggested: ${formatCount(v.points)} of ${formatCount(v.of)}`,
	'interview.fact.draws': (v: { right: number; of: number }) => `draws diagnosed: ${formatCount(v.right)} of ${formatCount(v.of)}`,
	'interview.fact.slot': (v: { slot: string; found: number; wanted: number }) =>
		`“${v.slot}” in ${formatCount(v.found)} of ${formatPlural(v.wanted, 'first answer', 'first answers')}`,
	'interview.frame.draws': (v: { right: number; of: number; minutes: number }) =>
		`In ${formatCount(v.minutes)} minutes I diagnosed ${formatCount(v.right)} of ${formatPlural(v.of, 'fresh draw', 'fresh draws')} whose cause was planted.`,
	'interview.other': (v: { other: number; cards: number }) => `${formatCount(v.other)} of ${formatPlural(v.cards, 'draw', 'draws')}`,
	'interview.name.record': 'Answer by answer',
	'interview.name.calibration': 'How sure, and how often right',
	'interview.name.decision': 'What it came to',
	'interview.name.mind': 'What to work on',

	'season.subtitle': (v: { seed: number; at: number; plays: number }) =>
		`Season of ${formatPlural(v.plays, 'decision', 'decisions')} with one purse, draw ${v.seed}, last played ${formatDay(v.at)}.`,
	'season.lead':
		'Each decision was made on evidence from models trained a moment before; its costs and its history stood in the brief. Judged by regret and calibration: chance moves the purse and nothing that is judged.',
	'season.plays': 'Decision by decision',
	'season.case': 'Case',
	'season.action': 'Call',
	'season.best': 'Best by the evidence',
	'season.sure': 'Sure',
	'season.quality': 'Quality',
	'season.regret': 'Regret, points',
	'season.points': 'Came, points',
	'season.sum': (v: { quality: number; regret: number; capital: number; right: number; of: number }) =>
		`Mean decision quality ${formatPercent(v.quality)}; ${points(v.regret)} of regret in all; the best action in ${formatCount(v.right)} of ${formatCount(v.of)}. The purse ended at ${points(v.capital)}, which chance moves too.`,
	'season.fact.sum': (v: { quality: number; regret: number; plays: number }) =>
		`the season: ${formatPlural(v.plays, 'decision', 'decisions')}, quality ${formatPercent(v.quality)}, regret ${points(v.regret)}`,
	'season.fact.play': (v: { title: string; action: string; regret: number }) => `${v.title}: ${v.action}, regret ${points(v.regret)}`,
	'season.frame.sum': (v: { plays: number; right: number; quality: number; regret: number }) =>
		`Over ${formatPlural(v.plays, 'decision', 'decisions')} I took the best action in ${formatCount(v.right)}, at a mean quality of ${formatPercent(v.quality)} and ${points(v.regret)} of regret.`,
	'season.excess': (v: { excess: number }) =>
		`Chances stated were off from what the evidence says by ${formatScore(v.excess)} (mean squared, 0 is best).`,
	'season.name.record': 'Decision by decision',
	'season.name.calibration': 'How sure, and how often right',
	'season.name.decision': 'What it came to'
} as const;

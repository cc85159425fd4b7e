/**
 * Two values of one kind in a row, each said of something else: `31 of 40 with the model, 36 with the paper score`. Where there
 * is such a pair, something was measured, and it is held against something, though no word of comparing stands there.
 */
import { METRIC_NOUN } from './metric-nouns.ts';
import { COUNT, DECIMAL, PERCENT, POINTS, RATIO, SHARE } from './quantities.ts';
import { asserted, deniedBefore, type Reading, type Sentence } from './reading.ts';
import type { Span } from './slots.ts';

interface Value extends Span {
	/** Two values can be compared when this is the same; `bare` goes with any. */
	readonly kind: string;
}

/** In what the size of an error, a delay or a price is said. */
const UNIT =
	/^[ -]?(times?|seconds?|minutes?|hours?|days?|weeks?|months?|km|kilometres?|metres?|m|cm|mm|centimetres?|miles?|feet|inches|kwh|mwh|kw|watts?|degrees?|litres?|tonnes?|tons?|kilos?|kg|grams?|bp|basis points?|euros?|dollars?|pounds?|cents?|stars?|mistakes?|errors?|faults?|slips?|hits?|misses|goals?|right|wrong|correct|bad|good|off|out|false (?:alarms?|alerts?|positives?|stops?)|alarms?|alerts?|warnings?|t\/ha|bushels?|decibels?|db|pixels?|words?|in a row)(?![\w-])/;
/** What a bare number may stand in front of: the end of its part, or a place, a time, a condition. */
const BARE =
	/^ ?(?:$|[,;:.)!]|(?:on|in|for|at|with|without|from|when|where|while|and|but|by|now|then|before|after|today|once|if|during|under|over|among|to|per|of (?:them|those|these)|live|here|there|this|last|the (?:week|year|month|day)|a (?:week|year|month))\b)/;
/** Names of places in an order, not sizes: epoch 4, line 3, week 12. */
const LABEL =
	/\b(?:epochs?|lines?|weeks?|day|version|v|step|seed|stage|depth|plant|group|class|grade|level|phase|round|part|page|room|ward|bay|row|column|site|number|no\.?|figure|table|trial|batch|camera|route|unit|type|since|until|march|april|may|june|july|august|september|october|november|december|january|february) (?:the )?$/;
const FRACTION = `(?<![\\w.,])\\d+\\.\\d+(?!\\w|\\.\\d)`;
const VALUES = new RegExp(
	`(${PERCENT})|(${POINTS})|(${RATIO})|(${DECIMAL}|${FRACTION})|(${COUNT})|(\\btwice\\b|\\bonce\\b(?! (?:the|an?|it|we|they|you|\\w+ (?:is|are|was|were|has|had))\\b))|(${SHARE})`,
	'g'
);
const KINDS = ['percent', 'points', 'ratio', 'decimal', 'count', 'share'] as const;
const FIXED: ReadonlySet<string> = new Set([...KINDS, 'bare', 'rate', 'counted']);
const LOOSE: ReadonlySet<string> = new Set(['off', 'out', 'right', 'wrong', 'correct', 'good', 'bad']);
/** `3 quarrels, the planner 4`: the verb is left out. */
const ELLIPSIS = /^ [\w'-]+(?: [\w'-]+)?[,;] (?:and |but )?(?:the|our|my|his|her|their|last|this|a|an|old|new|[a-z]+'s) (?:[\w'-]+ ){1,3}$/;
const PER = /\b(?:once|twice) (?:a|an|per|every) (?:\d+ )?\w+/g;

function valuesOf(sentence: Sentence): readonly Value[] {
	const rates = asserted(sentence, PER).map(({ start, end }) => ({ start, end, kind: 'rate' }));
	const values = asserted(sentence, VALUES).flatMap(({ start, end, text }): readonly Value[] => {
		if (rates.some((rate) => start < rate.end && end > rate.start)) return [];
		const rest = sentence.text.slice(end - sentence.start);
		const before = sentence.text.slice(0, start - sentence.start);
		const unit = UNIT.exec(rest)?.[1].replace(/(?<=[a-z]{2})(?<!s)s$/, '');
		const kind = KINDS[kindOf(text)];
		// `85 night shots in 39`: more than there are is no share of them.
		const upside = /^(\d+)\D.* in (\d+)$/.exec(text);
		if (upside !== null && /[1-9]/.test(upside[1]) && Number(upside[1]) > Number(upside[2]))
			return [{ start: end - upside[2].length, end, kind: 'bare' }];
		// `1.1 in the two years after`: a size and a place.
		const sized = /^\d*\.\d+(?= )/.exec(text)?.[0];
		if (sized !== undefined && / (?:in|of) /.test(text)) return [{ start, end: start + sized.length, kind: 'decimal' }];
		if (/^(?:once|twice)$/.test(text)) return [{ start, end, kind: 'time' }];
		const label = LABEL.test(before);
		if (unit !== undefined && (kind === 'count' || kind === 'decimal') && !(label && kind === 'count')) return [{ start, end, kind: unit }];
		if (kind !== 'count') return [{ start, end, kind }];
		if (text === 'one' || label || /^(?:19|20)\d\d$/.test(text)) return [];
		if (!BARE.test(rest)) return [{ start, end, kind: 'counted' }];
		return [{ start, end, kind: 'bare' }];
	});
	return [...rates, ...values].sort((a, b) => a.start - b.start);
}

const WHOLE = KINDS.map((_, place) => new RegExp(`^(?:${[PERCENT, POINTS, RATIO, `${DECIMAL}|${FRACTION}`, COUNT, SHARE][place]})$`));
const kindOf = (text: string): number =>
	Math.max(
		0,
		WHOLE.findIndex((one) => one.test(text))
	);

const TURN = /\b(?:but|while|whereas|and|against|yet|only|though|then|still|now|where|when|to|rather than|instead of)\b|[;:,/]/;
const RANGE = /^ ?(?:to|-|and|or|\+\/-|±|%?-) ?$/;
const EMPTY =
	/\b(?:and|but|the|for|was|were|are|has|had|only|just|about|with|than|that|its|not|more|less|some|over|nearly|around|percent|points?)\b/g;
const METRIC = new RegExp(`\\b(${METRIC_NOUN})\\b`, 'g');

/** Pairs inside one sentence, and over two sentences that are built alike. */
export function findParallels(reading: Reading): readonly Span[] {
	const inside = reading.sentences.flatMap(pairsOf);
	return inside.length > 0 ? inside : acrossSentences(reading);
}

function pairsOf(sentence: Sentence): readonly Span[] {
	const values = valuesOf(sentence).filter(
		({ start }) =>
			!deniedBefore(sentence, start, 3) ||
			/\b(?:instead of|rather than|not)(?: \w+){0,2} $/.test(sentence.text.slice(0, start - sentence.start))
	);
	for (let place = 1; place < values.length; place += 1) {
		for (const back of [1, 2]) {
			const first = values[place - back];
			if (first !== undefined && isPair(sentence, first, values[place])) return [{ start: first.start, end: values[place].end }];
		}
	}
	return [];
}

function isPair(sentence: Sentence, first: Value, second: Value): boolean {
	const between = sentence.text.slice(first.end - sentence.start, second.start - sentence.start);
	const same =
		(first.kind === second.kind && first.kind !== 'counted') ||
		(second.kind === 'bare' &&
			first.kind !== 'share' &&
			(first.kind !== 'counted' || isSameAct(sentence, first, second) || ELLIPSIS.test(between))) ||
		((second.kind === 'decimal' || LOOSE.has(second.kind)) && !FIXED.has(first.kind));
	if (!same || RANGE.test(between) || !TURN.test(between) || between.length < 6 || between.length > 160) return false;
	if (
		sentence.text.slice(first.start - sentence.start, first.end - sentence.start) ===
			sentence.text.slice(second.start - sentence.start, second.end - sentence.start) &&
		first.kind === 'bare'
	)
		return false;
	// On so many, over so many: a size, not a score.
	if (second.kind === 'bare' && /\b(?:on|over|across|of|among|than|n|n =) ?(?:only |just |about |all |the )*$/.test(between)) return false;
	if (
		/\b(?:interval|could be|anywhere|ranges?(?= from| between)|ranged|ranging)\b[^,;]*$|\b(?:from|between|confidence)(?: about| nearly| roughly)? $/.test(
			sentence.text.slice(0, first.start - sentence.start)
		)
	)
		return false;
	if (
		second.kind === 'bare' &&
		first.kind !== 'ratio' &&
		/^ (?:of|out of) (?:them|those|these|the|it)\b/.test(sentence.text.slice(second.end - sentence.start))
	)
		return false;
	if ((between.replace(EMPTY, ' ').match(/[a-z]{3,}/g) ?? []).length === 0 && !/\b(?:on|in|it|he|she|we)\b/.test(between)) return false;
	return !isOtherMeasure(sentence, first, second);
}

/** `Flags 11 lorries, flagged 4`: the same is counted by two. */
function isSameAct(sentence: Sentence, first: Value, second: Value): boolean {
	const [one, other] = [first, second].map(
		({ start }) => /([a-z]{4})[a-z]* (?:only |just |about )?$/.exec(sentence.text.slice(0, start - sentence.start))?.[1]
	);
	return one !== undefined && one === other;
}

function isOtherMeasure(sentence: Sentence, first: Value, second: Value): boolean {
	const names = namesOf(sentence, first.start - 30, first.end);
	return names.some((name) =>
		namesOf(sentence, first.end, second.start).some((other) => other !== name && isMeasure(other) && isMeasure(name))
	);
}

function namesOf(sentence: Sentence, from: number, to: number): readonly string[] {
	const text = sentence.text.slice(Math.max(0, from - sentence.start), to - sentence.start);
	return Array.from(text.matchAll(METRIC), ([, name]) => name);
}
/** Two different measures of one model are no comparison. */
const isMeasure = (name: string): boolean =>
	/^(?:accurac|recall|precision|sensitiv|specific|auc|roc|f1|log|brier|ece|rmse|mae|mape|perplex|sharpe)/.test(name);

/** Words by which two sentences in a row name two sides. */
const SIDES: readonly (readonly [RegExp, RegExp])[] = [
	[/\bwith\b/, /\bwith(?:out)?\b/],
	[/\bwithout\b/, /\bwith\b/],
	[/\bold\b/, /\bnew\b/],
	[/\bnew\b/, /\bold\b/],
	[/\bbefore\b/, /\bafter\b/],
	[
		/\b(?:train\w*|at home|in the lab|last \w+|at first|first|then|yesterday|day|on the bench|in (?:the )?(?:rehearsal|practice|study|demo|pilot))\b/,
		/\b(?:test|validation|away|outside|in the (?:field|shop|wild|real \w+)|this \w+|now|later|second|today|night|live|here)\b/
	],
	[/^\W*(?:on|in|at|for|among|during|under) /, /^\W*(?:and |but |then )?(?:on|in|at|for|among|during|under) /],
	[/^\W*[^:.]{2,40}: ?[\d.]\S*(?: \w+)?\W*$/, /^\W*[^:.]{2,40}: ?[\d.]\S*/],
	[/^\W*(?:the |my |our )?\w+(?: \w+)? /, /\bsame\b/]
];

/** `230 alerts` goes with `140 alerts` and with a bare `140`. */
const goes = (first: string, second: string): boolean =>
	(first === second && first !== 'bare' && first !== 'counted') || (second === 'bare' && !FIXED.has(first));

function acrossSentences({ sentences }: Reading): readonly Span[] {
	for (let place = 1; place < sentences.length; place += 1) {
		const [before, here] = [sentences[place - 1], sentences[place]];
		if (!SIDES.some(([one, other]) => one.test(before.text) && other.test(here.text))) continue;
		const first = valuesOf(before);
		const second = valuesOf(here).find(({ kind }) => kind !== 'share' && first.some((one) => goes(one.kind, kind)));
		const match = first.find(({ kind }) => second !== undefined && goes(kind, second.kind));
		if (second !== undefined && match !== undefined) return [{ start: match.start, end: second.end }];
	}
	return [];
}

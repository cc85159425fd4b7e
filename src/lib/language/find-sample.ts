/** The slot `n`: how many rows, positives, groups, seeds or refits stand behind a number. */
import { COUNT as NUMBER } from './quantities.ts';
import { asserted, clauseAt, type Sentence } from './reading.ts';
import type { Span } from './slots.ts';

/** What is counted behind a score. */
const COUNTED =
	'(?:rows?|records?|cases?|examples?|samples?|observations?|instances?|positives?|negatives?|customers?|patients?|people|persons?|users?|subjects?|members?|votes?|voters?|seeds?|refits?|runs?|fits?|trainings?|retrainings?|repeats?|repetitions?|folds?|splits?|draws?|groups?|sites?|hospitals?|clinics?|wards?|shops?|branches?|stations?|labels?|annotations?|items?|questions?|prompts?|documents?|texts?|reviews?|emails?|messages?|pictures?|images?|photos?|scans?|x-rays?|slides?|transactions?|claims?|loans?|policies|orders?|parcels?|flights?|trips?|fraud(?:ster)?s?|frauds|defects?|failures?|events?|tickets?|calls?|sensors?|machines?|pumps?|turbines?|birds?|penguins?|animals?|plants?|students?|pupils?|drivers?|bootstraps?|resamples?|permutations?|batches|tokens|words|sentences|animals|fields?|parts?|slices?|segments?|subgroups?|models?|trees?|configurations?|configs?|settings?|candidates?|looks?|attempts?|tries|columns?|strangers?|leavers?|churners?|buyers?|applicants?|borrowers?|readings?|measurements?|visits?|beds?|tumou?rs?|lesions?|positives|days?|nights?|weeks?|months?|years?|hours?|ones)';
/** Spans of time are a sample only where something was scored over them. */
const TIME = /\b(?:days?|nights?|weeks?|months?|years?|hours?)$/;
const NO_SAMPLE =
	'(?!(?:%|percent|per cent|percentage|points?|pts|pp|euros?|dollars?|pounds?|times|minutes?|seconds?|weeks? (?:later|of work|late)|parameters?|epochs?|layers?|units?|of the)\\b)';

/** Words that are not counted rows, and so no part of what is counted: units, errors, money, and what joins words. */
const NOT_COUNTED =
	'(?:minutes|seconds|points|times|euros|dollars|pounds|percent|\\w*metres|miles|inches|degrees|litres|tonnes|tons|kilos|grams|watts|cents|stars|epochs|layers|parameters|units|mistakes|errors|misses|alarms|alerts|faults|hits|warnings|alternatives|reasons|lists|ways|things|versions|options|letters (?:a|per)|bits|bytes|hours|days|weeks|months|years|is|was|has|does|its|this|us|shows|gets|says|gives|less|across|plus|versus|as|pages|percentages|decimals|others|complaints|refunds|jobs|staff|temps|of|in|out|and|or|to|on|at|by|for|with|from|than|when|we|it|that|which|are|were|the|a|more|extra|further|additional|where|while|but|if|per|some|did|does)\\b';
/** Anything else that is counted, by its plural. */
const MORE = `(?:(?!${NOT_COUNTED})[a-z][\\w'-]* ){0,2}?(?!${NOT_COUNTED})(?:[a-z-]{3,}(?<!s|u|i)s|[a-z]*(?:men|children|people|sheep|fish|deer|mice|aircraft))\\b`;

const SAMPLE_AFTER = new RegExp(`^${NO_SAMPLE}`);

const PATTERNS = [
	// 3,000 rows; forty of its votes; 60 more careful reviews
	`${NUMBER}(?:[ -](?!(?:of|in|out|and|or|to|on|at|by|for|with|from|than|when|we|it|that|which|is|are|was|were|points?|percent|per|times|weeks?|days?|euros?|months?|more|extra|further|additional)\\b)[a-z][\\w'-]*){0,3}?[ -]${COUNTED}\\b`,
	// on 3,000; across eight; out of 46 fraudsters
	`\\b(?:on|over|across|from|out of|among|based on|behind|counting|using|with only|with just|only|just|all) (?:(?:only|just|all|about|some|nearly|the|these|those|our|its|a mere|some|roughly|over|more than|fewer than|less than|no more than|at least|exactly) )*${NUMBER}(?:[ -](?!(?:of|in|out|and|or|to|because|so|since|while|whereas|when|if|as|with|but|on|at|from|for|by|is|are|was|were|it|we|they|that|which|points?|percent|per|times|euros?|weeks?|months?|minutes?)\\b)[a-z][\\w'-]*){1,3}`,
	`\\b(?:the|our|these|those|its|all|only|just) (?:only |mere |same |other )?${NUMBER} (?!(?:points?|percent|times|euros?|dollars|weeks?|days?|months?|minutes?|hours?|years?|seconds?|epochs?|parameters?)\\b)(?:[a-z-]+ ){0,2}[a-z-]+(?:s|ren|ople)\\b`,
	`\\bn ?(?:=|of|is|was|:|equals) ?${NUMBER}`,
	`\\b${NUMBER}[- ]?fold\\b|\\b(?:three|four|five|six|seven|eight|nine|ten|twelve|twenty)fold cross`,
	// 41 of 60 caught
	`${NUMBER}(?: \\w+){0,3}? (?:out of|of)(?: (?:the|every|its|our|all|those|these|about))* ${NUMBER}`,
	`\\b(?:a|one|its?|the) (?:single|lone|one) (?:seed|refit|run|fold|split|draw|fit|patient|site|row)\\b`,
	// 37 farms; all fifty of them; refitted twelve times; 29 pupils each
	`${NUMBER} ${MORE}`,
	`\\b(?:all|through|at|of|on|over) ${NUMBER} of (?:them|those|these)\\b`,
	`\\b(?:refitted|refit|repeated|reran|re-ran|ran|trained|retrained|fitted|tried|tested|checked|measured|resampled|shuffled|did|done)(?: (?:it|this|that|them|the \\w+))?(?: all over| again)? (?:${NUMBER} times|twice)\\b`,
	`${NUMBER} (?:[a-z-]+ )?each\\b`,
	`\\b(?:validation|test|sealed|fresh|eval(?:uation)?|held-?out|sample|set|slice)(?: set| split| part| half)?(?: size)?(?: of| has| holds| had| contains| with| counts| is| was|:)(?: only| just| about| some| all)* ${NUMBER}\\b`
];
const PATTERN = new RegExp(PATTERNS.map((one) => `(?:${one})`).join('|'), 'g');

/** Rows that are wanted, bought or lost do not stand behind a number. */
const WANTED =
	/\b(?:label|relabel|buy|collect|order|need|needs|want|wants|wait for|gather|get|fetch|acquire|add|another|more|further|extra|additional|should|would|must|until|up to|costs?|lose|loses|losing|lost|save|saves|pay|pays|miss|misses|missing|send|sends|write to|letters? to|call|invite|refund|budget for|worth|hire|delay(?:s|ed)?|wait|waits) (?:(?:at least|about|only|some|us|the|another|roughly|up to|for|of|a|an|more|next|out|on) )*$/;
const WANTED_AFTER =
	/^ ?(?:more|extra|further|additional|a (?:day|week|month|year)|per|every|each (?:day|week|month|year|night|shift|season)|in (?:a )?\d|late|later|of (?:delay|work|waiting)|would|will (?:get|be|lose|leave|receive|wait|go)|get )/;
/** Denied: there are no such rows. What could not be told from them stands on them all the same. */
const DENIED =
	/\b(?:not|n't|never|no|nobody)(?: (?:yet|really|even|any|been|be))*(?: (?:have|has|had|use|used|measured?|rest|rests|tested|checked|counted?|scored?|see|seen|got|get|collected|come|stand|evaluated|looked at|a))?(?: (?:on|over|from|with|at|by|to|the|it|them|this|that|our|its|across|for|look))* $/;

export function findSample(sentence: Sentence): readonly Span[] {
	return asserted(sentence, PATTERN).filter(({ start, end, text }) => {
		if (isFew(sentence.spoken.slice(start - sentence.start, end - sentence.start))) return false;
		const clause = clauseAt(sentence, start);
		const before = clause.text.slice(0, Math.max(0, start - clause.start));
		const after = sentence.text.slice(end - sentence.start);
		if (!SAMPLE_AFTER.test(after.trimStart())) return false;
		if (/\b(?:only|not only) $/.test(before) && /\bmore\b/.test(text)) return false;
		if (/\b(?:in|into|onto) $/.test(before) && /^one \S+$/.test(text)) return false;
		if (
			/\bevery $|\bof every \d+$/.test(before + text) ||
			/\bevery $|[\d.] (?:in|out of) $/.test(before) ||
			(/[\d.] $/.test(before) && /^from/.test(text)) ||
			/\b(?:comes|goes|gets|is|was|finds|takes|makes|needs|wins|goals)$/.test(text) ||
			(!NAMED.test(text) && AHEAD.test(before))
		)
			return false;
		if (DENIED.test(before) && !/\b(?:no more than|no fewer than|no less than)\b/.test(before + text)) return false;
		if (isSmallRatio(sentence.spoken.slice(start - sentence.start, end - sentence.start))) return false;
		if (TIME.test(text))
			return (
				/\b(?:replayed|watched|followed|filmed|tracked|recorded|logged|tried|observed|covered|slept) $/.test(before) ||
				(before.trim() === '' && !/ an? /.test(text)) ||
				/\b(?:over|across|on|scored|all|measured|history of|covers?) (?:the |all |these |those |about )*(?:\d|[a-z-]+ )?/.test(
					before.slice(-20) + text.slice(0, 8)
				)
			);
		return !WANTED.test(before) && !WANTED_AFTER.test(after);
	});
}

/** One in four is a rate, not a sample. */
function isSmallRatio(text: string): boolean {
	return /^(?:one|two|three|four|five|six|seven|eight|nine|1|2|3|4|5|6|7|8|9)(?: \w+){0,3}? (?:out of|of|in) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d|10|20)(?: \w+)?$/.test(
		text
	);
}

const AHEAD = /\b(?:would|will|should|must|could|can|'ll|'d|need|needs|have to|has to)\b.{0,50}$/;
const NAMED = new RegExp(`\\b${COUNTED}\\b`);
/** Two lists, three models: things, unless they are named as rows, groups or runs. */
function isFew(text: string): boolean {
	return (
		/\b(?:one|two|three|four|[1-4])\b/.test(text) &&
		!/\d{2}|[5-9]|hundred|thousand|teen|ty\b|ty-/.test(text) &&
		(!NAMED.test(text) || /\b(?:models|columns|settings|trees|candidates|parts)$/.test(text)) &&
		!/-?fold|\bn ?[=:]|single/.test(text)
	);
}

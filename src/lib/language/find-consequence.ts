/** The slot `consequence`: what follows for the people or the decision. */
import { ACT, WEAK_ACT } from './acts.ts';
import { DECIMAL, NUMBER, PERCENT, POINTS } from './quantities.ts';
import { asserted, clauseAt, type Sentence } from './reading.ts';
import type { Span } from './slots.ts';
import { SHORT_ORDER, TOPIC } from './words.ts';

const MUST =
	"(?:should|must|shall|ought to|need to|needs to|has to|have to|had better|'d better|'d rather|would rather|would|'d|'ll|will|can|cannot|can't|could|may|might|am going to|are going to|is going to|'re going to|want to|won't|wouldn't|shouldn't|mustn't)(?: (?:not|now|first|still|therefore|only|simply|just|then|rather|at most|never|safely|honestly|at least|happily|also|all))*";
const WHO =
	'(?:we|i|you|they|it|the (?:\\w+ )?(?:team|bank|clinic|hospital|shop|launch|release|model|rollout|letters?|campaign|company|business|board|buyer|vendor|manager|nurses?|doctors?|planners?|staff|old \\w+|ward|insurer|store|site|airline|firm|call centre|plant|desk|decision|switch)|marketing|sales|operations|finance|ops|priya|management|somebody|someone|nobody|no one|people|this|that)';

const OFFER = `(?:${WHO} ?${MUST} (?:${ACT}|${WEAK_ACT})\\b|(?!it|that|this|people|they|the model|nobody|no one)${WHO} (?:do not |don't |never |now |therefore |only |still |simply |just |first )*${ACT}\\b|(?:let us|let's) (?:not )?(?:${ACT}|${WEAK_ACT})\\b|(?:do not|don't|never) (?:yet )?(?:${ACT}|${WEAK_ACT}|touch|sign|go)\\b|(?:^|[;,:] )(?:please )?(?:do not|don't|never) (?!know|think|see|have|believe|get me|ask me|forget|worry|mind)[a-z]+ (?:it|them|the|an?|this|that|any|to|on|your|our|him|her)\\b)`;
/** Imperatives begin their clause. */
const IMPERATIVE = `^\\W*(?:(?:so|and|then|therefore|hence|thus|now|first|instead|please|but|,|still|better|until then|for now|meanwhile|on monday|tomorrow|today|this week|next week|or)[, ]+)*(?:(?:do not|don't|never|just|only|simply) )?(?!(?:give|let|put|ask(?! for)|open|run|move|treat|leave|train|return|call|set|save|get|trust) (?!me|us|them|it to|the (?:customers?|ward|team|desk|planners|nurses|business|buyer)))(?:${ACT}|tell|expect|assume|prepare|insist|insure|avoid|count on|choose|pick|rotate|schedule|add|cut|treat|price|price in|rewrite|restate|correct|loosen|tighten|widen|simplify|remind|inform|tune|blank|take|use) (?!(?:of|is|are|was|were|on training)\\b)\\S+`;
/** After "so", any order: `so expect a third fewer`. */
const SO_DO =
	/^\W*(?:so|and so|therefore|hence|thus|then|instead)[, ]+(?!the|it|we|they|an?|this|that|far|much|many|its|our|their|there|even|only|more|less|most|no|not|in|on|at|for|with|what|when|if|is|was|both|all|each|every|nothing|accuracy|recall|precision|error|loss)(?!\w+(?:ed|ing|s)\b)[a-z]{3,} (?:the|an?|it|them|no|nothing|until|another|every|our|all|to|at least|about|him|her|me|only|\d+|for|with|on|that|some|more|fewer)\b/;
const VERDICT =
	"(?:\\b(?:my|our|the) (?:call|answer|advice|recommendation|suggestion|proposal|vote|decision|verdict|plan|choice|next step|right move|safe move|first step)(?: \\w+){0,3} (?:is|was|stands|would be|:)|\\b(?:i|we)(?:'d| would| do)? (?:recommend|advise|propose|suggest|vote|favour|favor|urge)\\b|\\b(?:ready|safe|fit|unfit|unsafe|good enough|worth|not ready|clear) (?:to|for|of)? ?(?:be )?(?:ship\\w*|launch\\w*|releas\\w*|deploy\\w*|go live|sign\\w*|use|buy\\w*|pay\\w*|promis\\w*|production|monday)|\\bon monday\\b|\\b(?:launch|release|roll-?out|go-live|shipping|deployment|campaign|letters|purchase|contract|switch|decision|rollout|pilot)(?: \\w+){0,4}? (?:should|must|has to|have to|can(?:not|'t)?|waits?|is off|are off|slips?|stays?|moves?|is (?:postponed|blocked|on hold|safe|premature|justified|stopped|cancelled|delayed)|goes ahead|off the table|has to wait|comes? after)\\b|\\b(?:not worth|worth (?:paying|buying|labelling|collecting|waiting|the))\\b|\\b(?:no|nothing|little) (?:action|change|reason to (?:delay|wait)|more to do|to (?:fix|repair|do))\\b|\\binstead of (?:shipping|launching|buying|waiting|releasing)|\\b(?:before|until) (?:we |anyone |anybody |it |the )?(?:ships?|launch(?:es|ing)?|releas\\w+|deploy\\w*|goes live|go live|going live|shipping|launch|signs?|signing|buy\\w*|pay\\w*|promis\\w*|lets? it)\\b)";

const DECISION_SOURCE = `(?!you would do|it would do|we would do)(?:${OFFER}|${VERDICT})`;
export const DECISION = new RegExp(DECISION_SOURCE);
const DECISIONS = new RegExp(DECISION_SOURCE, 'g');
const AT_START = new RegExp(IMPERATIVE);

const PEOPLE =
	'(?:customers?|patients?|people|users?|clients?|members?|drivers?|applicants?|borrowers?|families|students?|pupils?|nurses?|doctors?|callers?|passengers?|buyers?|leavers?|subscribers?|citizens?|travellers?|employees|staff|children|women|men|guests?|households|policyholders?|tenants|farmers?|guests|shoppers?|readers?|agents?|reviewers?|radiologists?|planners?|inspectors?|clerks|crews?|technicians?|donors?|suppliers?|merchants?|cardholders?|fraudsters?|thieves)';
const GOODS =
	'(?:letters?|calls?|false alarms?|complaints?|refunds?|beds?|shifts?|parcels?|orders?|claims?|tickets?|discounts?|vouchers?|accidents?|breakdowns?|stops?|visits?|tests|trucks?|flights?|payments?|loans?|defaults?|tumou?rs|cancers?|cases|alarms?|pumps?|bearings|machines|lawsuits?|contracts?|bookings|stock|meals|trips|coupons|jobs|audits?|inspections?|emails|mailings?|cards|warnings?|outages?|leaks?|faults?|defects?|deliver(?:y|ies)|shipments?|repairs?|returns|vans|buses|trains|planes|gates|crews|appointments|surger(?:y|ies)|biops(?:y|ies)|treatments?)';
const MONEY = `(?:[€$£] ?\\d[\\d.,]*(?: ?(?:k|m|million|thousand))?|${NUMBER} ?(?:€|\\$|£|euros?|dollars?|pounds?|eur|usd|francs)|(?:a lot of |real |good |the |our |your )?money|\\bbudget\\b|margin|revenue|profit|turnover|sales|savings|fines?\\b)`;
const COSTS =
	'(?:costs?|costing|los(?:e|es|ing)|sav(?:e|es|ing)|wast(?:e|es|ed|ing)|pay(?:s|ing)?|earn(?:s|ing)?|refund(?:s|ing)?|charg(?:e|es|ing)|spend(?:s|ing)?|burn(?:s|ing)?|owe(?:s)?|forgo(?:es)?|write off|throw(?:s|ing)? away|leav(?:e|es|ing) [^,;]{0,20}on the table|save(?:s)?|buys?|worth|miss(?:es|ing)?|turn(?:s|ing)? away|overlook(?:s)?|over-?pay(?:s)?|over-?charg(?:e|es|ing)|annoy(?:s|ing)?|bother(?:s)?|mislead(?:s)?|send(?:s|ing)?|harm(?:s|ing)?|hurt(?:s|ing)?|disappoint(?:s|ing)?|drain(?:s)?|upset(?:s)?)';

const EFFECTS = [
	`\\b${COSTS}(?: [\\w'€$£.,-]+){0,6}? (?:${PEOPLE}|${GOODS}|${MONEY}|weeks?|days|months|hours|jobs|trust)\\b`,
	`\\b(?:costs?|costing|saves?|loses?|wastes?|earns?|pays|worth|spend|spends|lose|save|waste|pay|earn)(?: (?:us|them|you|the \\w+|about|around|some|up to|roughly|nearly|over|at least|another))* ${MONEY}`,
	`\\bpays? (?:best|off|better|more|(?:for )?itself)\\b|\\b(?:costs?|earns?|saves?) (?:us |them )?(?:more|less) than\\b`,
	`\\bcosts? (?:us|them|you|me|(?:the|our|my|every|a|an) \\w+)(?: (?:about|some|roughly|nearly|over|around))? ${NUMBER}(?! ?(?:%|points?|percent))`,
	`(?:[€$£] ?\\d[\\d.,]*|${NUMBER} ?(?:€|\\$|£|euros?|dollars?|pounds?))`,
	`\\b(?:would|will|'ll)\\b(?: [^\\s,;:]+){1,5} (?:${PEOPLE}|${GOODS}|${MONEY})\\b`,
	`\\b(?:nobody|no one|no \\w+ (?:manager|planner|nurse|customer|patient)|somebody|everybody|everyone|the \\w+ (?:shift|desk|team|ward))(?: [^\\s,;:]+){0,4}? (?:will|would|should|needs?|has to|must|gets?|can(?:not)?|opens?)\\b`,
	`\\bnothing(?: \\w+){0,4} (?:release|launch|plan|decision|budget|customers?|roll-?out)(?: \\w+){0,2} (?:changes|moves|needs)`,
	`\\b(?:launch|release|roll-?out)(?: \\w+)? (?:date )?(?:stands|holds|slips|moves)\\b`,
	`${MONEY} (?:a|per|each|every|of|in|lost|saved|wasted|at|goes|thrown|for|down|more|less|on)\\b`,
	`${NUMBER}(?: [\\w'-]+){0,3}? (?:${PEOPLE}|${GOODS})(?: [\\w'-]+){0,4}? (?:a|per|each|every) (?:day|week|month|year|night|shift|season|quarter|morning|monday|evening|hour)`,
	`\\b(?:${PEOPLE}|${GOODS})(?: [\\w'-]+){0,8}? (?:will|would|could|may|might|'ll|are going to|is going to|would not|won't|never|still) (?:not |never |be |get |go |have to |all |have |wrongly |still |now |then )*(?!measured|tested|counted|scored|in the)[a-z]+`,
	`\\b(?:${PEOPLE}|${GOODS})(?: (?:who|that|from|in|of|with|at|on|the|under|over|[\\w'-]+)){0,4}? (?:gets?|goes?|go (?:home|un\\w+|to|wrong)|wait|waits|pays?|faces?|leaves?|leave (?!one)|loses?|lose|suffers?|receives?|receive|are (?:turned|sent|missed|refused|denied|served|lost|harmed|overcharged|misled|left|put|told|told|short)|is (?:turned|sent|missed|refused|denied|served|lost|harmed|left)|slips? through|go un\\w+|end up|walk away|complain|hang up|give up|quit|walk out|go elsewhere|ignore|stay away|stop \\w+ing|die|drown|sleep)`,
	`\\b${NUMBER}(?: (?:more|extra|full|whole|lost|good|of))* (?:weeks?|days|months|hours)(?: (?:of (?:delay|work|waiting|rework|manual|overtime|labelling)|late|later|lost|longer|earlier|behind|sooner|delay|before|for|to (?:relabel|label|fix|repair|collect|retrain)|and then|until))`,
	`\\b(?:a|another|one|\\d+|the) (?:weeks?|months?|quarters?|fortnight)(?:'s|s')? (?:delay|wait|of delay|of work|of waiting|pause|slip|late|later)`,
	`\\b(?:this|that|which|it|so it|and it) (?:means|meant|would mean|will mean|leaves us|forces us|lets us|allows us|obliges us)\\b(?: [\\w'-]+){2,}`,
	`\\bso (?:we|i|they|the \\w+) (?:then |simply |only )?(?:shipped|mailed|launched|kept|held|waited|stayed|sent|stopped|dropped|retrained|replaced|moved|switched|chose|rolled|delayed|told|bought|planned|cancelled|postponed|withdrew)\\b`,
	`\\b(?:saved|lost|cost|wasted|paid|earned|missed|refunded|spent)(?: (?:us|them|the \\w+|about|some|over|nearly|almost|around|at least))* ${NUMBER}(?: [\\w'-]+){0,2} (?:${PEOPLE}|${GOODS}|weeks?|months?|days)\\b`,
	`\\bfor (?:the )?(?:business|customers?|patients?|planners?|users|buyer|ward|hospital|bank|shop|company|team|budget|board|drivers?|clients?)(?:,| (?:this|that|it) (?:means|is)| means)`,
	`\\b(?:in production|on live traffic|after launch|on monday|in the (?:shop|ward|field|clinic)|next (?:month|week|year|season|quarter)|in practice)(?:,)? (?:we|it|they|the \\w+|that|this|\\w+ \\w+) (?:will|would|'ll)\\b`,
	`\\b(?:that is|that's|which is|this is|those are|these are|makes|made it|comes to|adds up to|amounts to)(?: (?:about|some|roughly|around|nearly|over|at least))* ${NUMBER}(?: [\\w'-]+){0,4}? (?:${PEOPLE}|${GOODS})\\b`,
	`\\b(?:${PEOPLE}|${GOODS})(?: [\\w'-]+){0,2} (?:sent (?:home|away|to)|turned (?:away|down)|refused|wasted|told|billed|untreated|waiting|unserved|undetected|unnoticed|for nothing|in vain|by mistake|too late|on hold)\\b`,
	`\\bevery (?:day|week|month|year|shift|night|morning)\\b(?: [\\w'-]+){0,6} (?:${PEOPLE}|${GOODS}|${MONEY})`,
	`\\b(?:${PEOPLE}|${GOODS}|${MONEY})(?: [\\w'-]+){0,5}? (?:a|per|every|each) (?:day|week|month|year|night|shift|quarter)\\b`
];
const ACTING =
	'(?:shipping|launching|releasing|deploying|waiting|holding|delaying|postponing|keeping|staying|switching|retraining|relabell?ing|labell?ing|collecting|buying|dropping|removing|fixing|repairing|rolling|replacing|signing|sending|mailing|pausing|stopping|rerouting|routing|hiring|paying)';
/** What a decision is about. */
const STAKES = `(?:${PEOPLE}|${GOODS}|${MONEY}|launch|release|roll-?out|go-live|decision|contract|planning|plans?|production|monday|tuesday|wednesday|thursday|friday|weeks?|months?|quarter|team|desk|ward|clinic|hospital|shop|board|business|company|budget|incumbent|old (?:model|rule|system)|current (?:model|rule|system)|live|campaign|mailing|pilot|canary|threshold|staff\\w*|schedule|deadline|vendor|stakeholders?|promise|autumn|spring|summer|winter|next (?:release|version|sprint)|lab)`;
const STEPS = [
	// so the ward plans with 0.6
	`(?<!\\b(?:is|are|was|were|looks?|looked|seems?|be|not|that|does|did|gets?|got|why) )\\b(?:so|therefore|hence|thus|meaning|consequently|as a result|accordingly|that is why|which is why|the upshot is|for you|for us|for them)\\b,?(?! (?:far|that|many|much|large|small|few|long|it (?:is|was) (?:not|no)|is|was|the (?:gap|score|difference|model|network|number)\\b))(?: [^\\s,;:]+){0,9}? ${STAKES}\\b`,
	`\\b(?:should|must|cannot|can't|need to|needs to|has to|have to|ought to|had better|may not|shouldn't|mustn't)(?: [^\\s,;:]+){0,8}? ${STAKES}\\b`,
	`\\b${ACTING}(?: [\\w'-]+){0,6}? (?:would|will|costs?|is (?:cheaper|worth|safer|better|not|the|right|wrong)|buys?|saves?|means?|pays?|risks?|makes sense|can wait|comes first|must|should|beats|has to|for (?:a|\\d+)|until|before)\\b`,
	`\\b(?:i'd|i would|we'd|we would|i|we) (?:favour|favor|suggest|recommend|advise|propose|want|advocate|prefer|choose|go for|opt for|back|call)(?: for)? (?:${ACTING}|to ${ACT}|a |the |one |no )`,
	`\\b(?:no|another|a (?:short|full|second|\\d+-week|one-week|month's)) (?:launch|release|roll-?out|delay|canary|pilot|go-live|shipment|contract|mailing)\\b`,
	`\\b(?:old|current|existing|previous|simple|simpler|linear|incumbent|human|manual) (?:\\w+ )?(?:stays|remains in|keeps (?:running|its place)|goes on)\\b`,
	`\\b(?:ships|launches|goes (?:out|live|ahead|to production|into production|back)|is (?:not )?going (?:out|live)|stays (?:in the (?:lab|drawer)|out|off|where|put|on the shelf))\\b`
];
const EFFECT_SOURCE = [...EFFECTS, ...STEPS].map((one) => `(?:${one})`).join('|');
export const EFFECT = new RegExp(EFFECT_SOURCE);
const EFFECTS_ALL = new RegExp(EFFECT_SOURCE, 'g');

const DENIED =
	/\b(?:not (?:saying|claiming|sure|mean|cost|matter|hurt)|(?:does|do|did|will|would)(?: not|n't) (?:cost|matter|hurt|mean|harm|change)|no (?:consequences?|idea|cost|harm)|nothing (?:for|changes)|don't know|do not know|nobody knows|no one knows|unclear|unknown)\b/;

/** Weaker signs, read only where nothing plainer is said: what will be, what must be done, how often it happens. */
const FORECAST = new RegExp(
	`\\b(?:will|would|'ll|'d(?! (?:been|had|say|said|seen|call it))|won't|should|shouldn't|must|mustn't|has to|have to|needs? to|had better|(?:is|are|am|'s|'re|'m) going to|could(?! (?:see|read|know|tell|hear))|(?<!\\b(?:in|of|by|since|until|from|this|last|early|late|mid) )may|might|can(?! \\w+ (?:itself|the))|(?:cannot|can't|couldn't)(?! (?:tell|explain|know|see|read|follow|bend|express|reach|hear)\\b))\\b(?! (?:(?:well )?(?:be (?:a|an|the|off|wrong|due|duplicates|noise|luck|chance|just|that|some)|have)\\b|explain|be (?:due|noise|luck|chance))\\b)(?! (?:also |still |only |just |not )?(?:score|get|reach|earn|be (?:about|at|near|around|higher|lower|better|worse)|help|fit|fall|drop|rise|have (?:scored|been)|look|show|do (?:just|as|no)|learn|gain|improve|need))[^,;:]*`
);
const OFTEN = /\b(?:once|twice|\w+ times|\d+) (?:a|per|each|every) (?:day|week|month|night|shift|year)\b/;
const STRONG = /\b(?:revenue|profits?|savings|refunds?|money|lawsuits?|overtime|stock-?outs?|turnover|margins?|fines)\b/;
const ANSWER =
	/^\W*(?:so |then |therefore |hence )*(?:not yet|no(?= launch| release| for now)|not now|ship|wait|hold|go|don't|do not)\W*$|\b(?:until then|for now|meanwhile|in the meantime)\b/;
/** Any order: `adjust the odds`. Words that begin a clause in front of an article and are no verbs stand out of it. */
const ORDERED =
	/^\W*(?:(?:so|and|then|therefore|first|now|instead|,)[, ]+)*(?!(?:since|with|because|while|on|only|both|over|here|against|not|without|from|for|into|like|than|that|when|once|after|before|until|under|above|below|whereas|though|although|where|which|what|who|half|all|most|give|show|hide|imagine|suppose|hold|let|look|see|note|compare|make|across|among|between|out|off|near|about|even|also|but|and|nor|or|yet|all|one|if|unless|upon|given|away|these|those|they|there|here|is|was|are|were|has|had|have|did|does|the)\b)[a-z]{3,}(?<!ed|ing|[^s]s|ly|ion|ment|ness|ity|acy|all|ss) (?:the|an?|it|them|only|no|our|your|all|every|another|old|more|at least|out|back|with) \S+/;
/** `I'm quoting 0.7`: a decision in progress, unless it is only looking or saying. */
const DOING =
	/\b(?:i|we|they|he|she)(?:'m|'re|'s| am| are| is)(?: not| now| therefore| still)? (?!(?:look|say|see|talk|measur|gett|us|think|wonder|hop|claim|suggest|assum|compar|test|try|miss|los|go|be|hav|do|read|guess|check|report|deal|work|miss)ing\b|\w*ing (?:at|about)\b)[a-z]{2,}ing\b/;
/** After "so", what is done now; what was seen or tried is none of it. */
const SO_WE =
	/\bso (?:we|i|they|he|she)(?:'re|'m| are| am)? (?!(?:had|have|saw|see|know|think|found|find|measured|tested|compared|checked|counted|looked|used|trained|fitted|believe|got|get|cannot|can't|can|were|was|could|did|do)\b)[a-z]+/;
const ORDER_ALONE = new RegExp(SHORT_ORDER);
const SIZED = new RegExp(`${PERCENT}|${DECIMAL}|${POINTS}`);

export function findOutlook(sentence: Sentence): readonly Span[] {
	return sentence.clauses.flatMap((clause) => {
		if (!clause.asserts || TOPIC.test(clause.text)) return [];
		const ahead = FORECAST.exec(clause.text);
		// What a score would be is no consequence; what nobody would do for two points is one.
		const match =
			(ahead !== null && !(/^(?:would|will|could|may|might|'d|'ll|won't)/.test(ahead[0]) && SIZED.test(clause.text.slice(ahead.index)))
				? ahead
				: null) ??
			DOING.exec(clause.text) ??
			ORDER_ALONE.exec(clause.text) ??
			SO_WE.exec(clause.text) ??
			OFTEN.exec(clause.text) ??
			STRONG.exec(clause.text) ??
			ANSWER.exec(clause.text) ??
			ORDERED.exec(clause.text);
		if (match === null || DENIED.test(clause.text)) return [];
		return [{ start: clause.start + match.index, end: clause.start + match.index + match[0].length }];
	});
}

export function findConsequence(sentence: Sentence): readonly Span[] {
	const decided = asserted(sentence, DECISIONS).filter(
		({ start, text }) => !deniedAct(sentence, start) && !isHabit(text) && !isSetting(sentence, start, text)
	);
	const effects = asserted(sentence, EFFECTS_ALL).filter(
		({ start, text }) =>
			!/\b(?:not|never|\w+n't)(?: \w+){0,2} $/.test(sentence.text.slice(0, start - sentence.start)) &&
			!DENIED.test(text) &&
			!deniedAct(sentence, start)
	);
	const orders = sentence.clauses
		.filter(({ text, asserts }) => asserts && (AT_START.test(text) || SO_DO.test(text)))
		.map((clause) => ({ start: clause.start + (/[a-z]/.exec(clause.text)?.index ?? 0), end: clause.start + clause.text.trimEnd().length }));
	return [...decided, ...effects, ...orders];
}

/** "We do not ship" is a decision; "I am not saying that we ship" is none. */
function deniedAct(sentence: Sentence, start: number): boolean {
	const clause = clauseAt(sentence, start);
	return DENIED.test(clause.text.slice(0, Math.max(0, start - clause.start) + 30));
}

/** `Until you open the door`: when something happens, not what is decided. */
function isSetting(sentence: Sentence, start: number, text: string): boolean {
	return (
		/\b(?:until|when|whenever|if|unless|once|after|where|that|which|what|how|while|soon as) $/.test(
			sentence.text.slice(0, start - sentence.start)
		) && /^(?:we|i|you|they|he|she) [a-z]+$/.test(text)
	);
}

/** `It keeps a leaf for each`: what the model does, not what is decided. */
function isHabit(text: string): boolean {
	return (
		/^(?:it|that|this|they|there) (?:may|might|could) be$/.test(text) ||
		/^(?:it|that|this|they) (?:give|keep|run|get|leave|write|let|put|move|hold|train|call|open|close|save|cost)\b/.test(text)
	);
}

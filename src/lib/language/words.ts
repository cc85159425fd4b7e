/** Words that tell a claim from a question, a promise or a heap of terms. */

import { ACT } from './acts.ts';

const any = (words: string): string => words.trim().split(/\s+/).join('|');

const AUXILIARY = any(`is are was were be been being am has have had having do does did can cannot could will would should must may might
	isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't it's that's there's he's
	she's we're they're i'm we've they've i've i'd we'd i'll we'll they'll let's`);

const PAST = any(`fell rose lost held kept stood saw seen got gave given took taken went gone came learnt forgot forgotten caught found made
	cut beat beaten brought bought sold paid said told knew known grew grown shrank shrunk hit ran wrote written won met left led meant sent
	set sat slid sank stole stolen taught thought threw thrown drew drawn built spent dealt hid hidden swapped bent broke broken chose chosen
	read crept leapt lay put became begun began shown let lets ate eaten stuck struck spoke spoken wore worn threw swept shut shook rang hung heard fed drove blew froze woke swam spun slept shone rode fought flew dug clung`);

const PRESENT =
	any(`falls rises drops loses gains holds keeps stands sees gets gives takes goes comes learns forgets catches finds makes cuts
	beats brings buys pays says tells knows grows shrinks hits runs writes wins leaves leads means sends sets sits slides sinks climbs
	improves worsens scores reaches shows hides masks leaks memorises memorizes remembers recognises recognizes copies repeats straddles
	crosses overlaps contains shares relies leans uses depends drifts shifts moves changes flips fits tunes picks chooses selects agrees
	disagrees matches ties trails lags outperforms misses spots flags predicts guesses errs costs saves wastes needs wants works fails
	survives appears exists carries rests lies sounds looks feels seems tops earns doubles halves triples stays remains returns adds
	separates explains closes opens widens narrows collapses vanishes disappears evaporates melts turns bends pulls pushes drags waits
	belongs becomes promises calls sinks clears bounds covers varies scatters swings jumps lifts helps hurts harms hovers averages lingers fades rewards swaps lands reads bets averages cancels
	rewards fools flatters inflates tracks follows ends starts begins stops lands`);

/** A verb that makes a sentence of words. Nouns that look like one are left to the other rules. */
export const SURELY_FINITE = new RegExp(
	`\\b(?:${AUXILIARY}|${PAST}|${PRESENT}|[a-z]{2,}(?<!ne|spe|se|bre|bl|fe|we|she|hundr|spee|exce|lab|nam|unlabell|unlabel|bal|imbalanc|balanc)ed)\\b|'s (?:not|only|just|a|the)\\b`
);

/** What holds words together. */
export const FUNCTION_WORD =
	/\b(?:on|of|from|to|than|after|with|by|in|for|against|because|at|the|a|an|its|when|once|as|that|so|only|under|over|between|where|which|who|while|our|my|your|their|his|her|we|it|they|he|she|i|me|him|them|us|this|these|those|there|through|into|about|off|out|up|without|every|each|all|no|not)\b/;

/** What may be a verb by its place behind a subject: enough inside a sentence that is held together otherwise. */
const BEHIND_SUBJECT =
	'\\b(?:we|they|i|you|people|customers|patients|rows|models|nurses|planners|labels|columns|both|all|curves) (?!of\\b|in\\b|on\\b|and\\b|or\\b|for\\b|from\\b)[a-z]{3,}(?<!s)\\b|\\b(?:it|which|who|that|this|he|she|model|network|net|tree|forest|key|column|split|scaler|encoder|penalty|label|feed|code|sensor|line|machine|clerk|teacher|rule|score|curve|pipeline|boundary|threshold) [a-z]{2,}(?:[^s\\W]s|es)\\b|\\b[a-z]{3,}[^s\\W]s (?:the|an?|its?|us|them|every|our|your|their|his|her|no|only|up|out|through|off|back|like)\\b';
/** Either. */
export const FINITE = new RegExp(`${SURELY_FINITE.source}|${BEHIND_SUBJECT}`);

/** An order of two or three words. Of three, the middle one holds the others together: `launch drift leakage` is a heap. */
export const SHORT_ORDER = `^\\W*(?:${ACT}|ask|use)(?: [\\w']+| (?:it|them|him|her|us|this|that|the|an?|our|your|my|its|no|not|next|last|old|new|more|fewer|less|only|another|every|all|both|one|two|for|on|by|in|at|to|with|until|back|out|off|down|away|\\d+|\\w+ly) [\\w']+)?\\W*$`;

/** An order: a short sentence that needs no other verb. */
export const ORDER = new RegExp(
	`^\\W*(?:so |then |and |please |just )*(?:${ACT}|take|bring|cut|do|don't|never|tell|report|use|expect|forget|pick|add|count on|get rid of) (?:not|it|him|her|them|the|an?|no|nothing|with|for|on|by|at|until|to|that|this|those|back|out|in|off|what|only|our|your|my|one|all|every|both|down|away|\\d+|\\w+ (?:on|to|for|by|with|until|at|in))\\b|^\\W*(?:not|hardly|barely) worth\\b|${SHORT_ORDER}|^\\W*(?:so |then |and )?(?:we|i|they|you) [a-z]+ (?:until|one|an?|the|it|them|\\d+|for|with|on)\\b`
);

/** Verbs that only name a subject. */
export const MENTION =
	/\b(?:talk|talks|talking|mention|mentions|mentioned|consider|considers|considered|discuss|discusses|discussed|look(?:s|ed|ing)? at|think(?:s|ing)? (?:about|of)|thought (?:about|of)|about|include|includes|including|covers?|such as|like|involves?|terms?|keywords?|topics?|words?|matters?|check(?:s|ed)?|report(?:s|ed)?|have|has|use|uses|used|know|list|slots?|named?|things?|everything|all of)\b/;

/** Those of them that never tell what follows. */
export const TOPIC =
	/\b(?:talk|talks|talking|mention|mentions|mentioned|discuss|discusses|discussed|such as|include|includes|including|covers|involves?|terms|keywords?|topics?|slots?|all about)\b/;

const CHECKING = any(`measure check look compare compute test see investigate quantify evaluate examine explain think discuss consider
	mention verify confirm inspect study estimate calculate talk dig analyse analyze explore validate assess determine structure address`);
/** What is announced with these is not said yet: `I will report the recall`. With "should" it is a decision. */
const TELLING = any('report state name give provide present show share say tell answer find come');

/** Asked or promised, not said: an embedded question, an announcement of work, a wish. */
const NOT_SAID = [
	/\b(?:whether|i wonder|wondering|(?:the|my|a|one) question|(?:i|we|you|let me|would|will|should|must|to|'d|'ll|then|also|first) (?:ask|asked) (?:for(?! (?:the|their|our|its|my|his|her|some)? ?(?:money|refund|compensation|discount|help))|if|how|what|which|why|about|whether)|(?:ask|asks|tell me|know|see|understand|find out|clear|check|explain|say|said) (?:how|what|which|why|who|where|if))\b/,
	new RegExp(
		`\\b(?:will|would|'ll|'d|should|shall|must|going to|plan(?:ning)? to|plans to|want to|wants to|need to|needs to|have to|like to|hope to|try to|intend to|promise to|ought to|let me|let us|let's|could|can|may|might)(?: (?:then|first|also|next|still|later|soon|now|at least|definitely|certainly|probably|simply|just|be able to))* (?:${CHECKING})\\b`
	),
	new RegExp(
		`\\b(?:i|we)(?:'ll| will| would|'d|'m going to| am going to| are going to| plan to| want to| hope to)(?: (?:then|first|also|next|still|later|soon))* (?:${TELLING})\\b(?! (?:them|him|her|the (?:customer|client|ward|board|buyer|desk|team|business|vendor)|no|only|not|up))`
	),
	// what nobody says, and what is only wished
	/\b(?:key|main|important) (?:ideas?|points?|terms|words|topics|things|aspects|notions) (?:are|is|here|would|include)\b|\bdoubt(?:s|ed|ful)?\b|\brefuse to (?:believe|accept)\b|\bhard to believe\b|\b(?:no (?:evidence|sign|proof|indication|hint|suggestion)|there(?:'s| is| was| has been|'s been|'ve been| have been) no (?:comparison|measurement|number|figure|test|baseline)|nothing (?:here |yet |so far )?(?:tells|says|suggests|shows|proves|points|indicates)|(?:nobody|no one|none of us) (?:has |have |had |ever |yet |here )*(?:said|says|told (?:me|us|you)|tells (?:me|us|you)|showed|shows|shown|compared|measured|worked out|tried|checked|counted|looked|knows|asked|tested|claims|claimed))\b/,
	/\b(?:i|we|you)(?: really| just| honestly)? (?:can't|can not|cannot|couldn't|could not|wouldn't|would not|won't|am not|'m not|'re not|are not|don't|do not|didn't|did not|never)(?: yet| really| even| honestly)? (?:say(?:ing)?|said|claim(?:ed|ing)?|believe|argue|arguing|suggest(?:ed|ing)?|imply(?:ing)?|assert|state|pretend|(?:think|thought)(?! (?:we|you|they|anyone|anybody|it should|the \w+ should)\b)|know (?:if|how|what|why|whether|the (?:score|number|figure)))\b/,
	/\b(?:hop(?:e|es|ed|ing) (?:to|for|that|it|we)|i wish|we wish|my (?:wish|hope|dream|goal|aim)|the (?:goal|aim|hope|dream|target) (?:is|was|would be)|ideally|in an ideal world|would love to|'d love to|would like to (?:see|have|know)|'d like to (?:see|have|know)|would be (?:nice|great|good|lovely|interesting|wonderful))\b/,
	/\b(?:remains? to be|yet to be|to be (?:seen|measured|checked|determined|confirmed)|(?:must|should|needs? to|has to|have to|will|would|could|can) be (?:measured|checked|compared|reported|computed|verified|tested|looked at|discussed|considered|evaluated|examined|quantified|explained(?! to)|shown|stated|given)|it depends|in general|generally speaking|in principle)\b/,
	/^\s*(?:and |then |first,? |next,? )?(?:check|measure|compare|compute|report|look at|investigate|evaluate|examine|quantify|verify|consider|think about|discuss|mention|remember)\b/
];

/** True when a clause only asks or promises. */
export function asksOrPromises(clause: string): boolean {
	return NOT_SAID.some((pattern) => pattern.test(clause));
}

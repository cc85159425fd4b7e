/** Words that tell a claim from a question, a promise or a heap of terms. */

const any = (words: string): string => words.trim().split(/\s+/).join('|');

const AUXILIARY = any(`is are was were be been being am has have had having do does did can cannot could will would should must may might
	isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't won't wouldn't shouldn't it's that's there's he's
	she's we're they're i'm we've they've i've i'd we'd i'll we'll they'll let's`);

const PAST = any(`fell rose lost held kept stood saw seen got gave given took taken went gone came learnt forgot forgotten caught found made
	cut beat beaten brought bought sold paid said told knew known grew grown shrank shrunk hit ran wrote written won met left led meant sent
	set sat slid sank stole stolen taught thought threw thrown drew drawn built spent dealt hid hidden swapped bent broke broken chose chosen
	read crept leapt lay put became begun began shown`);

const PRESENT =
	any(`falls rises drops loses gains holds keeps stands sees gets gives takes goes comes learns forgets catches finds makes cuts
	beats brings buys pays says tells knows grows shrinks hits runs writes wins leaves leads means sends sets sits slides sinks climbs
	improves worsens scores reaches shows hides masks leaks memorises memorizes remembers recognises recognizes copies repeats straddles
	crosses overlaps contains shares relies leans uses depends drifts shifts moves changes flips fits tunes picks chooses selects agrees
	disagrees matches ties trails lags outperforms misses spots flags predicts guesses errs costs saves wastes needs wants works fails
	survives appears exists carries rests lies sounds looks feels seems tops earns doubles halves triples stays remains returns adds
	separates explains closes opens widens narrows collapses vanishes disappears evaporates melts turns bends pulls pushes drags waits
	belongs becomes promises calls sinks clears bounds covers varies scatters swings jumps lifts helps hurts harms reads bets averages cancels
	rewards fools flatters inflates tracks follows ends starts begins stops lands`);

/** A verb that makes a sentence of words. Nouns that look like one are left to the other rules. */
export const SURELY_FINITE = new RegExp(
	`\\b(?:${AUXILIARY}|${PAST}|${PRESENT}|[a-z]{2,}(?<!ne|spe|se|bre|bl|fe|we|she|hundr|spee|exce|lab|nam|unlabell|unlabel|bal|imbalanc|balanc)ed)\\b|'s (?:not|only|just|a|the)\\b`
);

/** What holds words together. */
export const FUNCTION_WORD =
	/\b(?:on|of|from|to|than|after|with|by|in|for|against|because|at|the|a|an|its|when|once|as|that|so|only|under|over|between)\b/;

/** What may be a verb by its place behind a subject: enough inside a sentence that is held together otherwise. */
const BEHIND_SUBJECT =
	'\\b(?:we|they|i|you|people|customers|patients|rows|models|nurses|planners|labels|columns|both|all|curves) (?!of\\b|in\\b|on\\b|and\\b|or\\b|for\\b|from\\b)[a-z]{3,}(?<!s)\\b|\\b(?:it|which|who|that|this|he|she|model|network|net|tree|forest|key|column|split|scaler|encoder|penalty|label|feed|code|sensor|line|machine|clerk|teacher|rule|score|curve|pipeline|boundary|threshold) [a-z]{2,}(?:[^s\\W]s|es)\\b';
/** Either. */
export const FINITE = new RegExp(`${SURELY_FINITE.source}|${BEHIND_SUBJECT}`);

/** An order: a short sentence that needs no other verb. */
export const ORDER =
	/^\W*(?:so |then |and |please )?(?:ship|launch|wait|hold|keep|stop|drop|label|relabel|collect|retrain|budget|plan|buy|pay|fix|quote|send|promise|release|deploy|postpone|delay|remove|replace|switch|pause|reject|approve|sign|route|stay|stick|go|do|don't|never|tell|report|use) (?:not|it|them|the|a|an|no|nothing|with|for|on|by|at|until|to|that|this|those|back|out|in|off|what|only|our|your|one|\d+)\b|^\W*(?:so |then |and )?(?:we|i|they|you) [a-z]+ (?:until|one|a|an|the|it|them|\d+|for|with|on)\b/;

/** Verbs that only name a subject. */
export const MENTION =
	/\b(?:talk|talks|talking|mention|mentions|mentioned|consider|considers|considered|discuss|discusses|discussed|look(?:s|ed|ing)? at|think(?:s|ing)? (?:about|of)|thought (?:about|of)|about|include|includes|including|covers?|such as|like|involves?|terms?|keywords?|topics?|words?|matters?|check(?:s|ed)?|report(?:s|ed)?|have|has|use|uses|used|know|list|slots?|named?|things?|everything|all of)\b/;

const CHECKING = any(`measure check look compare compute test see investigate quantify evaluate examine explain think discuss consider
	mention verify confirm inspect study estimate calculate talk dig analyse analyze explore validate assess determine`);
/** What is announced with these is not said yet: `I will report the recall`. With "should" it is a decision. */
const TELLING = any('report state name give provide present show share say tell answer find come');

/** Asked or promised, not said: an embedded question, an announcement of work, a wish. */
const NOT_SAID = [
	/\b(?:whether|i wonder|wondering|(?:the|my|a|one) question|(?:i|we|you|let me|would|will|should|must|to|'d|'ll|then|also|first) (?:ask|asked) (?:for|if|how|what|which|why|about|whether)|(?:ask|asks|tell me|know|see|understand|find out|clear|check|explain|say|said) (?:how|what|which|why|who|where|if))\b/,
	new RegExp(
		`\\b(?:will|would|'ll|'d|should|shall|must|going to|plan(?:ning)? to|plans to|want to|wants to|need to|needs to|have to|like to|hope to|try to|intend to|promise to|ought to|let me|let us|let's|could|can|may|might)(?: (?:then|first|also|next|still|later|soon|now|at least|definitely|certainly|probably|simply|just|be able to))* (?:${CHECKING})\\b`
	),
	new RegExp(
		`\\b(?:i|we)(?:'ll| will| would|'d|'m going to| am going to| are going to| plan to| want to| hope to)(?: (?:then|first|also|next|still|later|soon))* (?:${TELLING})\\b(?! (?:them|him|her|the (?:customer|client|ward|board|buyer|desk|team|business|vendor)|no|only|not|up))`
	),
	/\b(?:remains? to be|yet to be|to be (?:seen|measured|checked|determined|confirmed)|(?:must|should|needs? to|has to|have to|will|would|could|can) be (?:measured|checked|compared|reported|computed|verified|tested|looked at|discussed|considered|evaluated|examined|quantified|explained|shown|stated|given)|it depends|in general|generally speaking|in principle)\b/,
	/^\s*(?:and |then |first,? |next,? )?(?:check|measure|compare|compute|report|look at|investigate|evaluate|examine|quantify|verify|consider|think about|discuss|mention|remember)\b/
];

/** True when a clause only asks or promises. */
export function asksOrPromises(clause: string): boolean {
	return NOT_SAID.some((pattern) => pattern.test(clause));
}

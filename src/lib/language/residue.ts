/**
 * What is left of an answer once its measurements are taken out: parts that tell how something is or came to be (an account), and
 * parts that tell what somebody now does or gets (an outcome). Read only where nothing plainer names a reason or a consequence.
 */
import { DECISION, EFFECT, findConsequence } from './find-consequence.ts';
import { findMetric } from './find-metric.ts';
import { findSample } from './find-sample.ts';
import { findParallels } from './parallels.ts';
import { POINTS, SCORE } from './quantities.ts';
import { clauseAt, type Reading, type Sentence } from './reading.ts';
import { JUDGED, OF_SPEAKER, ROLE, STAKE } from './roles.ts';
import type { Span } from './slots.ts';
import { FINITE, TOPIC } from './words.ts';

interface Part extends Span {
	readonly text: string;
	readonly sized: boolean;
	/** A decision or an effect stands in it. */
	readonly follows: boolean;
	readonly last: boolean;
	readonly sentence: Sentence;
}

const CUT =
	/[;:]|(?=, (?:and )?so\b(?! (?:far|that|much|many)\b))|(?=,? (?:but|while|whereas|which|whose|and therefore|and now) )|,? because(?: of)? |(?=, (?:and )?(?:the|it|they|we|he|she|our|its|nobody|each|every|both|all|an?|no) [^,;:]*$)/;
const SIZE = new RegExp(`${SCORE}|${POINTS}|^\\W*[a-z]+er than\\b`);
const COUNT =
	/(?<![\w.])(?!(?:19|20)\d\d\b)(?:\d{2,}|(?:[a-z]+(?:teen|ty)|hundred|thousand)\b(?!\w))(?! ?(?:seconds|minutes|hours|days|weeks|months|years|images|pictures|photos|examples))/;

/** `Compared with the rule, the model …`: the first part leads in, and says nothing by itself. */
const OPENING =
	/^\W*(?:compared|until|till|once|when|after|before|if|on|in|at|with|without|for|over|across|given|against|next|unlike|versus|relative|instead|although|though|even|[a-z]{3,}(?:ed|ing))\b/;

/** Too few of something in training tells why; so many in the test does not. */
const SCARCE =
	/^(?!.*\btest)(?!\W*(?:i|we|there)\b)(?:.*\b(?:only|just|a mere|mere|too few|hardly|barely|merely)\b|\W*with \S+ \w+ (?:and \w+ \w+ )?(?:it|the (?:model|net|network|tree|forest)) )/;

/** The parts of a text that assert something, in order. */
function partsOf(reading: Reading): readonly Part[] {
	const pairs = findParallels(reading);
	const all = reading.sentences.flatMap((sentence) => {
		const sizes = [...findMetric(sentence), ...findSample(sentence), ...pairs];
		const follows = findConsequence(sentence);
		let from = 0;
		return sentence.text.split(CUT).flatMap((text) => {
			const start = sentence.start + sentence.text.indexOf(text, from);
			from = start - sentence.start + text.length;
			const end = start + text.length;
			const spoken = sentence.spoken.slice(start - sentence.start, end - sentence.start);
			const opens = OPENING.test(text) && /^,/.test(sentence.text.slice(end - sentence.start));
			if (opens || !/[a-z]/.test(text) || !isAsserted(sentence, start, text)) return [];
			const inside = sizes.some((size) => size.start < end && size.end > start);
			const sized = SIZE.test(text) || (COUNT.test(spoken) && !SCARCE.test(text)) || (inside && !SCARCE.test(text));
			return [
				{
					start,
					end,
					text: text.trim().replace(/^[,\s]+/, ''),
					sized,
					follows: follows.some((one) => one.start < end && one.end > start),
					last: false,
					sentence
				}
			];
		});
	});
	return all.map((part, place) => ({ ...part, last: place === all.length - 1 }));
}

const isAsserted = (sentence: Sentence, start: number, text: string): boolean =>
	clauseAt(sentence, start + (/[a-z0-9]/.exec(text)?.index ?? 0)).asserts;

const words = (text: string): readonly string[] => text.match(/[a-z][\w'-]*/g) ?? [];
const LEAD =
	"^(?:(?:and|but|so|for|as|since|because|then|now|well|um|uh|yeah|you know|you see|honestly|frankly|simply|sadly|apparently|it turn(?:s|ed) out(?: that)?|turns out(?: that)?|turned out|what happened(?: is| was)?(?: that)?|the (?:cause|reason|trouble|thing|problem|catch|point) (?:is|was)(?: that)?|that's why|until [^,]+?(?=,| she| he| they| we)|(?:on|in|at|for|after|before|during|once|when|here|there|meanwhile|by|under|with|from|between|since) [^,]{1,50},),? )*";
/** Somebody's trade, whoever it is: the nurse, our foreman, Grandmother. */
const SOMEBODY = new RegExp(
	`${LEAD}(?:(?:the|our|my|your|their|a|an|no|every|each|some|any|all|\\d+|half the|most|two|old|more) )?(?:[\\w'-]+ ){0,2}?${ROLE}(?!\\w)`
);
const SPEAKER = new RegExp(`${LEAD}(?:i|we|you|let|me|nobody here|two of us|one of us)(?:'|\\b)`);
const POINTING = new RegExp(
	`${LEAD}(?:that|this|there(?:'s|'ve| is| are| was| were| has| have)|such|none|nothing|nobody|no one|anyone|(?:everyone|everybody)(?! in| who| at| on)|here|what|any|no|if|whether|who|it(?:'s| is| was)(?! (?!tested|measured|checked|compared|scored)(?:\\w+ )?\\w+(?:ed|ing|en)\\b)|that's|this is|both|all of this)\\b`
);
/** A negation that tells how things are: never shown a winter, nobody reset the clock, not in the inputs. */
const TELLING_NO =
	/\b(?:never (?:seen|saw|met|had|been|heard|shown|trained|learn\w+|known|knew|updated|told|asked|reset|changed|gets?|got|reach\w*|arriv\w+)|(?:has|have|had|with|carry|carries|carried) no|(?:has|have|had) none|without|nobody (?:told|noticed|updated|changed|switched|wrote|reset|asked|filled|cleaned|entered)|(?:isn't|aren't|wasn't|weren't|not) (?:\w+ ){0,3}(?:in|among|part|anywhere|recorded|connected|updated|there|reach\w*|stored|written|passed)|(?:does|do|did)(?:n't| not) (?:report|record|reach|see|hear|know|carry|store|arrive|contain|have|include|send|get|tell|cover|exist|write|understand)|cannot (?:see|hear|tell|know|read|reach)|can't (?:see|hear|tell|know|read|reach)|no (?:two|one told|longer)|and not|no 0+ |next to nothing|(?:can't|cannot) be (?:seen|heard|read|told|known|measured|reached)|(?:hasn't|haven't|hadn't|has not|have not|had not) (?:yet )?(?:seen|met|learn\w+|heard|been (?:shown|told|trained|given|updated))|(?:isn't|aren't|wasn't|weren't|not) (?:\w+ )?(?:predictable|visible|known|measurable|legible|labelled|marked|alike|comparable|independent|synchronised)|hardly any\w*|nothing to (?:learn|go)|(?:was|were|had|has|have|been|is|are) never (?!measured|checked|tested|compared|counted)\w+|(?:doesn't|don't|didn't|does not|do not|did not) (?!help|matter|hold|work|beat|mean|say|look|seem|fall|drop|rise|change|improve|cost|overlap|leak|repeat|differ|drift|shift|memori|agree|lose|gain|want|need)\w+|not (?:the|what|on|at) )/g;
const NO = /\b(?:not|never|no|nobody|none|neither|nor|nothing|without|cannot|hardly)\b|n't\b/;
const AHEAD =
	/\b(?:will|would|should|must|shall|can|could|(?<!\b(?:in|of|by|since|until|from|last|this) )may|might|ought|let's|has to|have to|needs? to)\b|'ll\b|'d (?!been|had)/;

const SUBJECT = /^(?:the|their|its|it|they|our|his|her|each|every|whose|which) /;

/** Parts that tell how something is or came to be; the reason, where nothing in the text names one otherwise. */
export function findAccount(reading: Reading): readonly Span[] {
	const parts = partsOf(reading);
	return parts.filter((part, place) => {
		const { text, sized, follows } = part;
		if (
			sized ||
			follows ||
			words(text).length < 4 ||
			(words(text).length < (SUBJECT.test(text) ? 5 : 6) && !FINITE.test(text)) ||
			TOPIC.test(text)
		)
			return false;
		if (NO.test(text.replace(TELLING_NO, ' ')) || AHEAD.test(text.replace(TELLING_NO, ' ')) || JUDGED.test(text)) return false;
		if ((SPEAKER.test(text) && !OF_SPEAKER.test(text)) || POINTING.test(text)) return false;
		if (DECISION.test(text) || EFFECT.test(text)) return false;
		if (!isOutcome(text) || place === 0) return true;
		// What somebody does is an outcome when nothing comes of it in a later sentence.
		return parts.slice(place + 1).some((one) => one.sentence !== part.sentence && (one.follows || isOutcome(one.text)));
	});
}

const PRESENT_OR_PLAN =
	/\b(?:get|gets|keep|keeps|stay|stays|lose|loses|go|goes|pay|pays|wait|waits|has to|have to|is going to|are going to|need|needs|want|wants|do|does|answer|answers|bake|bakes|take|takes|send|sends|end up|ends up|carry|carries|continue|continues|leave|leaves|stop|stops|work|works|sit|sits|stand|stands|throw|throws|trust|trusts|are|is|[a-z]{3,}(?:[^s\W]s|es))\b/;
const DID = new RegExp(
	`${SOMEBODY.source} (?:\\w+ly )?(?:[a-z]{2,}ed|had|has|have|was|were|did|went|came|took|gave|made|left|put|wrote|told|knew|learnt|began|chose|set|cut|bought|sold)\\b`
);
const PASSED = /\b(?:was|were|had|did|went|came|has been|have been)\b/;

function isOutcome(text: string): boolean {
	if (STAKE.test(text)) return true;
	return SOMEBODY.test(text) && !NO.test(text) && PRESENT_OR_PLAN.test(text) && !PASSED.test(text) && !DID.test(text);
}

const isClosing = (text: string): boolean =>
	words(text).length >= 3 &&
	!PASSED.test(text) &&
	!DID.test(text) &&
	!/\b(?:explanation|no idea|don't know|can't say|haven't|have not|looked|that's (?:all|it|why)|whole story)\b/.test(text);

/** `That frees one clerk`: a thing shown before has an effect. */
const THAT_DOES = new RegExp(
	`${LEAD}(?:that|this|which|it)(?: alone| would| will| also| already| easily)? (?!is|was|has|does|means? that|comes|looks|seems|says|shows|explains|happens|makes it|stems|holds|proves|follows|depends|reads|sees|takes|keeps|learns|uses|gets|gives|knows|copies|counts|ignores|treats|covers|includes|rests|hangs)(?:frees?|spares?|cuts|saves?|costs?|buys|puts|leaves|sets|forces|lets|allows|gives us|breaks|exposes|harms|hurts|ends|kills|stops|opens|pays|wastes|turns|sends|drives|scares|ruins|doubles|delays|blocks|endangers|protects|helps|means|eats|burns)\\b`
);

/** The same with no subject, in notes. */
const DOES =
	/^\W*(?:frees?|spares?|saves|costs|breaks|exposes|ruins|delays|blocks|endangers|wastes) (?:up |us |about |some )?(?:the|an?|our|half|\d+|every|all|nobody|everybody)\b/;

/** Parts that tell what somebody now does or gets; the consequence, where nothing in the text names one otherwise. */
export function findOutcome(reading: Reading, reasons: readonly Span[]): readonly Span[] {
	const parts = partsOf(reading);
	return parts.filter(({ start, text, last, sized, sentence }) => {
		if (TOPIC.test(text) || words(text).length < 3) return false;
		if (THAT_DOES.test(text) || DOES.test(text)) return true;
		// Last of all, after a reason in an earlier sentence.
		if (last && !sized && isClosing(text) && reasons.some(({ end }) => end <= sentence.start && end <= start)) return true;
		if (sized && !STAKE.test(text)) return false;
		if (JUDGED.test(text) && !STAKE.test(text)) return false;
		return STAKE.test(text) || (last && parts.length > 1 && isOutcome(text));
	});
}

/** The slot `mechanism`: why it is so. */
import { DECISION, EFFECT } from './find-consequence.ts';
import { CONNECTIVE, FACT, THEREFORE } from './mechanisms.ts';
import { POINTS, SCORE } from './quantities.ts';
import { asserted, clauseAt, deniedBefore, type Sentence } from './reading.ts';
import type { Span } from './slots.ts';

const MEASURED = new RegExp(`${SCORE}|${POINTS}`, 'g');
/** Words of a measurement, of a comparison, and those that carry nothing. */
const EMPTY =
	/^(?:accuracy|recall|precision|auc|loss|errors?|scores?|gap|results?|numbers?|performance|difference|interval|training|train|validation|test|fresh|unseen|new|old|model|models|baseline|incumbent|ceiling|rows|set|sets|data|points?|percent|is|are|was|were|be|been|has|have|had|fell|falls|fall|drop|drops|dropped|rose|rises|higher|lower|better|worse|small|large|smaller|larger|high|low|good|bad|wide|much|more|less|than|above|below|between|against|only|still|just|very|so|too|about|nearly|not|no|the|an?|of|on|in|at|by|to|for|from|with|and|or|but|it|its|that|this|they|their|we|our|there|which|as|over|under|near|without|scores|almost|same|zero|real|clear|shows?|says?|stands?|stood)$/;
/** A reason that is itself a decision. */
const MUST_ACT = /\b(?:should|must|let's|let us|don't want|do not want|recommend|ought to|need to|has to|have to)\b/;
const VALUED = new RegExp(MEASURED.source);
const saysMore = (reason: string, words = 2): boolean =>
	(reason.replace(MEASURED, ' ').match(/[a-z][\w'-]+/g) ?? []).filter((word) => !EMPTY.test(word)).length >= words;
/** Reasons for a choice that say nothing of how the number came about. */
const ONLY_JUDGED =
	/^\W*(?:of )?(?:it|that|this|they|he|she|we|(?:one|a single|two) \w+|the (?:model|result|score|number|risk|boss|customers?|team|deadline|evidence))?(?:'s| is| are| was| were| looks?| seems?)?(?: (?:so|very|just|too|simply|not|much|more|really|quite))* (?:bad|good|better|worse|risky|riskier|wrong|important|safer|safe|cheaper|cheap|expensive|dangerous|right|ready|useful|useless|enough|high|low|interesting|a (?:bad|good) (?:idea|thing|sign)|i (?:think|feel|say) so|said so|proves? (?:very )?(?:little|nothing)|(?:says?|tells?|means?) (?:us )?(?:very )?(?:little|nothing|not much)|reasons?|want|wants)\b/;

export function findMechanism(sentence: Sentence): readonly Span[] {
	const facts = asserted(sentence, FACT).filter(({ start, text }) => !denies(sentence, start, text));
	return facts.length > 0 ? facts : [...after(sentence), ...before(sentence)];
}

/** `not`, `no` before it in its clause; where the negation is the fact (`is not recorded`), it stands inside. */
function denies(sentence: Sentence, start: number, text: string): boolean {
	// `It read 44 of them`: a result.
	if (/^(?:it|they|the \w+|which|that) \w+ (?:\w+ )?\d{2,}/.test(text)) return true;
	if (
		/\b(?:rules? out|ruled out|excludes?d?|no (?:sign|evidence|trace|hint|proof|indication|question) of|nothing to do with|free of|did not find|found no|see no|saw no|nothing (?:suggests|shows|says|points)|nobody (?:says|said|showed|thinks)|not because|not since|not due to)\b[^,;]{0,40}$/.test(
			sentence.text.slice(0, start - sentence.start)
		)
	)
		return true;
	if (
		/^(?:say|predict|call|answer|bet|guess)/.test(text) &&
		/\bwould (?:score|be|get|reach|earn|have|do)\b|\bscores?\b/.test(sentence.text)
	)
		return true;
	return (
		deniedBefore(sentence, start, 4) ||
		/^(?:we|it|they|that|which|the \w+) (?:\w+ )?(?:did|do|does|has|have|had|was|were|is|are)(?:n't| not| never)\b/.test(text)
	);
}

function after(sentence: Sentence): readonly Span[] {
	return asserted(sentence, CONNECTIVE).flatMap(({ start, end }) => {
		const rest = sentence.text.slice(end - sentence.start);
		const reason = /^[^;.!?]*?(?=,? (?:so|but|and so|therefore)\b|[;.!?]|$)/.exec(rest)?.[0] ?? '';
		const words = reason.match(/[a-z][\w'-]+/g) ?? [];
		if (words.length < 3 || deniedBefore(sentence, start, 3) || ONLY_JUDGED.test(reason)) return [];
		if (!saysMore(reason) || MUST_ACT.test(reason) || (VALUED.test(reason) && !saysMore(reason, 3))) return [];
		if (EFFECT.test(reason) && DECISION.test(sentence.text.slice(0, start - sentence.start))) return [];
		return [{ start, end: end + reason.trimEnd().length }];
	});
}

function before(sentence: Sentence): readonly Span[] {
	return asserted(sentence, THEREFORE).flatMap(({ start, end }) => {
		const reason = sentence.text.slice(0, start - sentence.start);
		const words = reason.match(/[a-z][\w'-]+/g) ?? [];
		if (words.length < 3 || !saysMore(reason) || deniedBefore(sentence, start, 6) || !clauseAt(sentence, start).asserts) return [];
		return [{ start: sentence.start, end }];
	});
}

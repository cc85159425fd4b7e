/** The slot `comparator`: what a number is held against, so that two sides can be recognised. */
import { findMetric } from './find-metric.ts';
import { findParallels } from './parallels.ts';
import { DECIMAL, NUMBER, SCORE, VALUE } from './quantities.ts';
import { asserted, clauseAt, deniedBefore, type Reading, type Sentence } from './reading.ts';
import type { Span } from './slots.ts';

const BETTER =
	'(?:better|worse|higher|lower|larger|smaller|bigger|greater|weaker|stronger|more|less|fewer|faster|safer|sharper|wider|narrower|further|sooner|above|below|ahead|behind|closer|steadier|surer|[a-z]{3,}er)';
/** What scores are usually held against. */
const REFERENCE =
	"(?:runner-up|rule of thumb|humans?|doctors?|experts?|rivals?|competitors?|predecessor|spreadsheet|dice|monkey|last (?:season|month|week|winter|summer|spring|autumn)|yesterday|moving average|majority vote|baseline|incumbent|ceiling|chance|coin(?: flip| toss)?|old (?:model|one|version|system|rule|score)|current (?:model|one|version|system|rule)|previous (?:model|one|version)|last (?:model|version|release|year's \\w+)|champion|majority(?: class| vote| rate| guess)?|guess(?:ing|work)?|(?:straight|plain|simple|simpler|smaller|linear|larger|bigger|honest|corrected|repaired|clean|sealed|fresh|new|unseen|train(?:ing)?|validation|test|production|live|random|forward|grouped|leaky|reported|promised|advertised|claimed|shuffled|naive|dummy|logistic)(?: (?:model|line|network|net|tree|forest|rows|set|score|one|figure|number|split|data|customers|patients|items|cases|regression|rule|labels|guess|months?))?)";

const CONTRAST = [
	// seven points worse than on training; more than the old model
	`\\b${BETTER}(?: \\w+){0,5}? than (?!(?:${NUMBER}|${DECIMAL})(?: (?:rows|weeks|days|euros|points|customers|patients|times|one)|\\W*$)|that\\b(?! of)|before launch|expected$|ever)[\\w'-]+(?: [\\w'-]+){0,5}`,
	`\\b(?:same|twice|half|times|third|quarter|different)(?: [\\w-]+){0,4}? (?:than|as|of what|that of|those of) (?!well|if\\b)[\\w'-]+(?: [\\w'-]+){0,4}`,
	`\\b(?:twice|double|half|triple|\\d+ times) (?:the|its|our|that|what|those|as) (?:\\w+[ -]){0,3}[\\w-]+`,
	`\\ba (?:third|quarter|fifth|tenth) of (?:what|that|those|the (?:old|usual|former|other|error|rate|score)) (?:\\w+[ -]){0,3}[\\w-]+`,
	`\\bwould (?:also |still |already |only )?(?:score|get|reach|earn|manage|have|be right|do|make|give|lose|err)(?! to\\b)(?: \\w+){0,4} ${VALUE}`,
	`\\bas (?:good|bad|well|high|low|many|often|much|accurate|wrong|right|large|small|strong|weak|sure|slow|fast|long|big|cheap|dear|expensive|quick)(?: \\w+){0,2} as [\\w'-]+(?: [\\w'-]+){0,4}`,
	// 0.81 against 0.98; compared with the old model
	`\\b(?:against|versus|vs\\.?|as opposed to|compared? (?:with|to|against)|in comparison (?:with|to)|relative to|measured against|held against|set against|next to|whereas|where(?= [^,;.]{1,50}?(?:\\d|none|half))|in contrast to|instead of(?= (?:the )?${VALUE})|rather than(?= (?:the )?${VALUE})|not (?:the )?${VALUE}(?= (?:it|we|they|he|she|that|promised|claimed)))(?: [\\w'.%-]+){1,6}`,
	// beats the baseline; three points above the ceiling
	`\\b(?:beats?|beaten|beating|outperform(?:s|ed|ing)?|outscor(?:es|ed)|trails?|trailed|lags?(?: behind)?|lagged|match(?:es|ed)(?! (?:each|every|by|on|up))|ties? with|tied with|equals?|equalled|surpass(?:es|ed)|exceed(?:s|ed)|overtak(?:es)|overtook|loses to|lost to|falls? (?:short of|behind|below|under)|fell (?:short of|behind|below|under)|comes? close to|on a par with|level with|in line with|tops?|topped|edges? out|does no better|did no better|worse off|sinks? below|clears?|cleared)(?: (?:by|the|a|an|our|its|their|your|last|this|that|what|everything|every|all|always|simply|just|${VALUE}))* (?!up\\b|out\\b)[\\w'-]+(?: [\\w'-]+){0,3}`,
	`(?!to (?:test|train|guess|report)\\b)\\b(?:above|below|under|over|beyond|short of|ahead of|behind|shy of|off|from|near|at|to|of|with) (?:(?:the|a|an|our|its|their|your|pure|mere|what|that of|where) )*${REFERENCE}\\b`,
	`\\b(?:when|where) (?:it|they|the \\w+) (?:says?|promises?|states?|claims?|predicts?|gives?) (?:a |an |about )?${VALUE}[^.;]{1,40}${VALUE}`,
	`\\b(?:to|at) ${VALUE},? from ${VALUE}`,
	`${SCORE}(?: [\\w'-]+){0,4}, not (?:the |a )?${SCORE}`,
	`\\b(?:is|are|was|were|comes?|came|stays?|lies|far|well|just|points?)(?: \\w+){0,2} (?:above|below|ahead of|behind|short of) (?:our|ours|the|its|their|theirs|his|hers|that|what|last|mine|yours)\\b(?: [\\w'-]+){0,3}`,
	// from 0.93 to 0.60
	`\\bfrom (?:(?:about|nearly|a|an|the|around|roughly|almost|over) )*(?:${VALUE})(?: [\\w'-]+){0,6}?,? (?:down |up |back )?(?:to|into) (?:(?:about|nearly|a|only|around|roughly|just|below|under) )*(?:${VALUE})`,
	`\\b(?:differ(?:s|ed)? from|different from|distinguish\\w* [^,;.]{0,40} from|t(?:old|ell) (?:\\w+ )?apart from|within (?:half )?(?:a |an |one |\\d+ )?(?:\\w+ )?(?:points?|hair|noise|whisker|[\\w.]+) of|indistinguishable from) [\\w'-]+`,
	`\\b(?:at|in|by|after|on|before) (?:the )?(?:first|last|this|epoch|week|month|round|day|year)\\b[^.]{1,70}\\b(?:at|in|by|after|on) (?:the )?(?:first|last|this|next|second|epoch|week|month|round|day|year|end)\\b`,
	`\\b(?:new|fresh|unseen|unfamiliar|other|outside|live|held-out) (?:\\w+ )?\\w+ (?:lose|loses|lost|fall|falls|fell|drop|drops|dropped|cost|costs|shed)\\b`,
	`\\b(?:down|up|away|back|points|drop|fall|rise|jump) from (?!\\d+ to)[\\w'.-]+(?: [\\w'-]+){0,3}`,
	`\\b(?:promised|claimed|advertised|quoted|reported|expected|hoped for|stated|boasts?|boasted|announced)(?: [\\w'-]+){0,3} ${VALUE}`,
	`${VALUE}(?: [\\w'-]+){0,3} (?:promised|claimed|advertised|quoted|reported|expected|hoped for|stated|announced)\\b`,
	`\\bwith [^.;]{1,60}\\bwithout\\b|\\bwithout [^.;]{1,60}\\bwith\\b`,
	`\\b(?:unlike|where it (?:was|used to be|had been)|used to (?:be|get|catch|score|miss)|as it (?:did|does|was|had))\\b(?: [\\w'-]+){0,4}`,
	`\\b(?:identical to|equal to|similar to|comparable (?:to|with)|on (?:a )?par with|no match for|improv\\w+ (?:on|over|upon)|(?:gains?|lead|advantage|edge|win|progress) (?:on|over|against)|of what|than that of) [\\w'-]+(?: [\\w'-]+){0,4}`,
	`\\bwhere (?:the |our |a |its )?(?:[\\w'-]+ ){1,5}(?:gets|got|finds|found|catches|caught|had|scores|scored|reaches|reached|manages|managed|missed|misses)\\b`,
	`\\b(?:training|train|validation|test|random|forward|old|new|both|the \\d+|all)(?: [\\w'-]+){0,2}? (?:and|,) (?:the )?(?:[\\w'-]+ ){0,2}?(?:agree|match|are (?:equal|level|alike|the same|close|identical|within|together)|meet|coincide|differ|part|move together|stay together|lie|run together|end up)\\b`,
	`\\b(?:both|\\d+|all)(?: [\\w'-]+){0,2} (?:curves|models|sets|scores|parts|numbers|sides|lines|halves|folds)?(?: [\\w'-]+)? ?(?:agree|match|meet|coincide|differ|flatten|rise together|fall together)\\b`,
	`\\b(?:agrees?|agreed|in agreement|consistent) with [\\w'-]+(?: [\\w'-]+){0,3}`,
	`\\bnot (?:the |at |a |by )?${VALUE}(?: [\\w'-]+){0,6}?[,;:]? (?:but|it is|it's|rather|only|and on|on)(?: [\\w'-]+){0,6}? ${VALUE}`,
	`\\b(?:gap|difference|distance|drop|fall|jump|step|way)(?: (?:of|is|was|about|only|\\S*\\d\\S*|points?))* between [^.;]{1,60} and\\b`,
	`\\b(?:the )?same(?: \\w+){0,3} (?:on|in|for|at|with) (?:both|old and|new and|all|either|each)\\b`,
	`\\b(?:both|each) (?:train\\w*|sets|halves|parts|models|sides|versions|seasons|years|groups|sites)\\b`,
	`(?:${SCORE}) ?(?:->|→|=>) ?(?:${SCORE})`,
	`\\b(?:${VALUE})(?: [\\w'-]+){0,3} (?:before|beforehand|earlier|originally)\\b[^.]{0,40}(?:${VALUE}|after|now)`,
	`\\bbetween (?:the (?:two|both|\\d+) |(?:the )?[\\w' -]{2,40} and )[^.;]{1,60}\\b(?:difference|gap|distance)\\b`,
	`\\bbetween (?:the )?(?:train(?:ing)?|validation|test|benchmark|old|new|seen|study)[\\w ,'-]{0,30} and (?:the )?[\\w'-]+`,
	`\\b(?:train(?:ing)?|training)(?: |-|/|–| to | and |-to-| versus | minus )+(?:validation|test) (?:gap|difference|distance)`
];
const PATTERN = new RegExp(CONTRAST.map((one) => `(?:${one})`).join('|'), 'g');

const BEFORE_OR_AFTER =
	"\\b(?:on|once|after|when|with|without|outside|for|among|as soon as|where|if|by(?= (?:keeping|removing|splitting|moving|dropping|cleaning|blanking))|in|under) [\\w'-]+(?: [\\w'-]+){0,6}";
/** A fall needs a place it falls to: on fresh rows, once patients are kept together. */
const CHANGE = new RegExp(
	`\\b(?:f[ae]ll(?:s|en)?|drop(?:s|ped)?|los(?:t|es|e)|shed(?:s)?|collaps(?:es|ed)|sank|sinks?|slid|slips?|slipped|vanish(?:es|ed)|disappear(?:s|ed)|evaporat(?:es|ed)|melt(?:s|ed)|shr[aiu]nk(?:s)?|rose|rises?|climb(?:s|ed)|jump(?:s|ed)|gain(?:s|ed)|improv(?:es|ed)|worse|better|lower|higher|doubl(?:es|ed)|halv(?:es|ed)|tripl(?:es|ed)|down|recover(?:s|ed)|went (?:up|down)|c[ao]mes? (?:down|back))\\b(?! because| since| as )[^,;:]{0,50}?${BEFORE_OR_AFTER}`,
	'g'
);
/** Only some places say that the other side is another one. */
const OTHER_SIDE =
	/\b(?:fresh|new|unseen|later|forward|production|live|sealed|strangers?|others?|another|outside|real|next|all-comers|everybody|everyone|held-out|hold-?out|once|after|when|without|removed?|removing|dropped|dropping|kept|keeping|together|split|splitting|cleaned|cleaning|clean|blanked|blanking|fixed|repaired|corrected|honest|different|test|validation|unfamiliar|never|wild|by (?:patient|customer|time|group|site)|yesterday|tomorrow|today|this (?:month|year|week))\b/;

const SIDE =
	'(?:train(?:ing)?|validation|test(?:ing)?|fresh|unseen|new|production|live|baseline|ceiling|incumbent|old|benchmark|sealed|chance|forward|random|study|seen|known|strangers|practice|exam)';
const ONE_SIDE = new RegExp(`\\b${SIDE}\\b`);
const SIDE_WITH_VALUE = new RegExp(
	`\\b(${SIDE})\\b(?:[ -](?!and\\b|but\\b)[\\w'-]+){0,5}?[ (:=]+(?:${SCORE})|(?:${SCORE})(?: (?:right|correct|wrong|accuracy|recall|auc))?(?: (?:on|in|for|from|at|of|during|by|the|its|our|while|to))+ (${SIDE})\\b`,
	'g'
);

export function findComparator(reading: Reading): readonly Span[] {
	const found = reading.sentences.flatMap((sentence) => [...contrasts(sentence), ...changes(sentence)]);
	return [...found, ...twoSides(reading), ...findParallels(reading)];
}

const COMPARES = new RegExp(`\\b(?:${BETTER}|same|beats?|match|level|good|equal|ties?|tied|lags?|outperform|outscor|twice|half)`);

function hasSize(sentence: Sentence, start: number): boolean {
	const clause = clauseAt(sentence, start);
	return findMetric(sentence).length > 0 || COMPARES.test(clause.text);
}

function contrasts(sentence: Sentence): readonly Span[] {
	return asserted(sentence, PATTERN).filter(
		({ start, text }) =>
			(!deniedBefore(sentence, start, 4) || isOrder(text)) &&
			!/\b(?:later|sooner|rather|other|earlier) than\b|\bbetter (?:safe|late)\b/.test(text) &&
			!isInterval(sentence, start, text) &&
			hasSize(sentence, start)
	);
}

/** `It does not beat the baseline` says what it is held against; `we did not compare it` does not. */
const ORDER = new RegExp(`^(?:${BETTER}|beats?|above|below|outperform|match|as \\w+ as)\\b`);
const isOrder = (text: string): boolean => ORDER.test(text);

function changes(sentence: Sentence): readonly Span[] {
	return asserted(sentence, CHANGE).filter(({ start, text }) => OTHER_SIDE.test(text) && !deniedBefore(sentence, start, 4));
}

/** `from 0.01 to 0.05` after the word interval is one number and its doubt. */
function isInterval(sentence: Sentence, start: number, text: string): boolean {
	return (
		/^from\b/.test(text) &&
		/\b(?:interval|range|ranges|ranging|anywhere|reaches|runs|somewhere)\b/.test(sentence.text.slice(0, start - sentence.start).slice(-40))
	);
}

/** Two sides with a value each, be it in two sentences. */
function twoSides(reading: Reading): readonly Span[] {
	const sides = reading.sentences.flatMap((sentence) =>
		asserted(sentence, SIDE_WITH_VALUE).map((match) => ({ ...match, side: ONE_SIDE.exec(match.text)?.[0] ?? '' }))
	);
	const second = sides.find(({ side }) => side !== sides[0].side);
	return second === undefined ? [] : [{ start: sides[0].start, end: second.end }];
}

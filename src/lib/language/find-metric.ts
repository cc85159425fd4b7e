/** The slot `metric`: a measured quantity named with a value, a size or a direction. */
import { METRIC_NOUN } from './metric-nouns.ts';
import { DECIMAL, NUMBER, PERCENT, POINTS, RATIO, SHARE, VALUE } from './quantities.ts';
import { asserted, deniedBefore, type Sentence } from './reading.ts';
import type { Span } from './slots.ts';

const RISE_OR_FALL =
	'(?:f[ae]ll(?:s|en|ing)?|drop(?:s|ped|ping)?|los(?:t|es|e|ing)|ros[e]|rises?|rising|climb(?:s|ed|ing)?|grew|grows?|growing|improv(?:es|ed|ing)|worsen(?:s|ed|ing)?|collaps(?:es|ed|ing)|sank|sinks?|sinking|slid(?:es)?|sliding|slip(?:s|ped)?|plung(?:es|ed)|tumbl(?:es|ed)|crash(?:es|ed)|shr[aiu]nk(?:s)?|shrinking|jump(?:s|ed)|leap(?:s|ed|t)|doubl(?:es|ed)|halv(?:es|ed)|trebl(?:es|ed)|tripl(?:es|ed)|held(?: up)?|holds?|stay(?:s|ed)?|stood|stands?|sits?|sat|turn(?:s|ed)(?: up| down)|went (?:up|down|nowhere)|goes (?:up|down)|going (?:up|down)|came down|comes down|crept|vanish(?:es|ed)|disappear(?:s|ed)|evaporat(?:es|ed)|melt(?:s|ed)(?: away)?|clos(?:es|ed)|widen(?:s|ed)|narrow(?:s|ed)|flatten(?:s|ed)|plateau(?:s|ed)|suffer(?:s|ed)|recover(?:s|ed)|beats?|trail(?:s|ed)|lag(?:s|ged)|lifts?|lifted|decay(?:s|ed)|degrad(?:es|ed)|swing(?:s)?|swung|explod(?:es|ed)|vari(?:es|ed)|slump(?:s|ed)?|dipp?(?:s|ed)|sagg?(?:s|ed)|creep(?:s|ing)?(?: up| down)?|soar(?:s|ed)|surg(?:es|ed)|tank(?:s|ed)|nosedived?|eas(?:es|ed)|wan(?:es|ed)|erod(?:es|ed)|deteriorat(?:es|ed)|declin(?:es|ed|ing)|decreas(?:es|ed|ing)|increas(?:es|ed|ing)|went (?:from|to)|goes (?:from|to)|bounc(?:es|ed)|rais(?:es|ed)|lower(?:s|ed)|reduc(?:es|ed)|boost(?:s|ed)|cut|hovers?|hovered|averages|averaged|lingers?|falters?|faltered|stall(?:s|ed)|break(?:s)? down|broke down|dwindl(?:es|ed))';

const SIZE =
	'(?:higher|lower|better|worse|larger|smaller|bigger|greater|weaker|stronger|flat|stable|unchanged|level|equal|identical|small|large|tiny|big|huge|wide|narrow|high|low|poor|perfect|zero|nil|near zero|close to zero|above|below|up|down|short of|far from|near)';

const FILL = "(?:[ -](?!(?:and|but|or)\\b)[\\w'%-]+){0,6}?";
const COPULA =
	"(?: ?(?:is|are|was|were|'s|has been|had been|looks?|looked|seems?|remains?|remained|stays?|stayed|stood|stands|came out|comes out|ends? up|gets?|got))";

const PATTERNS = [
	// recall fell by a third; the gap widens
	`\\b${METRIC_NOUN}\\b(?! of the (?:decision|project))${FILL} ${RISE_OR_FALL}\\b(?: (?:by|to|from|at|around|about|nearly|only) ${VALUE})?`,
	// accuracy is 0.81; validation stands near 81 %
	`\\b${METRIC_NOUN}\\b${FILL}(?: ?[=:(]| ) ?(?<! by )\\(?${VALUE}`,
	// 0.81 accuracy; seven points of recall; 12 % error
	`${VALUE}(?: (?:of|in|on|for|the|its|more|fewer|less|extra|our))* \\b${METRIC_NOUN}\\b`,
	// the gap is small
	`\\b${METRIC_NOUN}\\b${FILL}${COPULA}(?: (?:so|very|still|only|also|now|much|far|clearly|slightly|no|not|almost|nearly|well|just|too|about|way|even|a lot|a bit|suspiciously))* ${SIZE}\\b`,
	// a small gap
	`\\b(?:an? |the )?(?:small|tiny|large|huge|big|wide|narrow|perfect|near-perfect|high|higher|low|lower|falling|rising|better|worse) (?:\\w+ )?(?:${METRIC_NOUN})\\b(?! (?:set|rows))`,
	// loses fourteen points; seven points worse
	`(?:${RISE_OR_FALL}|gains?|gained|bought|buys?|brought|brings|costs?|cost|adds?|added|gives?|gave|returns?|returned|wins?|won|sheds?|short|off|out)(?: (?:up|back|by|about|nearly|almost|roughly|only|some|us|it|another|more than))* (?:${POINTS}|${PERCENT}|${SHARE})`,
	`${RISE_OR_FALL}(?: (?:down|up|back))? from (?:about |nearly )?${VALUE} to (?:about |nearly )?${VALUE}`,
	`${POINTS}`,
	`(?:${PERCENT}|${SHARE}|${NUMBER} times)(?: (?:as|so|the))?(?: (?:worse|better|lower|higher|below|above|under|over|short|behind|ahead|less|more|many|often|right|wrong|correct|good|bad|well|accurate|off))`,
	`(?:(?:worse|better|lower|higher|short|behind|ahead|wrong)(?: by| to)?|(?:off|out|down|up) (?:by|to))(?: about| nearly| roughly| only| some)? (?:${PERCENT}|${SHARE}|${DECIMAL}|${NUMBER})(?! (?:rows|customers|patients|weeks|days|seeds))`,
	// 4 minutes off; 12 % too few; out by 38 minutes; over-estimates by a day
	`${NUMBER}(?: ?%| [\\w/]+)? (?:off|out|short|adrift|too (?:many|few|high|low|much|little|long|short|far \\w+))\\b`,
	`${NUMBER} [\\w/]+ (?:closer|nearer|faster|slower|earlier|later|longer|shorter|heavier|lighter|warmer|colder|sharper|cheaper|tighter|worse|better)\\b`,
	`${NUMBER} (?:of them |of those )?(?:were|was|are|is|came out|turned out|come out)(?: \\w+)? (?:wrong(?:ly)?|right(?:ly)?|correct(?:ly)?|false|missed|caught|found|rejected|real|fine)\\b`,
	`\\b[a-z]{3,}er by (?:about |nearly |some |only )?(?!one\\b)${NUMBER}`,
	`\\b(?:${SHARE}|${NUMBER} times) as [a-z]+ as\\b`,
	`^\\W*(?:out of|of|among) (?:the |all |our |my )?${NUMBER} (?:[\\w'-]+ ){2,6}?${NUMBER}(?=[,;.:]| (?:in|to|on|at|wrong\\w*|right\\w*)|$)`,
	`\\b(?:better|worse|higher|lower|more|less|[a-z]{3,}er) than [^,;.]{1,40} by (?:${VALUE}|a (?:hair|mile|length|little|lot))`,
	`\\b(?:gets?|got|had|has) (?:most|nearly all|almost all|half|few|all|the majority)(?: of (?:them|\\w+ \\w+))? (?:right|wrong)\\b`,
	`${SHARE} (?:of )?(?:[\\w,'-]+ ){1,5}?(?:is|are|was|were|came out|comes? out|turn(?:s|ed)? out|went|go|goes|ends? up|ended up) (?:\\w+ )?(?:wrong|right|false|bad|good|correct|rejected|missed)\\b`,
	`\\b(?:over|under)-?(?:estimat|count|predict|stat|rat|forecast|bill|charg)(?:es|e|ed|s|ing)\\b`,
	`\\b(?:off|out|miss(?:es|ed)?|wide|late|early|wrong|short|over|under|wins?|won|loses?|lost)(?: [\\w/'-]+)? by (?:(?:about|nearly|some|roughly|only) )?(?!one\\b)(?:${NUMBER}|${DECIMAL}|a (?:hair|mile|length|whisker|wide margin|factor|nose|head|lot|long way))`,
	`\\b(?:right|wrong|correct|mistaken) (?:about |nearly |almost |just |twice |half )*(?:as often|more often|less often|half the time|most of the time|every)`,
	`\\b(?:catches|caught|finds?|found|miss(?:es|ed)|got|gets?|flagged|spotted|picked|read|recogni[sz]ed|answered|solved|sorted|named|warned)(?: \\w+){0,3}? ${NUMBER}(?: \\w+){0,2}? (?:of (?:them|those|these|the|its|our|my|all)|in (?:a )?(?:hundred|\\d+))\\b(?! (?:rows|labels|data))`,
	`${NUMBER}(?: out)? of (?:them|those|these)\\b(?! (?:rows|are|were|come|came|had|have))`,
	`\\b(?:of|among) (?:the |all |our |these |those )?${NUMBER} [^,;.]{3,60}, ${NUMBER} (?:were|was|had|got|came|got)\\b`,
	`\\b(?:warning|alarm|answer|match|hit)s? in ${NUMBER}\\b`,
	`\\b(?:makes?|made|had|has|got|gets|gave|gives|picked|picks|dropped|drops|put|puts|sent|sends|say|says|said)(?: [\\w'-]+){0,4} ${NUMBER} (?:times|errors?|mistakes?|faults?|slips?|misses|false \\w+|wrong|right|bad|good)\\b`,
	`\\bin ${NUMBER} (?:of them )?(?:it|they|the \\w+|she|he) (?:had|got|was|were|found|picked|chose|said)\\b`,
	`\\b(?:once|twice|\\d+ times) (?:a|an|per|every) (?:\\d+ )?\\w+(?= since|,| where| when| on| instead)`,
	// it gets 81 of 100 right; nine times in ten
	`${RATIO}`,
	`\\b(?:among|of|out of|from) (?:the |our |all )?${NUMBER} [^,;.]{1,40}?,? (?:it|the \\w+|we|they|ours) (?:has |have )?(?:only |just )?(?:f[io]u?nds?|caught|catches|miss(?:es|ed)|got|gets|spotted|flagged|named|picked)(?: only| just| out| up)? ${NUMBER}`,
	`\\b(?:do|does|did|doing|fares?|fared|performs?|performed)(?: just| exactly| no| much| far| any| slightly)* (?:as well|as badly|better|worse)\\b`,
	`\\bno (?:better|worse|wiser|smarter|surer|safer|higher|lower) than\\b`,
	// catches 80 % of the fraud; right 97 % of the time
	`(?:right|wrong|correct(?:ly)?|catch(?:es|ing)?|caught|miss(?:es|ed|ing)?|finds?|found|spots?|spotted|detects?|detected|hits?|nails?|nailed|guess(?:es|ed)?|gets?|got|names?|named|recogni[sz](?:es|ed)|identif(?:ies|ied)|predicts?|predicted|err(?:s|ed)|fail(?:s|ed)?|answers?|answered|solves?|solved|scores?|scored|reach(?:es|ed)?|manages?|managed|earns?|earned|makes?|made)(?: (?:only|just|about|nearly|almost|some|barely|over|under|up to|all|a mere|roughly|at))* (?:${PERCENT}|${DECIMAL}|${SHARE})`,
	`(?:${SHARE}|${PERCENT}) (?:of )?(?:its|the|that|this|their) (?:\\w+ )?\\w+ (?:is|was|are|were|has|had) (?:gone|lost|left|missing|vanished)`,
	`${PERCENT}(?: (?:of|on|for|the|them|all|its|our|time|cases|in|new|old|unseen|fresh|training|rows|\\w+))* (?:right|wrong|correct(?:ly)?|caught|missed|found|spotted|hits?|accurate)`
];
const PATTERN = new RegExp(PATTERNS.map((one) => `(?:${one})`).join('|'), 'g');

/** A decimal below two in a clause that says something is a score, unless a setting or a price is named beside it. */
const SCORE = new RegExp(`${DECIMAL}|${PERCENT}`, 'g');
const SETTING =
	/(?:learning rate|step size|penalty|l2|l1|lambda|alpha|dropout|threshold|cut-?off|temperature|price|cost|costs|euros?|per row|p ?[=<]|probability of|share of the rows|flip rate)(?: of| at| is| was| ?=|:)? ?$/;
/** A claim of emptiness: nothing was measured. */
const UNMEASURED = /\b(?:nobody|never|not|no one|n't)(?: \w+){0,2} (?:measured|checked|computed|looked|tested|scored|counted|reported)\b/;

/** What may stand before a direction and still be an assertion of it: `no better than` is one, `did not fall` is none. */
export function findMetric(sentence: Sentence): readonly Span[] {
	const named = asserted(sentence, PATTERN).filter(
		({ start, text }) =>
			(!deniedBefore(sentence, start, 4) || /^no \w+er than/.test(text)) && !deniesInside(text) && !isOfOtherThings(sentence, start, text)
	);
	if (named.length > 0) return named;
	return asserted(sentence, SCORE).filter(({ start, end }) => {
		const before = sentence.text.slice(0, start - sentence.start);
		const after = sentence.text.slice(end - sentence.start);
		return (
			!SETTING.test(before) &&
			!/^ ?(?:points? per|per|a row|euros?|€|\$|(?:of|in) (?:(?:the|our|all|its|their|these|those) )*(?:\w+ )?(?:rows|labels|data|traffic|customers|patients|columns|budget|price|files?|weights|penalty|discount|features|corpus|people|records|items))/.test(
				after
			) &&
			!deniedBefore(sentence, start, 3)
		);
	});
}

function deniesInside(text: string): boolean {
	if (UNMEASURED.test(text) || /\b(?:has to|have to|should|must|needs? to|ought to)\b/.test(text)) return true;
	return (
		/\b(?:not|never|n't|no longer|neither|nor)\b|n't\b/.test(text.replace(/\b(?:not|n't) (?:only|just)\b/g, '')) &&
		!/\bno (?:better|worse|higher|lower|more|less)\b|\bbut\b/.test(text)
	);
}

/** One in three of the rows, 12 of 300 columns: a count of something that nobody scores. Weeks and money neither. */
function isOfOtherThings(sentence: Sentence, start: number, text: string): boolean {
	const rest = sentence.text.slice(start - sentence.start + text.length);
	return /^ (?:weeks?|days?|months?|hours?|euros?|dollars?|pounds?)\b/.test(rest) || /\bone of \d{3,5}$/.test(text);
}

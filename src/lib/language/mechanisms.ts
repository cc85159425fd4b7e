/**
 * Ways to say why a number came about, by what they say: from the vocabulary of diagnoses, in the words people use. Long
 * because it is a list of patterns, one per way of saying it.
 */

const MODEL =
	'(?:it|they|the (?:\\w+[ -]){0,2}(?:model|network|net|tree|trees|forest|classifier|machine|system|neighbours?|line|regression|booster|boosting|ensemble|algorithm|learner|predictor|detector|scorer|thing|one)|which|that|boosting)';
const ANSWERS =
	'(?:answers?|labels?|outcomes?|future|tomorrow|targets?|test|exam|questions?|benchmark|results?|solutions?|key|same|validation|what (?:came|comes|happened|happens)|truth|it before|them before)';
const EVERYTHING =
	'(?:all|every|everything|the whole|the full|both|the entire|the split|splitting|the test|test|validation|those very|those same|the same|the very)';

/** Each says how the data, the split, the model or the world brings the number about. */
const FACTS: readonly string[] = [
	// what it really measures is
	`\\b(?:what|all|the only thing)(?: that)? (?:it|the \\w+|they)(?:'s)?(?: \\w+)? (?:measures?|sees|looks at|learned|learnt|picks? up|picked up|does|reads|knows|predicts|counts|detects|rewards|recogni[sz]es|follows) is\\b`,
	// by rote
	`\\b(?:memori[sz](?:es|ed|ing|e)|by (?:rote|heart)|parrots|parroted|parroting|cramm(?:ed|ing)|crams|recit(?:es|ed|ing)|rehears\\w+|revis(?:es|ed|ing)|cheat(?:s|ed|ing)|cribbed|exam paper|answer (?:sheet|key|book)|textbook|homework|newspaper|whisper(?:s|ed)|spoil(?:s|t|ed)|learn(?:s|ed|t|ing)? (?:\\w+ ){0,3}(?:noise|names?|identit\\w+|ids?|single|individual|quirks?|accidents?|particular|each|one by one|exceptions?|errors|mistakes|junk|coincidences?)|remember(?:s|ed|ing)?|knows? (?:\\w+ ){0,2}by name|recogni[sz](?:es|ed|ing) (?:\\w+ ){0,4}(?:patients?|people|persons?|customers?|rows?|faces?|machines?|subjects?|sites?|hospitals?|rather|instead|voices?|individuals?|them))`,
	// has seen the answers
	`\\b(?:sees?|saw|seen|seeing|peek(?:s|ed|ing)?|glimps\\w+|look(?:s|ed|ing)? (?:at|up|into)|reads?|reading|knows?|knew|known|knowing|had|been shown|shown|borrow(?:s|ed)?|copied|copies|copying|crib(?:s|bed)|met|studied|practised|rehears\\w+|carries|carried|contains?|contained|holds|held|encodes?|encoded|reveals?|gives? away|gave away|told|tells it)(?: (?:on|into|up|already|before|in advance|it|them|the|of|off|its|own|all|from|very|at|most of|part of|some of))* ${ANSWERS}`,
	// on both sides
	`\\b(?:(?:on|in|into) (?:both|either|each) (?:sides?|halves|half|parts?|sets?|splits?|files?|piles?)|(?:both|either|\\d+) sides|across the (?:split|line|border|fence)|straddl\\w+|cross(?:es|ed|ing)? (?:the|into|over)|leapt|spans? (?:the|both)|sits? in both|in both|shar(?:es?|ed|ing) (?:\\w+ ){0,3}(?:patients?|rows?|customers?|people|groups?|twins?|days?|sites?|between)|(?:twins?|duplicates?|copies|siblings|near-copies|repeats?|doubles|relatives|clones?)(?: \\w+){0,5} (?:in|into|on|across|between|ended|landed|stood|stand|sit|sat|went)(?: up)? (?:both|each|either|the (?:train\\w*|test|validation|other)|train\\w*|test|validation|different|all|every\\w*|two|in)|(?:overlap|overlaps|overlapped|overlapping)|(?:also|already|again|same)(?: \\w+){0,3} in (?:the )?(?:train(?:ing)?|validation|test))\\b`,
	`\\b(?:copies|duplicates|twins|near-copies|near-duplicates|paraphrases|excerpts) of (?:the |those in |other |one )?(?:train\\w*|each other|test|rows|those|what)`,
	// leaks, named
	`\\b(?:leaked|leaking|leaks (?:into|from|through|across|the|in|out|back))\\b`,
	`\\b(?:is|was|had|has|found|caught|fixed|repaired|removed|closed|through|from|by|of|to|plugged|with|after|contains|contained|there's) (?:an? |the |its |one |that )(?:\\w+[- ]){0,3}leak(?:age)?\\b`,
	// written after the outcome
	`\\b(?:written|filled|recorded|entered|logged|set|created|computed|typed|stamped|updated|available|exists?|booked|known|added|measured|noted|issued|assigned|collected|arrives?|comes? in|made|born|happens|decided|posted|captured|generated)(?: (?:in|down|up|only|by \\w+|to \\w+|long|days?|weeks?|a \\w+|\\w+ (?:days|weeks|hours)))* (?:after|afterwards|later|once|following|post-|when the|at the (?:end|discharge|close)|at (?:discharge|closing|settlement|payment)|on discharge)\\b`,
	`\\b(?:not|n't|never)(?: yet)? (?:available|known|there|exist|recorded|written|filled|collected|in (?:the|our|this) (?:data|table|columns|file)|measured|present)\\b`,
	`\\b(?:from|with|in|of|using) (?:the future|tomorrow|hindsight)`,
	// fitted on all rows
	`\\b(?:fit|fitted|fits|learn(?:s|ed|t)?|computed|estimated|chosen|chose|choosing|selected|picked|tuned|scaled|encoded|imputed|oversampled|resampled|balanced|standardi[sz]ed|normali[sz]ed|trained|calculated|filled in|built|ran|searched|decided|set)(?: (?:\\w+|its|the)){0,5}? (?:on|from|with|using|before|over|across|by looking at) (?:\\w+ ){0,2}?${EVERYTHING}\\b`,
	`\\b(?:over|re)sampl\\w+ (?:before|happened|came|ahead)`,
	`\\b(?:stood|stands|sat|sits|was|were|is|are|ran|came|happened) (?:outside|before|ahead of) the (?:fold|folds|split|cross-validation|loop|pipeline)\\b`,
	// the winner of many
	`\\b(?:best|winner|winning|luckiest|top|maximum|max|highest|pick|picked|choosing|chosen|chose)(?: \\w+){0,2} (?:of|out of|among|from) (?:the |our |these |some |all |nearly |about |over )?(?:\\d+|many|so many|several|dozens?|lots)`,
	`\\b(?:tuned|tuning|selected|picked|chosen|chose|optimi[sz]ed|searched|peeked|peeking|looked|judged|ranked)(?: \\w+){0,4} (?:on|at|against|by) (?:the |that |this )?(?:same|test|validation|sealed|holdout|hold-out|very)`,
	`\\b(?:luck|lucky|luckiest|winner's curse|fluke|good draw|kind draw|by accident|by chance alone|sheer chance|pure chance|selection (?:bias|effect))\\b`,
	// order of time
	`\\b(?:shuffl\\w+|interleav\\w+|interpolat\\w+|neighbou?r(?:s|ing)?|adjacent|autocorrelat\\w+|(?:the )?(?:hours?|days?|minutes?|weeks?|readings?) (?:before and after|next to|around|either side|beside)|in between|between its neighbours)\\b`,
	// the world changed
	`\\b(?:customers?|people|behaviou?rs?|world|markets?|relationships?|units?|sensors?|habits?|polic(?:y|ies)|process|mix|inputs?|distribution|populations?|meaning|patterns?|rules?|rates?|seasons?|fraudsters?|prices?|link|links|tastes?|conditions?|prevalence|share|supplier|scanner|weather|customers'? \\w+|what \\w+ means?|ground|target)(?: \\w+){0,4}? (?:chang\\w+|drift\\w+|shift\\w+|moved?|moves|flip\\w+|differ\\w*|rotat\\w+|revers\\w+|aged|turned|switched|fell away|broke|no longer|is different|are different|are rarer|became|got rarer|swapped)\\b`,
	`\\b(?:chang(?:ed|es)|moved|differ(?:s|ed)?) (?:at once|together|at the same time)\\b`,
	`\\b(?:drift(?:s|ed|ing)?|shift(?:s|ed)? (?:in|of|between)|no longer (?:hold|means?|appl|fit|point|match|the same)|different (?:code|unit|units|population|mix|customers|kind|scanner|hospital))`,
	`\\b(?:served|serving|sends?|sent|delivers?|logged|computes?|fed)(?: \\w+){0,4} (?:in|as) (?:\\w+ )?(?:cents|metres|meters|minutes|seconds|hours|kelvin|fahrenheit|celsius|pounds|grams|kilos|another unit|thousands|percent)\\b`,
	// too much or too little room
	`\\b(?:too|so|overly|much too|far too) (?:simple|stiff|rigid|small|weak|shallow|straight|coarse|flexible|big|large|wide|deep|rich|free|strong|heavy|hard|strict|tight|crude|complex|powerful|clever|eager|long|short|early|late|much (?:room|freedom|capacity|penalty|flexibility|regulari\\w+)|many (?:parameters|weights|columns|features|knobs|degrees)|few (?:parameters|units|steps|epochs|columns|rows|examples|customers))\\b`,
	`\\b(?:can(?:not|'t| not| only)|could(?: not|n't| only)|unable to|has no way to|had no way to|no (?:room|way|means) (?:to|for|of)|never able to|not able to|fails? to|too \\w+ to)(?: \\w+){0,2} (?:bend|express|follow|represent|draw|fit|capture|separate|describe|trace|bends|curve|model|tell apart|hold|learn|see|reach|turn|cut)\\b`,
	`\\b(?:enough|more|spare|excess|lacks?|lacked|needs?|needed|without|with|not enough|no|little) (?:\\w+ )?(?:capacity|parameters|freedom|flexibility|degrees of freedom|weights|depth)\\b`,
	`\\b(?:a )?straight (?:line|edge|cut)(?: \\w+){0,4} (?:curved?|curves|bends?|rings?|circles?|around|xor|interaction|wiggl\\w+|through)`,
	// training that was held back, or went on
	`\\b(?:step size|learning rate|optimi[sz]er|penalty|regulari[sz]\\w+|dropout|the brake|brakes?|weight decay|weights|gradients?|inputs?|scal\\w+|column)(?: \\w+){0,5}? (?:too|held|holds|hold|kept|keeps|shr[aiu]nk\\w*|diverg\\w+|pins?|pinned|squash\\w*|drown\\w*|dominat\\w+|chok\\w+|barely|crawl\\w*|throttl\\w+|smother\\w*|stuck|swamp\\w*|overwhelm\\w*|never|pulls?|flatten\\w*|strangl\\w+|press\\w*)\\b`,
	`\\b(?:over-?regulari[sz]ed|under-?trained|over-?trained|over-?fit(?:s|ted| to| the)|over-?fitting (?:to|on|the)|under-?fit(?:s|ted)|under-?powered|ill-conditioned|over-?parameteri[sz]ed)\\b`,
	`\\b(?:stopp(?:ed|ing)|stops|trained|training|train(?:s)?|went|kept|keeps|ran|runs|continued|carried)(?: \\w+){0,4}? (?:too early|too long|too soon|past|beyond|before it|long after|after the (?:best|minimum|turn)|half-?way|still (?:falling|sloping|improving|learning)|on and on|for (?:too|far) \\w+)\\b`,
	`\\b(?:still (?:falling|sloping|going down|learning|improving|descending|climbing)|(?:had )?not (?:yet )?(?:converged|finished|arrived)|never (?:converged|arrived|got there)|never left the start)\\b`,
	// signal and noise
	`\\b(?:column|signal|information|feature|variable|sensor|cause|reason|answer|driver|what decides|what matters|thing that matters|knowledge)(?: \\w+){0,6}? (?:missing|absent|elsewhere|lacking|not (?:in|among|recorded|collected|available)|nobody|no one|isn't|is not (?:in|among)|outside|in another|lives in|sits in|never (?:recorded|collected|asked))\\b`,
	`\\b(?:labels?|annotat\\w+|clerks?|typists?|raters?|experts?|doctors?|readers?|votes?|humans?|nurses?|graders?|ground truth)(?: \\w+){0,6}? (?:wrong(?:ly)?|noisy|flipped|disagree\\w*|mistakes?|errors?|swapped|guess\\w*|mislabel\\w*|contradict\\w*|differ|random|split|typed|mistaken|incorrect|sloppy|mixed up)\\b`,
	`\\b(?:mislabel(?:l)?ed|clerical errors?|wrong(?:ly)? labels?|label(?:l)?ing errors?|label noise|typing errors|coin[- ](?:flip|toss)|irreducible|by nature random|partly (?:a )?(?:coin|luck|random)|(?:is|are|was|were) (?:just|only|pure|mostly|plain|largely|sampling|partly)? ?(?:noise|chance|random|luck))\\b`,
	`\\b(?:same|identical|equal) (?:\\w+ ){0,3}(?:inputs?|values?|columns?|answers?|symptoms?|rows?)(?: \\w+){0,4} (?:different|both|opposite)`,
	// shortcuts
	`\\b${MODEL}(?: (?:just|only|simply|merely|really|mostly|largely|has|had|have|was|were|is|are|been|partly|must have|seems to have|in fact|actually|quietly))* (?:rel(?:y|ies|ied|ying)|lean(?:s|ed|t|ing)?|us(?:es|ed|ing)|exploit(?:s|ed|ing)?|latch(?:es|ed|ing)?|key(?:s|ed|ing)|pick(?:s|ed|ing) up|follow(?:s|ed|ing)?|read(?:s|ing)?|hang(?:s)?|hung|cling(?:s)?|clung|watch(?:es|ed)|count(?:s|ed)|copie[sd]|repeat(?:s|ed|ing)?|guess(?:es|ed|ing)?|confus(?:es|ed)|forg[eo]t(?:s|ten)?|overwr\\w+|ignor(?:es|ed|ing)|chas(?:es|ed|ing)|bend(?:s|ing)?|bent|fit(?:s|ted|ting)?|learn(?:s|ed|t|ing)?|treat(?:s|ed|ing)?|mistak(?:es|en)|mistook|look(?:s|ed|ing) (?:at|for|up)|cheat(?:s|ed|ing)?|game[sd]?|trac(?:es|ed)|absorb(?:s|ed)?|soak(?:s|ed)?|swallow(?:s|ed)?|smooth(?:s|ed)?|averag(?:es|ed)|extrapolat\\w+|interpolat\\w+|stores?|stored|divid(?:es|ed)|attend(?:s|ed)|smell(?:s|ed)|spot(?:s|ted) the)(?: (?!rows|at all)[^\\s,;:.]+){1,8}`,
	`\\b(?:shortcut|spurious|watermark|hospital tag|confound\\w*|proxy|side[- ]effect|give-?away|tell-?tale|stand-?in|badge)\\b`,
	// benchmarks and text
	`\\b(?:contaminat\\w+|(?:items?|questions?|answers?|benchmark|test|text|sentences|problems|exam|they|them|it|copies|paraphrases)(?: \\w+){0,6} (?:in|part of|inside|among|into|within|from) (?:the |its |their )?(?:train(?:ing)?|pre-?training|corpus|crawl|web|fine-?tuning|learning material|textbook|data it))\\b`,
	`\\b(?:forgot(?:ten)?|forgets|forgetting|overwrit\\w+|overwrote|wash(?:es|ed) out|pushed out|crowded out|unlearn\\w*)\\b`,
	// averages that hide
	`\\b(?:hid(?:es|den|ing)?|mask(?:s|ed|ing)?|average[sd]? (?:out|away)|cancel(?:s|led|ling)?(?: out)?|drown(?:s|ed|ing)?|dilut\\w+|swallow(?:s|ed)?|outvot\\w+|outweigh\\w*|bur(?:ies|ied)|swamp(?:s|ed)?|dominat(?:es|ed)|outnumber(?:s|ed)?|carr(?:ies|ied) the|pool(?:s|ed|ing))\\b`,
	`\\b(?:almost|nearly|so) (?:all|every|everyone|everybody|few)(?: \\w+){0,4} (?:stay|are|is|pay|belong|negative|healthy|honest|one class)`,
	`\\b(?:say(?:s|ing)|predict(?:s|ing|ed)|call(?:s|ing)|answer(?:s|ing)|bet(?:s|ting)|guess(?:es|ing))(?: \\w+){0,2} (?:no|nobody|none|no one|nothing|never|the majority|everyone|everybody|healthy|always|"no")\\b`,
	// how rows were chosen
	`\\b(?:exclud(?:es|ed|ing)|left out|leaves out|(?<!each time )leaving out(?! (?:one|a different|each))|filtered|kept only|keeps only|hand-?picked|cherry-?picked|sorted|ordered by|drawn only|only (?:the )?(?:easy|clear|survivors|those who|selected|simple|approved|accepted|good)|came (?:only )?from|comes? (?:only )?from (?:one|a single|the easy|another|the same)|drawn from|sampled from|(?:last|first) (?:rows|quarter|part|fifth) of)\\b`,
	`\\b(?:easier|harder|cleaner|different) (?:half|rows|cases|items|mix|customers|patients|examples|population)\\b`,
	`\\b(?:dropout|augmentation|noise)(?: \\w+){0,4} (?:on|active|running|switched on|off)\\b`,
	`\\b(?:while|during|averaged over) (?:the epoch|training was|it was still learning|dropout)`,
	// too many slices, two many cues
	`\\b(?:worst|lowest|weakest) of (?:\\w+ )?(?:\\w+) (?:small |tiny )?(?:slices|groups|segments|shops|sites|branches)\\b`,
	`\\bnothing in the (?:data|rows|training)(?: \\w+){0,3} (?:pins|says|tells|decides|forces)`,
	`\\b(?:parameters?|weights) (?:match|equal|meet|reach|number|as many)`,
	`\\b(?:over|under)-?confiden(?:t|ce)\\b(?: \\w+)* (?:from|by|after)\\b`
];

export const FACT = new RegExp(FACTS.map((one) => `(?:${one})`).join('|'), 'g');

/** Words after which a reason stands. */
export const CONNECTIVE =
	/\b(?:because(?: of)?|due to|owing to|thanks to|caused by|driven by|on account of|comes? (?:down )?(?:from|to)|came (?:down )?(?:from|to)|stems? from|stemmed from|arises? from|explained by|down to|results? from|the (?:\w+ )?(?:reason|cause|culprit|explanation|fault|trouble|problem|trick|catch|secret) (?:is|was|lies|lay)(?: (?:that|in))?|what (?:happened|happens|drives it|explains it) (?:is|was)|the result of|a result of|a consequence of|a sign (?:that|of)|it turns out(?: that)?|turned out(?: that| to be)?|given that|now that|(?:on|from|ever since|since|after) the (?:day|moment|night|week)(?: that)?(?= (?:the|it|they|we|our|someone|somebody) )|traced (?:back )?to|boils down to|boiled down to|put it down to|blame (?:it )?on|has (?:everything|a lot|much) to do with|goes back to|what went wrong (?:is|was)(?: that)?|in that|seeing that|since(?! (?:\d|last|then|this|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|the (?:start|spring|autumn|summer|winter|launch|release|beginning|first)|\w+ (?:week|month|year))\b)|,? as(?= (?:the|its|their|each|every|both) [\w' -]{3,40}? (?:is|are|was|were|had|has|stand|stood|sit|sat|see|saw|appear|share|know|knew|contain)\b)|, as(?= [a-z]+ (?:have|has|are|is|were|was|had|can't|cannot|don't|do not|never) )|, for(?= (?:the|it|its|they|we|each|both|all|nobody|half) [\w' -]{3,60}? (?:is|are|was|were|had|has|stands?|stood|sits?|sees?|saw|\w+ed|knows?|knew|(?!and|or|of|in|on|at|to|by|with|from|for|that|than)[a-z]{3,} (?:the|an?|its|their|it|them|every))\b)|, as(?= (?:the|it|its|they|each|both|all|nobody|half) [\w' -]{3,60}? (?:is|are|was|were|had|has|\w+ed|starts?|knows?|told|sees?|saw|\w+s)\b))/g;
/** Words before which a reason stands. */
export const THEREFORE =
	/\b(?:which is why|that is why|that's why|this is why|explains(?! (?:about |some |only |just )?\d)|explained(?! (?:about |some |only |just )?\d)|accounts? for|is what (?:makes|made|lifts|lifted|inflates|inflated)|is to blame|are to blame|is the (?:cause|reason|culprit)|inflat(?:es|ed)|flatter(?:s|ed)|hence(?! (?:i|we|you|they|no|let|keep|don't|do not|my|our)\b))\b/g;

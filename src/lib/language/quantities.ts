/** Numbers as they are written in sentences about models: digits, words, shares, points, one in so many. Sources for patterns. */
const UNIT = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TEN = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const BIG = 'hundred|thousand|million|dozen';
const WORD = `(?:(?:${TEN})(?:[- ](?:${UNIT}))?|${UNIT}|an? (?=(?:${BIG})\\b)|half a (?=(?:million|thousand|dozen)\\b)|${BIG})`;

/** A number in words: `two hundred and fifty`, `forty`, `a dozen`. */
export const NUMBER_WORDS = `(?:\\b${WORD}(?:(?:[- ]| and )?${WORD})*\\b)`;
/** Digits with separators, or words; `3,000`, `12.5`, `10k`. */
export const NUMBER = `(?:(?<![\\w.])\\d+(?:[ ,]\\d{3})*(?:\\.\\d+)?(?:k|m)?(?![\\w])|${NUMBER_WORDS})`;
/** How many of something: no decimals. */
export const COUNT = `(?:(?<![\\w.])\\d+(?:[ ,]\\d{3})*(?:k|m)?(?![\\w%]|\\.\\d)|${NUMBER_WORDS})`;
/** A score or another quantity written as a decimal below two: `0.81`, `.6`, `1.00`. */
export const DECIMAL = '(?:(?<![\\w.,])[01]?\\.\\d+(?!\\w|\\.\\d))';
export const PERCENT = `(?:${NUMBER}(?:-| )?(?:%|percent\\b|per cent\\b|percentage points?\\b))`;
/** Points of a score. */
export const POINTS = `(?:(?:${NUMBER}|\\ba|\\bone|\\bhalf a|\\bseveral|\\ba few|\\ba couple of)(?:-| )?(?:(?:accuracy|percentage|auc|recall) )?(?:points?|pts|pp)\\b)`;
export const SHARE =
	'(?:\\b(?:a|one|two|three|four|nearly a|almost a|about a|over a)[ -](?:half|third|quarter|fifth|sixth|eighth|tenth|thirds|quarters|fifths|tenths)\\b|\\b(?:half|halves|halved|doubles?|doubled|twice|triples?|tripled|threefold|twofold|tenfold|an order of magnitude)\\b)';
/** `64 of 80`, `nine times in ten`, `one in twelve`. */
export const RATIO = `(?:(?:${NUMBER}|\\bhalf|\\bnone|\\ball|\\bonly)(?: \\w+){0,3}? (?:out of|in|of)(?: (?:the|every|each|its|our|all|those|these|about|some))* ${NUMBER}|\\bout of every (?:hundred|ten|thousand|dozen)(?: \\w+){0,10}? ${NUMBER}|\\bevery (?:second|third|fourth|fifth|sixth|tenth|other)\\b|${NUMBER} ?\\/ ?${NUMBER})`;
/** Any of them that can be the size of a score. */
export const VALUE = `(?:${PERCENT}|${POINTS}|${RATIO}|${DECIMAL}|${SHARE}|${NUMBER}(?: times\\b)?)`;
/** Those that need no unit to be read as a score. */
export const SCORE = `(?:${PERCENT}|${RATIO}|${DECIMAL})`;

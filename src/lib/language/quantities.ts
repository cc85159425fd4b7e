/** Numbers as they are written in sentences about models: digits, words, shares, points, one in so many. Sources for patterns. */
const UNIT = 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen';
const TEN = 'twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const BIG = 'hundred|thousand|million|dozen';
const WORD = `(?:(?:${TEN})(?:[- ](?:${UNIT}))?|${UNIT}|an? (?=(?:${BIG})\\b)|half a (?=(?:million|thousand|dozen)\\b)|${BIG})`;

const IN_WORDS = new RegExp(`\\b${WORD}(?:(?:[- ]| and )?${WORD})*\\b(?!-?(?:way|fold))`, 'g');

/**
 * Numbers in words become runs of noughts of the same length (`two hundred and fifty`, `forty`), so that patterns need to know
 * digits only. `one` stays: it is a pronoun as often as a number.
 */
export function wordsToDigits(text: string): string {
	return text.replace(IN_WORDS, (words) => (words === 'one' ? words : '0'.repeat(words.length)));
}

/** A number: `3,000`, `12.5`, `10k`, noughts, or `one`. */
export const NUMBER = '(?:(?<![\\w.])\\d+(?:[ ,]\\d{3})*(?:\\.\\d+)?(?:k|m)?(?!\\w)|\\bone\\b)';
/** How many of something: no decimals. */
export const COUNT = `(?:(?<![\\w.])\\d+(?:[ ,]\\d{3})*(?:k|m)?(?![\\w%]|\\.\\d)|\\bone\\b)`;
/** A score or another quantity written as a decimal below two: `0.81`, `.6`, `1.00`. */
export const DECIMAL = '(?:(?<![\\w.,])[01]?\\.\\d+(?!\\w|\\.\\d))';
export const PERCENT = `(?:${NUMBER}(?:-| )?(?:%|percent\\b|per cent\\b|percentage points?\\b))`;
/** Points of a score. */
export const POINTS = `(?:(?:${NUMBER}|\\ba\\b|\\bone\\b|\\bhalf a|\\bseveral|\\ba few|\\ba couple of)(?:-| )?(?:(?:accuracy|percentage|auc|recall) )?(?:points?|pts|pp)\\b)`;
export const SHARE =
	'(?:\\b(?:a|one|\\d+|nearly a|almost a|about a|over a)[ -](?:half|third|quarter|fifth|sixth|eighth|tenth|thirds|quarters|fifths|tenths)\\b|\\b(?:half|halves|halved|doubles?|doubled|twice|triples?|tripled|threefold|twofold|tenfold|an order of magnitude)\\b)';
/** `64 of 80`, `nine times in ten`, `one in twelve`. */
export const RATIO = `(?:(?:${NUMBER}|\\bhalf|\\bnone|\\ball|\\bonly)(?: \\w+){0,3}? (?:out of|in|of)(?: (?:the|every|each|its|our|all|those|these|about|some))* (?!one\\b)${NUMBER}|\\bout of every \\d+(?: \\w+){0,10}? ${NUMBER}|\\bevery (?:second|third|fourth|fifth|sixth|tenth|other)\\b|${NUMBER} ?\\/ ?${NUMBER})`;
/** Any of them that can be the size of a score. */
export const VALUE = `(?:${PERCENT}|${POINTS}|${RATIO}|${DECIMAL}|${SHARE}|${NUMBER}(?: times\\b)?)`;
/** Those that need no unit to be read as a score. */
export const SCORE = `(?:${PERCENT}|${RATIO}|${DECIMAL})`;

/** The language of the page, as a BCP 47 tag. A second language is a second value here and a second file beside each `*.en.ts`. */
export const LOCALE = 'en-GB';

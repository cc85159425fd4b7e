/**
 * How well the slot checker reads: precision and recall per slot, on the answers it was tuned on and on sealed ones, which
 * were written by somebody who had not seen it. Prints counts only, so that the sealed texts stay sealed.
 * `npx tsx scripts/slot-checker.ts`; with `--misses` the tuning answers that are read otherwise than annotated are shown.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkClaim } from '#lib/language/claim.ts';
import { readAnnotated, scoreClaims, type AnnotatedClaim } from '#lib/language/score-claims.ts';
import { CLAIM_SLOTS } from '#lib/language/slots.ts';

const WANTED = 0.85;
const KINDS = ['good', 'partial', 'stuffing', 'negation', 'unusual'] as const;

const claimsOf = (name: string): readonly AnnotatedClaim[] =>
	readAnnotated(readFileSync(join('tests/fixtures/claims', `${name}.json`), 'utf8'));
const share = (value: number): string => (Number.isNaN(value) ? '   –' : value.toFixed(2).padStart(4));

let poor = 0;
const sets: Readonly<Record<string, readonly AnnotatedClaim[]>> = {
	tuning: claimsOf('tuning'),
	'sealed, first': claimsOf('sealed'),
	'sealed, second': claimsOf('sealed-second'),
	'sealed, both': [...claimsOf('sealed'), ...claimsOf('sealed-second')]
};

for (const [name, claims] of Object.entries(sets)) {
	console.log(`${name}: ${claims.length} answers`);
	console.log('slot          precision  recall   (found and meant / found / meant)');
	for (const { slot, hits, found, meant, precision, recall } of scoreClaims(claims)) {
		const low = precision < WANTED || recall < WANTED;
		if (low && (name === 'tuning' || name === 'sealed, both')) poor += 1;
		console.log(
			`${slot.padEnd(13)} ${share(precision).padStart(9)}  ${share(recall).padStart(6)}   ${hits} / ${found} / ${meant}${low ? `   below ${WANTED}` : ''}`
		);
	}
	console.log('errors by kind (missed, invented)');
	for (const kind of KINDS) {
		const those = claims.filter((claim) => claim.kind === kind);
		const parts = CLAIM_SLOTS.map((slot) => {
			const missed = those.filter(({ slots, text }) => slots.includes(slot) && !checkClaim(text).slots.includes(slot)).length;
			const invented = those.filter(({ slots, text }) => !slots.includes(slot) && checkClaim(text).slots.includes(slot)).length;
			return `${slot} ${missed},${invented}`;
		});
		console.log(`  ${kind.padEnd(9)} ${parts.join('  ')}`);
	}
	console.log('');
}
if (process.argv.includes('--misses')) {
	for (const { slots, text } of claimsOf('tuning')) {
		const found = checkClaim(text).slots;
		const missed = slots.filter((slot) => !found.includes(slot));
		const invented = CLAIM_SLOTS.filter((slot) => found.includes(slot) && !slots.includes(slot));
		if (missed.length + invented.length > 0)
			console.log(`missed ${missed.join(' ') || '-'} | invented ${invented.join(' ') || '-'} | ${text}`);
	}
}
process.exitCode = poor > 0 ? 1 : 0;

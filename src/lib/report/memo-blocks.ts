/** A memo as blocks of a case: each part under its name, in its writer's words. */
import { checkMemo, MEMO_PARTS, type Memo, type MemoPart } from '#lib/language/memo.ts';
import { say } from '#lib/messages/memo.ts';
import { heading, quote, text } from './blocks.ts';
import type { Block } from './document.ts';

/** Parts that say something, but for those that stand elsewhere, and how much of what a memo should hold was found. */
export function memoBlocks(memo: Memo, elsewhere: readonly MemoPart[] = []): readonly Block[] {
	const written = MEMO_PARTS.filter((part) => memo[part].trim() !== '' && !elsewhere.includes(part));
	const { found, wanted } = checkMemo(memo);
	return [
		...written.flatMap((part) => [heading(say(`part.${part}`)), quote(memo[part].trim())]),
		text(say('memo.count', { found, wanted }))
	];
}

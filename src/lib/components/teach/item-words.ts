/** What an item and a draw are called on the pages of an assignment. */
import { say } from '#lib/messages/teach.ts';
import { CONTENT_DIGITS, type AssignmentItem, type VariantCard, type VariantItem } from '#lib/teach/assignment.ts';

interface Titled {
	readonly slug: string;
	readonly title: string;
}

/** The neutral title of what was drawn. */
export function titleOfItem(item: VariantItem, known: readonly Titled[]): string {
	if (item.kind === 'drill') return say('do.item.drill', { cards: item.draws.length });
	return titleOf(item.draws[0].name, known);
}

export function titleOf(name: string, known: readonly Titled[]): string {
	return known.find(({ slug }) => slug === name)?.title ?? name;
}

export function variantName(variant: number): string {
	return say(variant === 1 ? 'compose.variant.1' : variant === 2 ? 'compose.variant.2' : 'compose.variant.0');
}

/** A draw for the instructor's eyes: which case, whether its twin, which seed. */
export function drawWords({ name, variant, seed }: Pick<VariantCard, 'name' | 'variant' | 'seed'>, known: readonly Titled[]): string {
	return say('items.variant', { title: titleOf(name, known), variant: variantName(variant), seed });
}

/** True when this build has other content than the assignment was made with. */
export function isOtherVersion({ draws }: VariantItem, contents: Readonly<Record<string, string>>): boolean {
	return draws.some(({ name, content }) => contents[name] !== undefined && contents[name].slice(0, CONTENT_DIGITS) !== content);
}

/** What an item is called for the instructor, whatever is drawn: the cases of its pool, or how many cards. */
export function poolTitle({ kind, pool, cards = pool.length }: AssignmentItem, known: readonly Titled[]): string {
	if (kind === 'drill') return say('do.item.drill', { cards });
	const [first, ...rest] = [...new Set(pool.map(({ name }) => titleOf(name, known)))];
	return rest.length === 0 ? first : say('items.pool', { first, more: rest.length });
}

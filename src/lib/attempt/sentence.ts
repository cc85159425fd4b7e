/** A sentence the product will say: the id of a message and the values it is made of. Words live in `messages/`. */
export interface Sentence {
	readonly id: string;
	readonly values: Readonly<Record<string, string | number>>;
}

export function sentence(id: string, values: Sentence['values'] = {}): Sentence {
	return { id, values };
}

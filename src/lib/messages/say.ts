/**
 * Every sentence the product says has an id and is a function of its values. Each area has `<area>.en.ts` with the words
 * and `<area>.ts`, which picks the language and exports `say`. Areas are apart so that a page carries only its own words.
 */

/** What a message takes. Numbers arrive raw and are written by `format.ts` inside the message. */
export type Message = string | ((values: never) => string);
export type Messages = Readonly<Record<string, Message>>;

type ValuesOf<M> = M extends (values: infer V) => string ? [values: V] : [];

/** Says one message of an area; ids and values are checked by the compiler. */
export type Say<M extends Messages> = <I extends keyof M & string>(id: I, ...values: ValuesOf<M[I]>) => string;

/** Makes the `say` of an area. Throws a RangeError that names the id when data asks for one that does not exist. */
export function speaker<M extends Messages>(messages: M): Say<M> {
	return (id, ...values) => {
		const message: Message | undefined = messages[id];
		if (message === undefined) throw new RangeError(`There is no message "${id}". Add it to the area's .en.ts file.`);
		return typeof message === 'string' ? message : message(values[0] as never);
	};
}

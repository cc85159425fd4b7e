import { instrumentsEn } from './instruments.en.ts';

const wordsOf = (name: string): { readonly asks: string; readonly meet: string } => {
	const words = Object.hasOwn(instrumentsEn, name) ? instrumentsEn[name] : undefined;
	if (!words) throw new RangeError(`Instrument "${name}" has no words yet. Add them to messages/instruments.en.ts.`);
	return words;
};

/** The question an instrument answers. `many` is what the rows are. @throws {RangeError} when it has no words yet. */
export function instrumentAsks(name: string, many: string): string {
	return wordsOf(name).asks.replace('{many}', many);
}

/** What to know at the first meeting. @throws {RangeError} when it has no words yet. */
export function instrumentMeet(name: string): string {
	return wordsOf(name).meet;
}

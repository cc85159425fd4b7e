/** `visitsPerPatient` as people read it. Names of parameters are those of the format, so that a file and the page agree. */
export function nameWords(name: string): string {
	return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** A value of an arm as it is typed: JSON where it is JSON, else the text itself. */
export function readValue(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

export function writeValue(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

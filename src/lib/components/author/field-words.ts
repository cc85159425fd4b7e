import type { Exercise } from '#lib/exercise/schema.ts';

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

/** Every field of an experiment that a change can name. */
export function fieldsOfExperiment({ world, pipeline }: Pick<Exercise, 'world' | 'pipeline'>): readonly string[] {
	const fieldsOf = (root: string, values: object): string[] =>
		Object.keys(values)
			.filter((name) => name !== 'kind' || root === 'pipeline.model')
			.map((name) => `${root}.${name}`);
	return [
		...fieldsOf('world', world),
		...fieldsOf('pipeline.split', pipeline.split),
		...fieldsOf('pipeline.model', pipeline.model),
		...fieldsOf('pipeline.fit', pipeline.fit ?? {}),
		...(pipeline.steps ?? []).flatMap((step) => fieldsOf(`pipeline.steps.${step.kind}`, step)),
		'refits'
	];
}

import { diagnosisEn } from './diagnosis.en.ts';

/** The name of a diagnosis or a family. Throws a RangeError for an id that is not in the vocabulary. */
export function diagnosisName(id: string): string {
	if (!Object.hasOwn(diagnosisEn, id)) throw new RangeError(`There is no name for "${id}". Add it to diagnosis.en.ts.`);
	return diagnosisEn[id as keyof typeof diagnosisEn];
}

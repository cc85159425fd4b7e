import { toJsonSchema } from '@valibot/to-json-schema';
import { exerciseSchema } from '#lib/exercise/schema.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';

/**
 * JSON Schema of exercise.yaml, from the definition that the build uses. It knows keys, types and ranges; what needs several
 * fields at once (does a claim name an arm, is the evidence offered) only the build can say.
 */
export function exerciseJsonSchema(): Record<string, unknown> {
	const schema = toJsonSchema(exerciseSchema(STANDARD_VOCABULARY), { errorMode: 'ignore', typeMode: 'input' });
	return { ...schema, title: 'An exercise of Holdout' };
}

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exerciseJsonSchema } from '../../../scripts/exercises/json-schema.ts';

describe('the JSON Schema for editors', () => {
	it('is the one that stands in exercises/; else run `npx tsx scripts/exercises-schema.ts`', () => {
		expect(JSON.parse(readFileSync('exercises/exercise.schema.json', 'utf8'))).toEqual(exerciseJsonSchema());
	});

	it('refuses unknown keys and knows the worlds', () => {
		const schema = exerciseJsonSchema() as {
			additionalProperties: boolean;
			properties: Record<string, { anyOf?: object[]; oneOf?: object[] }>;
		};
		expect(schema.additionalProperties).toBe(false);
		expect(JSON.stringify(schema.properties.world)).toContain('"gaussians"');
		expect(JSON.stringify(schema.properties.world)).toContain('"separation"');
	});
});

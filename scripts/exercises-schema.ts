/** Writes exercises/exercise.schema.json, which editors use to complete and check exercise.yaml. `npx tsx scripts/exercises-schema.ts [--check]` */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { exerciseJsonSchema } from './exercises/json-schema.ts';

const file = join(process.cwd(), 'exercises/exercise.schema.json');
const text = await format(JSON.stringify(exerciseJsonSchema(), null, '\t'), { ...(await resolveConfig(file)), filepath: file });
const current = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (current === text) console.log('exercises/exercise.schema.json is up to date.');
else if (process.argv.includes('--check')) {
	console.error('exercises/exercise.schema.json is not what the schema says; run `npx tsx scripts/exercises-schema.ts`.');
	process.exitCode = 1;
} else {
	writeFileSync(file, text);
	console.log('exercises/exercise.schema.json is written.');
}

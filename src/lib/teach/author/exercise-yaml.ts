import { stringify } from 'yaml';
import type { Exercise } from '#lib/exercise/schema.ts';

/** The order in which the format documents its keys; others follow. */
const ORDER = [
	...[
		'title',
		'nickname',
		'stage',
		'minutes',
		'diagnosis',
		'accept',
		'brief',
		'rows',
		'world',
		'pipeline',
		'refits',
		'metric',
		'freshRows'
	],
	...[
		'ceiling',
		'ask',
		'instruments',
		'evidence',
		'examine',
		'probes',
		'choices',
		'why',
		'hints',
		'lookAlike',
		'breakIt',
		'knobs',
		'bench'
	],
	...['remedy', 'stakeholder', 'decision', 'arms', 'prove']
];

/** exercise.yaml of an exercise: reading it gives the same exercise. */
export function exerciseYaml(exercise: Exercise): string {
	const place = (key: string): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
	const entries = Object.entries(exercise)
		.filter(([, value]) => value !== undefined)
		.sort(([a], [b]) => place(a) - place(b));
	const body = stringify(Object.fromEntries(entries), { aliasDuplicateObjects: false, lineWidth: 120 });
	return `# yaml-language-server: $schema=../exercise.schema.json\n${body}`;
}

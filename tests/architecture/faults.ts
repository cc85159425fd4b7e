/** One injected fault for every rule and its variants, so that each rule is seen to fire, alone and on the right line. */
interface Fault {
	readonly rule: string;
	readonly name: string;
	readonly files: Readonly<Record<string, string>>;
	readonly line: number;
}

const one = (rule: string, name: string, path: string, text: string, line = 1): Fault => ({ rule, name, files: { [path]: text }, line });
const manyLines = (count: number) => Array.from({ length: count }, (_, line) => `export const x${line} = 1;\n`).join('');

export const faults: readonly Fault[] = [
	one(
		'direction',
		'an earlier room that imports a later one',
		'src/lib/core/a.ts',
		"import { x } from '#lib/worlds/x.ts';\nexport const y = x;\n"
	),
	one('direction', 'a type counts as well', 'src/lib/worlds/a.ts', "import type { X } from '#lib/pipeline/x.ts';\nexport type Y = X;\n"),
	one('direction', 'an import call counts as well', 'src/lib/core/a.ts', "\nexport const y = () => import('#lib/attempt/x.ts');\n", 2),
	one(
		'direction',
		'the engine that speaks',
		'src/lib/diagnosis/a.ts',
		"import { say } from '#lib/messages/say.ts';\nexport const y = say;\n"
	),
	one(
		'direction',
		'ingest that knows more than core',
		'src/lib/ingest/a.ts',
		"import { x } from '#lib/worlds/x.ts';\nexport const y = x;\n"
	),
	one(
		'direction',
		'a component that chooses its storage',
		'src/lib/components/A.svelte',
		'<script lang="ts">\n\timport { open } from \'#lib/storage/open.ts\';\n\topen();\n</script>\n',
		2
	),
	one(
		'direction',
		'state that chooses its runtime',
		'src/lib/state/a.ts',
		"import { start } from '#lib/runtime/client.ts';\nexport const y = start;\n"
	),
	one('direction', 'a room nobody has drawn', 'src/lib/utils/a.ts', "import { x } from '#lib/core/x.ts';\nexport const y = x;\n"),
	one('spelling', 'an address without its ending', 'src/lib/core/a.ts', "import { x } from './x';\nexport const y = x;\n"),
	one('spelling', 'a way into another room by dots', 'src/lib/worlds/a.ts', "import { x } from '../core/x.ts';\nexport const y = x;\n"),
	one('spelling', 'a detour to the own room', 'src/lib/core/a.ts', "import { x } from '#lib/core/x.ts';\nexport const y = x;\n"),
	one(
		'spelling',
		'a shipped file that imports one for Node',
		'src/lib/runtime/a.ts',
		"import { x } from './node-lab.ts';\nexport const y = x;\n"
	),
	one('spelling', 'the old alias', 'src/lib/worlds/a.ts', "import { x } from '$lib/core/x.ts';\nexport const y = x;\n"),
	one('spelling', 'Node in the browser', 'src/lib/core/a.ts', "import { readFileSync } from 'node:fs';\nexport const y = readFileSync;\n"),
	one('spelling', 'a way out of src', 'src/lib/core/a.ts', "import { x } from '../../../scripts/x.ts';\nexport const y = x;\n"),
	one(
		'gateway',
		'TensorFlow.js outside training',
		'src/lib/instruments/a.ts',
		"import * as tf from '@tensorflow/tfjs-core';\nexport const y = tf;\n"
	),
	one('gateway', 'Plotly outside its component', 'src/lib/charts/a.ts', "export const y = () => import('plotly.js-dist-min');\n"),
	one(
		'gateway',
		'Plotly on the critical path',
		'src/lib/charts/Plot.svelte',
		"<script>\n\timport * as p from 'plotly.js-dist-min';\n\tp.react();\n</script>\n",
		2
	),
	one('gateway', 'idb outside storage', 'src/lib/state/a.ts', "import { openDB } from 'idb';\nexport const y = openDB;\n"),
	one('gateway', 'IndexedDB outside storage', 'src/lib/state/a.ts', "\nexport const y = () => indexedDB.open('x');\n", 2),
	one(
		'gateway',
		'localStorage outside storage',
		'src/lib/components/A.svelte',
		'<script>\n\tconst theme = globalThis.localStorage.theme;\n</script>\n\n{theme}\n',
		2
	),
	one(
		'descriptors',
		'a descriptor that imports an implementation',
		'src/lib/worlds/descriptors.ts',
		"import { moons } from './moons.ts';\nexport const y = moons;\n"
	),
	{
		rule: 'reach',
		name: 'TensorFlow.js on the page by way of two files',
		files: {
			'src/lib/components/A.svelte': '<script lang="ts">\n\timport { lab } from \'#lib/instruments/lab.ts\';\n\tlab();\n</script>\n',
			'src/lib/instruments/lab.ts': "import { train } from '#lib/training/train.ts';\nexport const lab = train;\n",
			'src/lib/training/train.ts': "import * as tf from '@tensorflow/tfjs-core';\nexport const train = tf;\n"
		},
		line: 2
	},
	one('randomness', 'Math.random', 'src/lib/components/A.svelte', '<script>\n\tconst x = Math.random();\n</script>\n\n{x}\n', 2),
	one('randomness', 'random bytes in the engine', 'src/lib/attempt/a.ts', 'export const id = () => crypto.randomUUID();\n'),
	one('clock', 'Date.now', 'src/lib/attempt/a.ts', '\nexport const y = () => Date.now();\n', 2),
	one('clock', 'new Date()', 'src/routes/+page.svelte', '<script>\n\tconst x = new Date();\n</script>\n\n{x}\n', 2),
	one('clock', 'Date()', 'src/lib/report/a.ts', 'export const y = () => Date();\n'),
	one('portability', 'Math.exp in the engine', 'src/lib/worlds/a.ts', '\nexport const y = (x: number) => Math.exp(x);\n', 2),
	one('portability', 'Math taken apart', 'src/lib/core/a.ts', 'const { exp } = Math;\nexport const y = exp;\n'),
	one('portability', 'a power', 'src/lib/core/a.ts', 'export const y = (x: number) => x ** 2;\n'),
	one('page-free', 'the page in the engine', 'src/lib/training/a.ts', 'export const y = () => document.title;\n'),
	one('module-state', 'a let', 'src/lib/core/a.ts', 'let n = 0;\nexport const next = () => (n += 1);\n'),
	one(
		'module-state',
		'a cache',
		'src/lib/core/a.ts',
		'const cache = new Map<string, number>();\nexport const y = (k: string) => cache.get(k);\n'
	),
	one('module-state', 'an empty list to be filled', 'src/lib/core/a.ts', 'export const found: string[] = [];\n'),
	one('module-state', 'a shared rune', 'src/lib/state/a.svelte.ts', 'export const lab = $state({ n: 0 });\n'),
	one(
		'module-state',
		'a let in a module script',
		'src/lib/components/A.svelte',
		'<script module>\n\tlet n = 0;\n\texport const next = () => (n += 1);\n</script>\n',
		2
	),
	one('barrel', 'a file that passes on', 'src/lib/core/a.ts', "export * from './b.ts';\n"),
	one('barrel', 'a file called index', 'src/lib/core/index.ts', 'export const x = 1;\n'),
	one('default-export', 'a default function', 'src/lib/core/a.ts', 'export default function x() {}\n'),
	one('default-export', 'a default value', 'src/lib/core/a.ts', 'const x = 1;\nexport default x;\n', 2),
	one('length', 'a long module', 'src/lib/core/a.ts', manyLines(201)),
	one('length', 'a long component', 'src/lib/components/A.svelte', '<p>x</p>\n'.repeat(251)),
	one('name', 'a module in camel case', 'src/lib/core/learningCurve.ts', 'export const x = 1;\n'),
	one('name', 'a component in lower case', 'src/lib/components/figure-card.svelte', '<p>x</p>\n'),
	one('runes', 'runes in a plain module', 'src/lib/state/a.ts', 'export class A {\n\tx = $state(0);\n}\n'),
	one('runes', 'no rune where the name promises one', 'src/lib/state/a.svelte.ts', 'export const x = 1;\n'),
	one('messages', 'a sentence in markup', 'src/routes/+page.svelte', '<main>\n\t<p>This model will hold up.</p>\n</main>\n', 2),
	one('messages', 'a spoken label', 'src/lib/components/A.svelte', '<button aria-label="Close the dialog">x</button>\n'),
	one('style-attribute', 'a style attribute', 'src/lib/components/A.svelte', '<p style="color: red">x</p>\n')
];

/** Code that comes close to a fault and is none. */
export const sound: readonly Omit<Fault, 'rule' | 'line'>[] = [
	{
		name: 'the chain followed from left to right',
		files: {
			'src/lib/pipeline/a.ts':
				"import { x } from '#lib/core/x.ts';\nimport type { W } from '#lib/worlds/w.ts';\nexport const y = (w: W) => x(w);\n"
		}
	},
	{
		name: 'state that knows the runtime as a type, and assets by address',
		files: {
			'src/lib/state/a.svelte.ts':
				"import type { LabRuntime } from '#lib/runtime/protocol.ts';\nexport class A {\n\t#runtime: LabRuntime | null = null;\n\tn = $state<number>(0);\n\tis = () => this.#runtime === null;\n}\n"
		}
	},
	{
		name: 'own things that are called like globals',
		files: { 'src/lib/core/a.ts': 'export const y = (x: { document: string; localStorage: number }) => [x.document, x.localStorage];\n' }
	},
	{ name: 'a variable called document', files: { 'src/lib/core/a.ts': 'export const y = (document: string) => document.length;\n' } },
	{
		name: 'code for Node that says so',
		files: { 'src/lib/training/node-backend.ts': "import { join } from 'node:path';\nexport const y = join;\n" }
	},
	{ name: 'a date from a number', files: { 'src/lib/report/a.ts': 'export const y = (ms: number) => new Date(ms);\n' } },
	{ name: 'exact mathematics', files: { 'src/lib/core/a.ts': 'export const y = (x: number) => Math.sqrt(Math.abs(x)) * Math.PI;\n' } },
	{ name: 'powers where they are made', files: { 'src/lib/core/portable-math.ts': 'export const y = 2 ** 52;\n' } },
	{
		name: 'let inside a component',
		files: {
			'src/lib/components/A.svelte': '<script lang="ts">\n\tlet n = $state(0);\n</script>\n\n<button onclick={() => n++}>{n} ms</button>\n'
		}
	},
	{ name: 'a filled table', files: { 'src/lib/core/a.ts': "export const names: ReadonlyMap<string, number> = new Map([['a', 1]]);\n" } },
	{
		name: 'a long module with its reason',
		files: { 'src/lib/core/a.ts': `// Longer than most because the table is one thing.\n${manyLines(220)}` }
	},
	{
		name: 'the worker that trains',
		files: {
			'src/lib/runtime/lab-worker.ts': "import { train } from '#lib/training/train.ts';\ntrain();\n",
			'src/lib/training/train.ts': "import * as tf from '@tensorflow/tfjs-core';\nexport const train = () => tf;\n"
		}
	},
	{
		name: 'Plotly when idle',
		files: { 'src/lib/charts/Plot.svelte': "<script>\n\tconst load = () => import('plotly.js-dist-min');\n\tload();\n</script>\n" }
	},
	{
		name: 'a descriptor of types',
		files: { 'src/lib/worlds/descriptors.ts': "import type { World } from './world.ts';\nexport const kinds: World[] = [1 as never];\n" }
	}
];

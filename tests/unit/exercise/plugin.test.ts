import { build, createServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLibrary } from '../../../scripts/exercises/read.ts';
import { exercisesPlugin } from '../../../scripts/vite-exercises.ts';
import type { RevealPart } from '#lib/exercise/parts.ts';

const ENTRY = 'virtual:test-entry';
const SOURCE = `
	export { catalogue, stages } from 'virtual:exercises/catalogue';
	export { loadPublic } from 'virtual:exercises/public';
	export { engineHash } from 'virtual:engine-hash';
`;

/** A site of one entry that imports everything a page may import. */
async function bundle(): Promise<{ code: string; assets: Map<string, string> }> {
	const result = await build({
		configFile: false,
		logLevel: 'silent',
		plugins: [
			exercisesPlugin(),
			{ name: 'entry', resolveId: (id) => (id === ENTRY ? id : null), load: (id) => (id === ENTRY ? SOURCE : null) }
		],
		build: { write: false, minify: false, rolldownOptions: { input: ENTRY, preserveEntrySignatures: 'strict' } }
	});
	const [output] = [result].flat();
	if (!('output' in output)) throw new Error('The build gave no output.');
	let code = '';
	const assets = new Map<string, string>();
	for (const file of output.output) {
		if (file.type === 'chunk') code += file.code;
		else assets.set(file.fileName, String(file.source));
	}
	return { code, assets };
}

describe('what the build makes of exercises/', () => {
	let made: { code: string; assets: Map<string, string> };
	const { exercises } = readLibrary(process.cwd());
	beforeAll(async () => {
		made = await bundle();
	}, 60_000);

	it('puts every exercise into the catalogue, with three opaque assets each', () => {
		for (const { slug, exercise } of exercises) {
			expect(made.code).toContain(JSON.stringify(slug));
			expect(made.code).toContain(exercise.title);
		}
		const listed = JSON.parse(made.assets.get('_app/exercises/all.json') ?? '[]') as string[];
		const names = [...made.assets.keys()].filter((name) => name !== '_app/exercises/all.json');
		expect([...listed].sort()).toEqual([...names].sort());
		expect(names).toHaveLength(3 * exercises.length);
		for (const name of names) expect(name).toMatch(/^_app\/exercises\/[whx]-[0-9a-f]{16}\.json$/);
	});

	it('keeps everything that spoils a case out of the modules of the page', () => {
		for (const { exercise, debrief } of exercises) {
			const secrets = [
				exercise.nickname,
				exercise.lookAlike,
				...Object.values(exercise.why),
				...exercise.hints,
				// Short facts such as `gap` are readings, which the page shows anyway.
				...exercise.prove.shows.map(({ fact }) => fact).filter((fact) => fact.length > 20 && fact !== exercise.ask.predict?.fact),
				...exercise.stakeholder.options.map(({ why }) => why),
				debrief.split('\n')[0].replaceAll('**', ''),
				JSON.stringify(exercise.evidence.decisive),
				`"world"`,
				'"diagnosis"',
				'"accept"'
			];
			for (const secret of secrets) expect(made.code, `${exercise.title} shows ${secret}`).not.toContain(secret);
		}
	});

	it('names no asset after its exercise or its diagnosis, and no world in what the page may read', () => {
		for (const [name, text] of made.assets) {
			if (name.includes('/h-')) expect(text).not.toContain('"world":{');
			// Arms of the reveal may put another world in the place of this one; this one is not in it.
			if (name.includes('/x-')) expect(Object.keys(JSON.parse(text) as object)).not.toEqual(expect.arrayContaining(['world']));
			expect(exercises.filter(({ slug }) => name.includes(slug))).toEqual([]);
		}
	});

	it('gives the reveal all that the page needs after a commitment', () => {
		const reveals = [...made.assets].filter(([name]) => name.includes('/x-')).map(([, text]) => JSON.parse(text) as RevealPart);
		const churn = reveals.find((reveal) => reveal.slug === 'churn-300');
		expect(churn?.diagnosis).toBe('OF-CAP');
		expect(churn?.accept).toContain('OF-CAP');
		expect(churn?.debriefHtml).toContain('<strong>');
		expect(churn?.stakeholder.options.filter((option) => option.right)).toHaveLength(1);
		expect(churn?.claims.length).toBeGreaterThan(0);
	});

	it('hashes the engine', () => {
		expect(made.code).toMatch(/engineHash = "[0-9a-f]{64}"/);
	});
});

describe('in development', () => {
	let close = async (): Promise<void> => {};
	afterAll(() => close());

	it('serves the same assets at the same addresses, under a sub-path too', async () => {
		const server = await createServer({
			configFile: false,
			logLevel: 'silent',
			server: { port: 0, ws: false, watch: null },
			plugins: [exercisesPlugin()]
		});
		close = () => server.close();
		await server.listen();
		const address = server.httpServer?.address();
		const port = typeof address === 'object' && address !== null ? address.port : 0;
		const [first] = (await (await fetch(`http://localhost:${port}/_app/exercises/all.json`)).json()) as string[];
		for (const path of [first, `some/course/${first}`]) {
			const response = await fetch(`http://localhost:${port}/${path}?seed=1`);
			expect(response.headers.get('content-type')).toContain('json');
			expect(await response.json()).toHaveProperty('experiment.world');
		}
		const missing = await fetch(`http://localhost:${port}/_app/exercises/x-0000000000000000.json`);
		expect(missing.headers.get('content-type') ?? '').not.toContain('json');
	}, 60_000);
});

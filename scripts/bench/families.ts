/**
 * Every model family beside scikit-learn's, on the same rows and settings; writes the table in docs/model-families.md.
 *
 *   npx tsx scripts/bench/families.ts
 *
 * scikit-learn: PYTHON, else /usr/bin/python3 (Debian: apt-get install python3-sklearn).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createStream } from '#lib/core/random.ts';
import type { Examples } from '#lib/core/table.ts';
import type { FitSpec, ModelSpec } from '#lib/pipeline/spec.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Replica } from '#lib/training/training.ts';
import { boostingRows, moons } from './jobs.ts';
import { languageSection } from './language-family.ts';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const DRAWS = 20;

interface Data {
	readonly name: string;
	readonly nClasses: number;
	readonly nTrain: number;
	draw(n: number, seed: number): Examples;
}

/** A number from ten columns: a line, a bend, a product and noise of standard deviation 0.5. */
function numbers(n: number, seed: number): Examples {
	const stream = createStream(seed).fork('bench-numbers');
	const values = Float32Array.from({ length: n * 10 }, () => stream.normal());
	const y = Float32Array.from({ length: n }, (_, i) => {
		const at = 10 * i;
		return values[at] + Math.abs(values[at + 1]) + 0.5 * values[at + 2] * values[at + 3] + 0.5 * stream.normal();
	});
	return { x: { nRows: n, nColumns: 10, values }, y };
}

/** Four classes: two signs, blurred. */
function fourClasses(n: number, seed: number): Examples {
	const stream = createStream(seed).fork('bench-classes');
	const values = Float32Array.from({ length: n * 6 }, () => stream.normal());
	const y = Float32Array.from({ length: n }, (_, i) => {
		const [a, b] = [values[6 * i] + 0.5 * stream.normal(), values[6 * i + 1] * values[6 * i + 2] + 0.3 * stream.normal()];
		return (a > 0 ? 2 : 0) + (b > 0 ? 1 : 0);
	});
	return { x: { nRows: n, nColumns: 6, values }, y };
}

const DATA: readonly Data[] = [
	{ name: 'two moons', nClasses: 2, nTrain: 200, draw: moons },
	{ name: '20 columns, 2 classes', nClasses: 2, nTrain: 800, draw: boostingRows },
	{ name: '6 columns, 4 classes', nClasses: 4, nTrain: 800, draw: fourClasses },
	{ name: '10 columns, a number', nClasses: 0, nTrain: 500, draw: numbers }
];
const epochs: FitSpec = { epochs: 60, batchSize: 32, learningRate: 0.01 };
/** Full batches until converged, as scikit-learn's solver does. */
const converged: FitSpec = { epochs: 3000, batchSize: 100_000, learningRate: 0.03 };
const MODELS: readonly { readonly model: ModelSpec; readonly fit: FitSpec; readonly regression?: boolean }[] = [
	{ model: { kind: 'linear', l2: 0.01 }, fit: epochs, regression: true },
	{ model: { kind: 'logistic', l2: 0.01 }, fit: converged, regression: false },
	{ model: { kind: 'mlp', hidden: [16, 16], activation: 'tanh', l2: 0.0005 }, fit: epochs },
	{ model: { kind: 'mlp', hidden: [32] }, fit: epochs },
	{ model: { kind: 'nearest-neighbours', k: 9 }, fit: epochs },
	{ model: { kind: 'decision-tree', maxDepth: 5, minLeaf: 3 }, fit: epochs },
	{ model: { kind: 'random-forest', trees: 50, maxDepth: 8 }, fit: epochs },
	{ model: { kind: 'gradient-boosting', rounds: 80, maxDepth: 3, learningRate: 0.1 }, fit: epochs }
];

interface Entry {
	readonly data: Data;
	readonly model: ModelSpec;
	readonly replicas: readonly Replica[];
	readonly unseen: readonly Examples[];
}

function entries(): Entry[] {
	return DATA.flatMap((data) => {
		const draws = Array.from({ length: DRAWS }, (_, seed) => ({
			train: data.draw(data.nTrain, seed),
			unseen: data.draw(2000, 500 + seed)
		}));
		return MODELS.filter(({ regression }) => regression === undefined || regression === (data.nClasses === 0)).map(({ model, fit }) => ({
			data,
			model,
			replicas: draws.map(({ train }, seed) => ({
				key: `${data.name} ${model.kind} ${seed}`,
				train,
				nClasses: data.nClasses,
				model,
				fit,
				seed
			})),
			unseen: draws.map(({ unseen }) => unseen)
		}));
	});
}

function scoreOf(yProb: Float64Array, { y }: Examples, nClasses: number): number {
	let sum = 0;
	for (let i = 0; i < y.length; i++) {
		if (nClasses === 0) sum += (yProb[i] - y[i]) * (yProb[i] - y[i]);
		else if (nClasses === 2) sum += yProb[i] >= 0.5 === y[i] > 0.5 ? 1 : 0;
		else {
			const shares = yProb.subarray(i * nClasses, (i + 1) * nClasses);
			sum += shares.indexOf(Math.max(...shares)) === y[i] ? 1 : 0;
		}
	}
	return nClasses === 0 ? Math.sqrt(sum / y.length) : sum / y.length;
}

async function ours(all: readonly Entry[]): Promise<number[]> {
	const train = createTrainer(await startNodeBackend());
	const scores: number[] = [];
	for (const { replicas, unseen, data } of all) {
		const models = await train(replicas);
		models.forEach((model, k) => scores.push(scoreOf(model.predict(unseen[k].x), unseen[k], data.nClasses)));
	}
	return scores;
}

function theirs(all: readonly Entry[]): { version: string; scores: number[] } {
	const folder = path.join(root, '.cache/bench/families');
	mkdirSync(folder, { recursive: true });
	const parts: Float32Array[] = [];
	let offset = 0;
	const sets = all.flatMap(({ replicas, unseen, data }) =>
		replicas.map(({ train, model, fit, seed }, k) => {
			const at = offset;
			for (const { x, y } of [train, unseen[k]]) {
				parts.push(x.values, y);
				offset += x.values.length + y.length;
			}
			const { nColumns, nRows } = train.x;
			return { offset: at, nTrain: nRows, nUnseen: unseen[k].x.nRows, nColumns, nClasses: data.nClasses, model, fit, seed };
		})
	);
	writeFileSync(path.join(folder, 'families.json'), JSON.stringify(sets));
	writeFileSync(
		path.join(folder, 'families.bin'),
		Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)))
	);
	const python = process.env.PYTHON ?? '/usr/bin/python3';
	const { stdout, stderr, status } = spawnSync(python, [path.join(here, 'sklearn_families.py'), folder], {
		encoding: 'utf8',
		maxBuffer: 1 << 26
	});
	if (status !== 0)
		throw new Error(`${python} could not run scikit-learn. On Debian: apt-get install python3-sklearn; or set PYTHON.\n${stderr}`);
	return JSON.parse(stdout) as { version: string; scores: number[] };
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const all = entries();
const our = await ours(all);
const { version, scores: their } = theirs(all);
const lines = all.map(({ data, model }, i) => {
	const [a, b] = [our, their].map((scores) => scores.slice(i * DRAWS, (i + 1) * DRAWS));
	const differences = a.map((score, k) => score - b[k]);
	const centre = mean(differences);
	const half = (2.093 * Math.sqrt(mean(differences.map((d) => (d - centre) ** 2)) * (DRAWS / (DRAWS - 1)))) / Math.sqrt(DRAWS);
	const { kind, ...settings } = model;
	const text = JSON.stringify(settings).replace(/[{}"]/g, '').replaceAll(':', ' ').replaceAll(',', ', ');
	return `| ${data.name} | ${kind}${text ? ` (${text})` : ''} | ${mean(a).toFixed(4)} | ${mean(b).toFixed(4)} | ${centre >= 0 ? '+' : '−'}${Math.abs(centre).toFixed(4)} ± ${half.toFixed(4)} |`;
});
writeFileSync(
	path.join(root, 'docs/model-families.md'),
	`# Model families beside scikit-learn

Each family on the same rows and settings, over ${DRAWS} draws of each data set, scored on 2,000 unseen rows a draw: accuracy for
classes (higher is better), root mean squared error for the number (lower is better). The last column is the mean paired
difference, ours minus scikit-learn ${version}, with its 95% t interval over draws. Networks and forests draw their own random numbers, so
those differ by chance; trees, neighbours, boosting and linear models should agree almost exactly.

Made by \`npx tsx scripts/bench/families.ts\`.

| data | model | Holdout | scikit-learn | difference |
| --- | --- | ---: | ---: | ---: |
${lines.join('\n')}

${await languageSection()}`
);
process.stdout.write(`${lines.join('\n')}\n`);

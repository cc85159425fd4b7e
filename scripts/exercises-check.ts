/**
 * `npm run exercises:check [-- --seeds N --from K --stage S --shard i/n --json FILE --resume --write --carry --again slug…]`: the
 * two-sided proof of every exercise. Prints a table; exits with 1 when a side holds on fewer than 19 draws of 20.
 * `--carry` proves nothing anew: where a folder or the engine changed, it draws twice more, and keeps the proof if the bits
 * are those of the proof; `--carry --again` does so everywhere, and notes what a draw takes on this machine now. Long because the command reads its options, goes on where it stopped, and reports.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sha256Hex } from '#lib/core/digest.ts';
import type { LoadedExercise } from '#lib/exercise/folder.ts';
import { passes, summarise, type ProofSummary } from '#lib/exercise/proof-summary.ts';
import { proveDraw, type DrawProof } from '#lib/exercise/prove.ts';
import { STANDARD_VOCABULARY } from '#lib/exercise/standard-vocabulary.ts';
import { STAGES } from '#lib/exercise/vocabulary.ts';
import { engineHash } from './exercises/engine-hash.ts';
import { carriedDraws } from './exercises/carry.ts';
import { drawDigest, proofHash, readProofs, removeOtherProofs, writeProof } from './exercises/proofs-file.ts';
import { ExerciseError, readLibrary } from './exercises/read.ts';
import { drawLines, tableHead, tableRow } from './exercises/report.ts';
import { createNodeLab } from './node-lab.ts';
import { checkItems, checkPython, REVIEW_SEEDS } from './review/check-items.ts';
import { readItems } from './review/read-items.ts';

const ROOT = process.cwd();
/** Draws already proved, one file an exercise, so that a run that was stopped goes on where it was. */
const PROGRESS = join(ROOT, '.cache/exercises-check');

interface Options {
	readonly seeds: number;
	readonly from: number;
	readonly stage: string | null;
	readonly shard: readonly [number, number];
	readonly json: string | null;
	readonly resume: boolean;
	readonly write: boolean;
	readonly carry: boolean;
	readonly again: boolean;
	readonly verbose: boolean;
	readonly slugs: readonly string[];
}

/** A mistake in how the command was called. */
class UsageError extends Error {}

function wholeNumber(name: string, text: string, least: number): number {
	const value = Number(text);
	if (!Number.isInteger(value) || value < least)
		throw new UsageError(`--${name} must be a whole number of at least ${least}, and is "${text}".`);
	return value;
}

function readOptions(): Options {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			seeds: { type: 'string', default: '20' },
			from: { type: 'string', default: '1000' },
			stage: { type: 'string' },
			shard: { type: 'string', default: '1/1' },
			json: { type: 'string' },
			resume: { type: 'boolean', default: false },
			write: { type: 'boolean', default: false },
			carry: { type: 'boolean', default: false },
			again: { type: 'boolean', default: false },
			verbose: { type: 'boolean', default: false }
		}
	});
	if (values.stage !== undefined && !STAGES.some((stage) => stage === values.stage))
		throw new UsageError(`--stage must be one of ${STAGES.join(', ')}, and is "${values.stage}".`);
	const shard = /^(\d+)\/(\d+)$/.exec(values.shard);
	if (shard === null || Number(shard[1]) < 1 || Number(shard[1]) > Number(shard[2]))
		throw new UsageError(`--shard must look like 1/4 (the first of four), and is "${values.shard}".`);
	return {
		seeds: wholeNumber('seeds', values.seeds, 1),
		from: wholeNumber('from', values.from, 0),
		stage: values.stage ?? null,
		shard: [Number(shard[1]), Number(shard[2])],
		json: values.json ?? null,
		resume: values.resume,
		write: values.write,
		carry: values.carry,
		again: values.again,
		verbose: values.verbose,
		slugs: positionals
	};
}

function chosen(all: readonly LoadedExercise[], options: Options): readonly LoadedExercise[] {
	for (const slug of options.slugs)
		if (!all.some((loaded) => loaded.slug === slug))
			throw new UsageError(`There is no exercises/${slug}. Known: ${all.map((loaded) => loaded.slug).join(', ')}.`);
	const [index, of] = options.shard;
	return all
		.filter(({ slug }) => options.slugs.length === 0 || options.slugs.includes(slug))
		.filter(({ exercise }) => options.stage === null || exercise.stage === options.stage)
		.filter((_, place) => place % of === index - 1);
}

/** Keeps every draw of one exercise by the hash of what it depends on, until the whole check is done. */
function openProgress(slug: string, resume: boolean): { get(key: string): DrawProof | undefined; set(key: string, draw: DrawProof): void } {
	const file = join(PROGRESS, `${slug}.json`);
	if (!resume) rmSync(file, { force: true });
	const kept: Record<string, DrawProof> = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, DrawProof>) : {};
	mkdirSync(PROGRESS, { recursive: true });
	return {
		get: (key) => kept[key],
		set: (key, draw) => {
			kept[key] = draw;
			writeFileSync(file, JSON.stringify(kept));
		}
	};
}

type Bench = Awaited<ReturnType<typeof createNodeLab>>;

/** Carries kept proofs over a change that left their numbers alone. */
async function carry(exercises: readonly LoadedExercise[], again: boolean, engine: string, { lab, loadTables }: Bench): Promise<number> {
	const proofs = readProofs(ROOT);
	let failed = 0;
	for (const loaded of exercises) {
		const kept = proofs[loaded.slug];
		const hash = proofHash(loaded.contentHash, engine);
		if (kept?.hash === hash && !again) continue;
		if (kept === undefined) {
			failed++;
			console.log(`${loaded.slug}: no proof is kept; prove it with --write ${loaded.slug}`);
			continue;
		}
		await loadTables(loaded.exercise.world);
		const draws = await carriedDraws(kept, (seed) => proveDraw(loaded.exercise, seed, { lab, now: () => performance.now() }));
		if (draws.same) writeProof(ROOT, loaded.slug, { ...kept, hash, ms: draws.ms });
		else failed++;
		console.log(
			`${loaded.slug}: ${draws.same ? `the same bits, carried over (${draws.ms} ms a draw)` : `other numbers on seed ${draws.seed}; prove it anew with --write`}`
		);
	}
	return failed === 0 ? 0 : 1;
}

async function checkReviews(node: Bench): Promise<number> {
	const items = readItems(ROOT, sha256Hex);
	return (await checkItems(items, REVIEW_SEEDS, node)) + (await checkPython(items, REVIEW_SEEDS[0], node));
}

async function main(): Promise<number> {
	const options = readOptions();
	const { exercises } = readLibrary(ROOT);
	const engine = engineHash(ROOT);
	const node = await createNodeLab();
	if (options.carry) return carry(chosen(exercises, options), options.again, engine, node);
	const { lab, loadTables } = node;
	const bench = { lab, now: () => performance.now() };
	const rows: object[] = [];
	let failed = 0;

	console.log(
		`Seeds ${options.from} to ${options.from + options.seeds - 1}. Each side must hold on at least 19 draws of 20.\n${tableHead()}`
	);
	for (const loaded of chosen(exercises, options)) {
		const { exercise, slug } = loaded;
		const hash = proofHash(loaded.contentHash, engine);
		await loadTables(exercise.world);
		const progress = openProgress(slug, options.resume);
		const draws: DrawProof[] = [];
		for (let seed = options.from; seed < options.from + options.seeds; seed++) {
			const key = `${hash}/${seed}`;
			const draw = progress.get(key) ?? (await proveDraw(exercise, seed, bench));
			progress.set(key, draw);
			draws.push(draw);
		}
		const summary: ProofSummary = summarise(draws);
		const good = passes(summary);
		if (!good) failed++;
		console.log(tableRow(loaded, summary, good));
		for (const line of drawLines(draws, options.verbose)) console.log(`    ${line}`);
		const { seeds, held, twinFailed, medianMargin, ms } = summary;
		const data = STANDARD_VOCABULARY.worlds.find(({ kind }) => kind === exercise.world.kind)?.data;
		rows.push({ slug, stage: exercise.stage, diagnosis: exercise.diagnosis, data, seeds, held, twinFailed, medianMargin, ms });
		if (good && options.write) {
			const missed = draws.filter((draw) => !draw.held).map(({ seed }) => seed);
			const digests = draws.map(drawDigest);
			const kept = {
				hash,
				from: options.from,
				seeds,
				held,
				...(missed.length === 0 ? {} : { missed }),
				twinFailed,
				medianMargin,
				ms,
				digests
			};
			writeProof(ROOT, slug, kept);
		}
	}
	if (options.json !== null) writeFileSync(options.json, `${JSON.stringify(rows, null, '\t')}\n`);
	if (options.write) {
		removeOtherProofs(
			ROOT,
			exercises.map(({ slug }) => slug)
		);
		console.log('Proofs that passed are kept in exercises/_proofs.');
	}
	// Items under review belong to the whole, not to a few exercises by name or to a later part of them.
	if (options.slugs.length === 0 && options.stage === null && options.shard[0] === 1) failed += await checkReviews(node);
	console.log(
		failed === 0
			? `All ${rows.length} exercises are proved.`
			: `${failed} of ${rows.length} exercises and the items under review are not proved; see the lines under each.`
	);
	return failed === 0 ? 0 : 1;
}

main().then(
	(code) => process.exit(code),
	(error: unknown) => {
		console.error(error instanceof UsageError || error instanceof ExerciseError ? error.message : error);
		process.exit(2);
	}
);

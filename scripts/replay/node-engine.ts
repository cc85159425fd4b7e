/** The engine of a replay in Node: exercises and reviews from the folder, and labs in this thread or in several. */
import { createLocalLab } from '#lib/runtime/local-lab.ts';
import type { SecretExperiment } from '#lib/runtime/host.ts';
import type { RevealPart } from '#lib/exercise/parts.ts';
import type { ReviewReveal } from '#lib/review/parts.ts';
import type { ReplayEngine, Shelf } from '#lib/teach/replay/engine.ts';
import { readPackFiles } from '#lib/teach/author/open-pack.ts';
import { ownParts } from '#lib/teach/author/own-case.ts';
import { storedText } from '#lib/teach/author/pack-table.ts';
import type { Pack } from '#lib/teach/author/pack-zip.ts';
import { createTrainer } from '#lib/training/train.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { engineHash } from '../exercises/engine-hash.ts';
import { buildLibrary } from '../vite-exercises.ts';
import { buildReviews, type ReviewLibrary } from '../vite-review.ts';
import { labOver, type Ask, type AskedLab } from './ask-lab.ts';
import { createThreads } from './lab-threads.ts';
import { readTableFile } from './read-table.ts';

export interface NodeEngine extends ReplayEngine {
	readonly lab: AskedLab;
	/** Ends the threads. */
	readonly dispose: () => Promise<void>;
	/** Labs at work side by side. */
	readonly workers: number;
}

/**
 * @param workers labs side by side; with 1 it runs in this thread.
 * @param packs exercises that travel with an assignment.
 * @throws {RangeError} with the sentence of a pack that is refused.
 */
export async function createNodeEngine(root: string, workers = 1, packs: readonly Pack[] = []): Promise<NodeEngine> {
	const own = packs.map(ownOf);
	const tables = Object.fromEntries(own.flatMap(({ table }) => (table === null ? [] : [[`${table.name}.json`, storedText(table)]])));
	const readTable = async (file: string): Promise<string> => (Object.hasOwn(tables, file) ? tables[file] : readTableFile(file));
	const library = buildLibrary(root);
	let reviews: ReviewLibrary | null = null;
	const reviewed = (): ReviewLibrary => (reviews ??= buildReviews(root));
	const json = <T>(text: string | undefined, what: string): T => {
		if (text === undefined) throw new RangeError(`There is no asset ${what}; the exercises changed while they were read.`);
		return JSON.parse(text) as T;
	};
	const shelf: Shelf = {
		exercise: async (slug) => {
			const brought = own.find(({ parts }) => parts.public.slug === slug)?.parts;
			if (brought !== undefined) return { exercise: brought.public, part: brought.reveal };
			const exercise = library.publicParts.get(slug);
			return exercise ? { exercise, part: json<RevealPart>(library.assets.get(exercise.revealRef), exercise.revealRef) } : null;
		},
		review: async (slug) => {
			const item = reviewed().publicParts.get(slug);
			return item ? { item, reveal: json<ReviewReveal>(reviewed().assets.get(item.revealRef), item.revealRef) } : null;
		},
		address: (ref) => ref
	};
	const readSecret = async (ref: string): Promise<SecretExperiment> =>
		own.find(({ parts }) => parts.public.experimentRef === ref)?.parts.experiment ??
		json<SecretExperiment>(library.assets.get(ref) ?? reviewed().assets.get(ref), ref);
	if (workers > 1) {
		const threads = createThreads(workers, readSecret, tables);
		return { lab: labOver(threads.ask), shelf, engineHash: engineHash(root), dispose: threads.dispose, workers };
	}
	const { host } = createLocalLab({
		train: createTrainer(await startNodeBackend()),
		now: () => performance.now(),
		readTable,
		readSecret
	});
	const ask: Ask = (call, signal) => host.answer(call, () => undefined, signal ?? new AbortController().signal);
	return { lab: labOver(ask), shelf, engineHash: engineHash(root), dispose: async () => undefined, workers: 1 };
}

/** Nothing of it is shown here, so its prose is left as it is. */
function ownOf(pack: Pack): ReturnType<typeof ownParts> {
	const read = readPackFiles(pack);
	if (!read.ok) throw new RangeError(`An exercise in the file of the assignment cannot be used. ${read.problems[0]}`);
	return ownParts(read.loaded, pack.files, { html: (markdown) => markdown, proof: null });
}

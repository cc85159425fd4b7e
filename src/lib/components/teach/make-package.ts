/** Reads the files of this site and packs them with an assignment. Browser only. */
import { Zip, ZipDeflate } from 'fflate';
import { fileName } from '#lib/components/shell/save-file.ts';
import { say } from '#lib/messages/lms.ts';
import type { Assignment } from '#lib/teach/assignment.ts';
import { packageFiles, type PackageOptions } from '#lib/teach/lms/package-files.ts';

export interface PackageJob extends PackageOptions {
	/** Address of the site's root, with its final slash. */
	readonly root: string;
	readonly atOnce: number;
	readonly signal: AbortSignal;
	readonly onRead: (done: number, of: number) => void;
	readonly onPack: () => void;
}

/** @throws {Error} with a sentence when a file of the site is missing; whatever the signal's reason is when it was cancelled. */
export async function makePackage(
	assignment: Assignment,
	job: PackageJob
): Promise<{ readonly name: string; readonly bytes: Uint8Array<ArrayBuffer>[] }> {
	const { root, signal, atOnce, onRead } = job;
	const list = await fetch(`${root}site-files.json`, { signal });
	if (!list.ok) throw new Error(say('package.no-list'));
	const paths = (await list.json()) as readonly string[];
	const site: Record<string, Uint8Array> = {};
	const waiting = [...paths];
	const read = async (): Promise<void> => {
		for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
			const response = await fetch(root + encodeURI(path), { signal });
			if (!response.ok) throw new Error(`${path}: ${response.status}`);
			site[path] = new Uint8Array(await response.arrayBuffer());
			onRead(Object.keys(site).length, paths.length);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, read));
	const files = packageFiles(site, assignment, job);
	job.onPack();
	return { name: `${fileName(assignment.title)}-${job.format}.zip`, bytes: await zipped(files, signal) };
}

/** File by file, with a breath between them: packing at one go would hold the page for seconds, and workers of a library are not allowed here. */
async function zipped(files: Readonly<Record<string, Uint8Array>>, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>[]> {
	const chunks: Uint8Array<ArrayBuffer>[] = [];
	const archive = new Zip((error, chunk) => {
		if (error) throw error;
		chunks.push(chunk as Uint8Array<ArrayBuffer>);
	});
	for (const [path, bytes] of Object.entries(files)) {
		const entry = new ZipDeflate(path, { level: 6 });
		archive.add(entry);
		entry.push(bytes, true);
		await new Promise((resume) => setTimeout(resume));
		signal.throwIfAborted();
	}
	archive.end();
	return chunks;
}

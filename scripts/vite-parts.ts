/**
 * What the plugins of exercises, reviews and capstones share: a folder is read and checked, its public parts are modules, and the rest
 * are JSON files under opaque names. A mistake in the folder stops the build; in development a change of it loads the page again.
 */
import type { Plugin, ViteDevServer } from 'vite';
import { ASSET_FOLDER } from '#lib/exercise/split-exercise.ts';

export interface PartsSource<Library extends { readonly assets: ReadonlyMap<string, string> }> {
	readonly name: string;
	/** Absolute. */
	readonly folder: string;
	/** Reads everything. @throws {ExerciseError} naming every problem. */
	readonly read: () => Library;
	/** Whether a module is one of these. */
	readonly owns: (id: string) => boolean;
	/** Source of a module that it owns. The library is read when it is first asked for. */
	readonly module: (id: string, library: () => Library) => string;
	/** Modules that go stale with a file outside the folder; none unless said. */
	readonly staleWith?: (file: string) => (id: string) => boolean;
}

export function partsPlugin<Library extends { readonly assets: ReadonlyMap<string, string> }>(source: PartsSource<Library>): Plugin {
	let library: Library | null = null;
	const read = (): Library => (library ??= source.read());

	function refresh(server: ViteDevServer, file: string): void {
		const inFolder = file.startsWith(source.folder);
		const stale = inFolder ? source.owns : source.staleWith?.(file);
		if (stale === undefined) return;
		if (inFolder) library = null;
		for (const environment of Object.values(server.environments))
			for (const module of environment.moduleGraph.idToModuleMap.values())
				if (stale(module.id?.slice(1) ?? '')) environment.moduleGraph.invalidateModule(module);
		if (inFolder) server.ws.send({ type: 'full-reload' });
	}

	return {
		name: source.name,
		enforce: 'pre',
		buildStart() {
			read();
		},
		resolveId(id) {
			return source.owns(id) ? `\0${id}` : null;
		},
		load(id) {
			return id.startsWith('\0') && source.owns(id.slice(1)) ? source.module(id.slice(1), read) : null;
		},
		configureServer(server) {
			server.watcher.add(source.folder);
			for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, (file: string) => refresh(server, file));
			server.middlewares.use((request, response, next) => {
				const address = (request.url ?? '').split('?')[0];
				// Tables that exercises bring are asked for beside the prepared ones.
				const at = Math.max(address.indexOf(`/${ASSET_FOLDER}/`), address.indexOf('/data/own-'));
				const text = at < 0 ? undefined : read().assets.get(address.slice(at + 1));
				if (text === undefined) return next();
				response.setHeader('content-type', 'application/json');
				response.end(text);
			});
		},
		generateBundle() {
			if (this.environment.name !== 'client') return;
			for (const [fileName, text] of read().assets) this.emitFile({ type: 'asset', fileName, source: text });
		}
	};
}

/** Source of a module that holds one plain value. */
export const constant = (name: string, value: unknown): string => `export const ${name} = ${JSON.stringify(value)};\n`;

/** Source of a module that loads each of these on its own, by name. */
export function loaders(name: string, module: string, slugs: Iterable<string>): string {
	const lines = [...slugs].map((slug) => `\t${JSON.stringify(slug)}: () => import(${JSON.stringify(`${module}/${slug}`)})`);
	return `export const ${name} = {\n${lines.join(',\n')}\n};\n`;
}

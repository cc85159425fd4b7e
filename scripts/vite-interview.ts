/** Vite plugin: reads and checks exercises/_interview/ and serves it as `virtual:interview/questions`. A mistake stops the build. */
import { join } from 'node:path';
import type { Plugin, ViteDevServer } from 'vite';
import { readInterviewQuestions } from './interview/read-questions.ts';

const QUESTIONS = 'virtual:interview/questions';

/** The plugin; put it before `sveltekit()` in vite.config.ts. */
export function interviewPlugin(root = process.cwd()): Plugin {
	const folder = join(root, 'exercises/_interview');

	function refresh(server: ViteDevServer, file: string): void {
		if (!file.startsWith(folder)) return;
		for (const environment of Object.values(server.environments)) {
			const module = environment.moduleGraph.getModuleById(`\0${QUESTIONS}`);
			if (module !== undefined) environment.moduleGraph.invalidateModule(module);
		}
		server.ws.send({ type: 'full-reload' });
	}

	return {
		name: 'holdout:interview',
		enforce: 'pre',
		buildStart() {
			readInterviewQuestions(root);
		},
		resolveId(id) {
			return id === QUESTIONS ? `\0${QUESTIONS}` : null;
		},
		load(id) {
			return id === `\0${QUESTIONS}` ? `export const questions = ${JSON.stringify(readInterviewQuestions(root))};\n` : null;
		},
		configureServer(server) {
			for (const event of ['add', 'change', 'unlink'] as const) server.watcher.on(event, (file: string) => refresh(server, file));
		}
	};
}

import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

export interface Weighed {
	readonly name: string;
	/** On the page's main thread, in a worker, or neither (styles, fonts, data). */
	readonly place: 'main' | 'worker' | 'other';
	readonly bytes: number;
	readonly gzip: number;
	readonly isTensorFlow: boolean;
	readonly isPlotly: boolean;
}

const isScript = (url: string) => /\.m?js(\?|$)/.test(url);

/** Words that survive minification and stand in these libraries only. */
const marks = { tensorFlow: /WASM_HAS_SIMD_SUPPORT|registerBackend/, plotly: /plotly\.js v\d|Plotly/ };

/** Collects what a page and its workers load from now on; call the result to have it weighed. */
export function weigh(page: Page): () => Promise<Weighed[]> {
	const bodies = new Map<string, Promise<Buffer>>();
	page.on('response', (response) => {
		if (response.ok() && response.url().startsWith('http')) bodies.set(response.url(), response.body());
	});
	return async () => {
		// The page's own timeline holds what its main thread asked for; what a worker asks for stands in the worker's.
		const own = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
		const workers = page.workers().map((worker) => worker.url());
		const weighed: Weighed[] = [];
		for (const [url, body] of bodies) {
			const content = await body.catch(() => null);
			if (content === null) continue;
			const text = isScript(url) ? content.toString('utf8') : '';
			const place =
				url.endsWith('.wasm') || workers.includes(url) ? 'worker' : !isScript(url) ? 'other' : own.includes(url) ? 'main' : 'worker';
			weighed.push({
				name: new URL(url).pathname.split('/').slice(-1)[0] || 'index.html',
				place,
				bytes: content.length,
				gzip: gzipSync(content, { level: 9 }).length,
				isTensorFlow: marks.tensorFlow.test(text),
				isPlotly: marks.plotly.test(text) && content.length > 1e6
			});
		}
		return weighed;
	};
}

import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';
import { buildInputs, fingerprint } from './scripts/toolchain/fingerprint.mjs';
import { withFileList } from './scripts/toolchain/site-files.mjs';

/** Of the empty string: Plotly makes its style element empty and fills it through the CSSOM. */
const emptyStyle = 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';

/** Of the sheet for maps that Plotly 4.1.2 puts into the page when it is loaded; another version has another, and the tests say so. */
const plotlyMaps = 'sha256-2GF9hCGTDj/GGFNlQA54jDdMGl2fvoeZmZjAvBSiAtM=';
/** Of the style attribute with which SvelteKit hides its route announcer (the element that tells screen readers the new title). */
const routeAnnouncer = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo=';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: ({ filename }) => (filename.includes('node_modules') ? undefined : true) },
	kit: {
		adapter: withFileList(adapter({ strict: true })),
		// Relative addresses, so that one build works at the root of a host, in a sub-folder and inside a course package.
		paths: { relative: true },
		// From the content: building the same sources twice gives the same files.
		version: { name: fingerprint(buildInputs).slice(0, 12) },
		serviceWorker: { register: false },
		prerender: {
			// A fragment such as `#a=…` or `#ready=mechanics` carries data for the page; only a plain one is the name of a place on it.
			handleMissingId: ({ id, message }) => {
				if (!id.includes('=')) throw new Error(message);
			}
		},
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self', 'wasm-unsafe-eval'],
				'style-src': ['self'],
				'style-src-elem': ['self', emptyStyle, plotlyMaps],
				'style-src-attr': ['unsafe-hashes', routeAnnouncer],
				'img-src': ['self', 'data:', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'worker-src': ['self'],
				'manifest-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none']
			}
		},
		typescript: {
			config: (config) => {
				config.include.push('../scripts/**/*.ts', '../playwright.config.ts', '../vitest.config.ts', '../exercises/**/*.ts');
			}
		}
	}
};

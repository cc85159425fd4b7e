import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/find-browser.mjs';
import { exercisesPlugin } from './scripts/vite-exercises.ts';

// The big packages are named here so that the dev server and the browser tests do not find them late and reload in the middle.
const heavy = [
	'@tensorflow/tfjs-core',
	'@tensorflow/tfjs-core/dist/register_all_gradients',
	'@tensorflow/tfjs-backend-wasm',
	'@tensorflow/tfjs-backend-cpu',
	'plotly.js-dist-min'
];

export default defineConfig({
	// A mistake in an exercise stops the build, not the tests of everything else.
	plugins: process.env.VITEST === undefined ? [exercisesPlugin(), sveltekit()] : [sveltekit()],
	worker: { format: 'es' },
	build: { target: 'es2022' },
	optimizeDeps: { include: heavy },
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: { name: 'unit', environment: 'node', include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'] }
			},
			{
				extends: true,
				test: { name: 'exercises', environment: 'node', include: ['tests/exercises/**/*.test.ts'], testTimeout: 600_000 }
			},
			{
				extends: true,
				optimizeDeps: { include: [...heavy, '@testing-library/svelte', 'axe-core'] },
				test: {
					name: 'components',
					include: ['tests/components/**/*.test.ts'],
					setupFiles: ['@testing-library/svelte/vitest', 'tests/components/setup.ts'],
					testTimeout: 30_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({ launchOptions: launchOptions() }),
						instances: [{ browser: 'chromium', viewport: { width: 1280, height: 800 } }]
					}
				}
			}
		]
	}
});

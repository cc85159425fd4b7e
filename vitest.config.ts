import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { launchOptions } from './scripts/find-browser.mjs';
import { heavyPackages } from './scripts/toolchain/heavy-packages.mjs';
import { pagePackages } from './scripts/toolchain/page-packages.mjs';

// Apart from vite.config.ts, which reads and checks the exercises with the engine itself: a fault there must not stop
// the tests that would show it.
export default defineConfig({
	plugins: [sveltekit()],
	worker: { format: 'es' },
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					environment: 'node',
					include: ['tests/unit/**/*.test.ts', 'tests/architecture.test.ts'],
					setupFiles: ['tests/unit/setup.ts']
				}
			},
			{
				extends: true,
				test: { name: 'exercises', environment: 'node', include: ['tests/exercises/**/*.test.ts'], testTimeout: 600_000 }
			},
			{
				extends: true,
				optimizeDeps: { include: [...heavyPackages, ...pagePackages(), '@testing-library/svelte', 'axe-core'] },
				test: {
					name: 'components',
					include: ['tests/components/**/*.test.ts'],
					setupFiles: ['@testing-library/svelte/vitest', 'tests/components/setup.ts'],
					testTimeout: 60_000,
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

import { defineConfig } from '@playwright/test';
import { launchOptions } from './scripts/find-browser.mjs';

// A sub-path, as on a host that keeps many courses: every address of the site must be relative.
const base = '/some/course/';
const port = Number(process.env.E2E_PORT ?? 4319);
const baseURL = `http://127.0.0.1:${port}${base}`;

export default defineConfig({
	testDir: 'tests/e2e',
	testMatch: '**/*.spec.ts',
	outputDir: 'test-results',
	fullyParallel: true,
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 90_000,
	expect: { timeout: 15_000 },
	use: {
		baseURL,
		browserName: 'chromium',
		launchOptions: launchOptions(),
		serviceWorkers: 'block',
		reducedMotion: 'reduce',
		trace: 'off'
	},
	webServer: {
		command: `node scripts/serve.mjs --port ${port} --base ${base}`,
		url: baseURL,
		reuseExistingServer: false,
		timeout: 20_000
	}
});

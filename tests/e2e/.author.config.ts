import { defineConfig } from '@playwright/test';
import { launchOptions } from '../../scripts/find-browser.mjs';
export default defineConfig({ testDir: '.', testMatch: [/author.spec.ts/, /tmp-look.spec.ts/], outputDir: '/tmp/author-results', workers: 1, timeout: 90_000, expect: { timeout: 20_000 }, reporter: 'line',
 use: { baseURL: 'http://127.0.0.1:5308/', browserName: 'chromium', launchOptions: launchOptions(), serviceWorkers: 'block', reducedMotion: 'reduce', acceptDownloads: true } });

import { chromium, type Browser } from '@playwright/test';
import { launchOptions } from '../find-browser.mjs';
import { buildFolder, buildSite } from '../toolchain/build.mjs';
import { serveFolder } from '../toolchain/static-server.mjs';

export interface OpenSite {
	/** Address of the first page, with its final slash. */
	readonly address: string;
	readonly browser: Browser;
	close(): Promise<void>;
}

/** Builds the site if need be, serves it under a sub-path on a free port, and starts a browser. */
export async function openSite(): Promise<OpenSite> {
	if (!(await buildSite())) throw new Error('The site could not be built, the reason is above.');
	const base = '/some/course/';
	const { port, server } = await serveFolder({ folder: buildFolder, port: 4400, base });
	const browser = await chromium.launch(launchOptions());
	return {
		address: `http://127.0.0.1:${port}${base}`,
		browser,
		close: async () => {
			await browser.close();
			server.close();
			server.closeAllConnections();
		}
	};
}

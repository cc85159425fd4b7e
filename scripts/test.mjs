// npm test [-- part …]: everything that must hold; all checks are run, whatever fails on the way.
// The last line is `N passed, N failed`, over all runners and checks; the exit code is 1 when anything failed.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { obtainBrowser } from './find-browser.mjs';
import { setup } from './setup.mjs';
import { buildSite } from './toolchain/build.mjs';
import { root } from './toolchain/fingerprint.mjs';
import { bin, runNode } from './toolchain/run.mjs';
import { say, since } from './toolchain/say.mjs';

const results = join(root, '.cache', 'results');
const longest = 30 * 60_000;
const passed = { passed: 1, failed: 0 };
const failed = { passed: 0, failed: 1 };

/** A tool that only says yes or no counts as one. */
const tool =
	(...args) =>
	async ({ beside = false } = {}) =>
		(await runNode(args, { timeout: longest, quiet: beside })) === 0 ? passed : failed;

const readResults = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null);

/** Counts of a run; a run that broke down without naming a failed test is one failure more. */
function counts(code, report, { passedTests, failedTests, skipped }) {
	if (report === null) return failed;
	const missing = code !== 0 && failedTests === 0 ? 1 : 0;
	return { passed: passedTests, failed: failedTests + missing, skipped };
}

const vitest = (project) => async () => {
	const file = join(results, `${project}.json`);
	rmSync(file, { force: true });
	const args = ['run', '--project', project, '--passWithNoTests', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
	const code = await runNode([bin('vitest', 'vitest.mjs'), ...args], { timeout: longest });
	const report = readResults(file);
	return counts(code, report, {
		passedTests: report?.numPassedTests ?? 0,
		failedTests: report?.numFailedTests ?? 0,
		skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
	});
};

const freePort = () =>
	new Promise((resolve) => {
		const probe = createServer();
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address();
			probe.close(() => resolve(port));
		});
	});

async function endToEnd() {
	if (!(await buildSite())) return failed;
	const file = join(results, 'e2e.json');
	rmSync(file, { force: true });
	const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: file, E2E_PORT: String(await freePort()) };
	const code = await runNode([bin('@playwright/test', 'cli.js'), 'test', '--reporter=list,json'], { env, timeout: longest });
	const report = readResults(file);
	const stats = report?.stats ?? { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
	return counts(code, report, { passedTests: stats.expected, failedTests: stats.unexpected + stats.flaky, skipped: stats.skipped });
}

/** `beside`: slow on one core alone, so the small checks run while it does. `whole`: wants the machine for itself. */
const checks = [
	{
		name: 'lint',
		what: 'ESLint, beside the next ones',
		run: tool(bin('eslint', 'bin/eslint.js'), '.', '--max-warnings', '0'),
		beside: true
	},
	{ name: 'format', what: 'Prettier', run: tool(bin('prettier', 'bin/prettier.cjs'), '--check', '--log-level', 'warn', '.') },
	{
		name: 'types',
		what: 'svelte-check, warnings are failures',
		run: tool(bin('svelte-check', 'bin/svelte-check'), '--fail-on-warnings', '--output', 'human')
	},
	{ name: 'worker-types', what: 'TypeScript on the service worker', run: tool(bin('typescript', 'bin/tsc'), '-p', 'src/service-worker') },
	{ name: 'unused', what: 'knip: files, exports and packages nobody uses', run: tool(bin('knip', 'bin/knip.js')) },
	{ name: 'build', what: 'the built site', run: async () => ((await buildSite()) ? passed : failed) },
	{ name: 'unit', what: 'unit tests and the architecture', run: vitest('unit'), whole: true },
	{ name: 'components', what: 'components in a browser', run: vitest('components'), browser: true, whole: true },
	{ name: 'exercises', what: 'proofs of the exercises', run: vitest('exercises'), whole: true },
	{ name: 'e2e', what: 'the built site in a browser, under a sub-path', run: endToEnd, browser: true, whole: true }
];

async function runCheck(check, browserProblem) {
	console.log(`\n── ${check.name}: ${check.what}`);
	const start = performance.now();
	let outcome = failed;
	try {
		if (check.browser === true && browserProblem !== null) throw new Error(browserProblem);
		outcome = await check.run(check);
	} catch (error) {
		say(error instanceof Error ? error.message : String(error));
	}
	return { ...check, ...outcome, time: since(start) };
}

async function test(parts) {
	const unknown = parts.filter((part) => !checks.some(({ name }) => name === part));
	if (unknown.length > 0) throw new Error(`There is no part "${unknown[0]}". There are: ${checks.map(({ name }) => name).join(', ')}.`);
	const chosen = parts.length === 0 ? checks : checks.filter(({ name }) => parts.includes(name));
	mkdirSync(results, { recursive: true });
	console.log('Holdout: setting up');
	await setup();
	let browserProblem = null;
	if (chosen.some(({ browser }) => browser === true)) {
		const browser = await obtainBrowser().catch((error) => {
			browserProblem = error.message;
		});
		say(browserProblem ?? `browser: ${browser.path} (${browser.source})`);
	}
	const started = [];
	for (const check of chosen) {
		if (check.whole === true) await Promise.all(started);
		const outcome = runCheck(check, browserProblem);
		started.push(outcome);
		if (check.beside !== true) await outcome;
	}
	const outcomes = await Promise.all(started);

	console.log('\n── summary');
	for (const { name, passed, failed, skipped = 0, time } of outcomes) {
		const skippedWords = skipped > 0 ? `, ${skipped} skipped` : '';
		say(`${failed === 0 ? '✓' : '✗'} ${name.padEnd(13)} ${passed} passed, ${failed} failed${skippedWords} (${time})`);
	}
	const sum = (key) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
	process.exitCode = sum('failed') === 0 ? 0 : 1;
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
}

process.once('SIGINT', () => process.exit(130));
await test(process.argv.slice(2)).catch((error) => {
	console.error(`\n${error.message}\n0 passed, 1 failed`);
	process.exitCode = 1;
});

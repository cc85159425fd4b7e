/**
 * Packages as a learning-management system runs them: scorm-again plays the course for SCORM, and a record store that keeps what it is
 * told plays it for cmi5. Launch, work, suspend, resume, finish, look back.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import type { BrowserContext, Page } from '@playwright/test';
import { readLink, writeLink } from '#lib/teach/assignment-link.ts';
import { assignmentText } from '#lib/teach/assignment-schema.ts';
import { assigned } from './assign.ts';
import { expect, test } from './fixture.ts';
import { walk } from './walk.ts';

const patience = 60_000;
const types: Readonly<Record<string, string>> = {
	html: 'text/html',
	js: 'text/javascript',
	css: 'text/css',
	json: 'application/json',
	svg: 'image/svg+xml',
	wasm: 'application/wasm',
	woff2: 'font/woff2'
};

test.describe.configure({ mode: 'default', timeout: 120_000 });

interface Course {
	readonly address: string;
	readonly launch: string;
	/** What the record store was told. */
	readonly statements: { verb: { id: string }; result?: { score?: { scaled: number } }; context: { registration: string } }[];
	launchMode: 'Normal' | 'Review';
	close(): void;
}

const item = (name: string) => ({ kind: 'exercise', points: 10, pool: [{ name, content: '00000000', seeds: [1003] }] });

/** Packs an assignment with the command line and serves the zip as a course would, with a player beside it. */
async function serveCourse(format: 'scorm12' | 'scorm2004' | 'cmi5', feedback: 'immediate' | 'withheld'): Promise<Course> {
	const folder = test.info().outputPath();
	const port = 4600 + test.info().workerIndex * 10 + (format === 'scorm12' ? 0 : format === 'scorm2004' ? 1 : 2);
	const file = test.info().outputPath('a.json');
	writeFileSync(
		file,
		JSON.stringify({
			format: 'holdout-assignment',
			version: 1,
			title: 'Week 1',
			engine: '0'.repeat(16),
			feedback,
			variants: 'open',
			items: [item('churn-300')]
		})
	);
	const zip = join(folder, 'course.zip');
	const args = ['node_modules/tsx/dist/cli.mjs', 'scripts/package.ts', '--assignment', file, '--format', format, '--out', zip];
	execFileSync(process.execPath, [...args, ...(format === 'cmi5' ? ['--lrs', `http://127.0.0.1:${port}`] : [])], { stdio: 'pipe' });
	const files = unzipSync(readFileSync(zip));
	const manifest = new TextDecoder().decode(files[format === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml']);
	const launch = (format === 'cmi5' ? /<url>([^<]+)</ : /<resource [^>]*href="([^"]+)"/).exec(manifest)?.[1].replaceAll('&amp;', '&') ?? '';

	const course: Pick<Course, 'statements' | 'launchMode'> = { statements: [], launchMode: 'Normal' };
	const states = new Map<string, string>();
	const server: Server = createServer((request, response) => {
		const url = new URL(request.url ?? '/', 'http://course');
		const send = (status: number, type: string, body: string | Uint8Array): void => {
			response.writeHead(status, { 'Content-Type': type });
			response.end(body);
		};
		if (url.pathname.startsWith('/pkg/')) {
			const path = decodeURI(url.pathname.slice(5));
			const bytes = files[path];
			return bytes ? send(200, types[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream', bytes) : send(404, 'text/plain', path);
		}
		if (url.pathname === '/scorm-again.js')
			return send(200, 'text/javascript', readFileSync('node_modules/scorm-again/dist/scorm-again.js'));
		if (url.pathname === '/player')
			return send(200, 'text/html', '<!doctype html><title>Course</title><script src="/scorm-again.js"></script>');
		if (url.pathname === '/token') return send(200, 'application/json', '{"auth-token":"dG9rZW4="}');
		if (url.pathname === '/xapi/agents/profile') return send(404, 'text/plain', '');
		if (url.pathname === '/xapi/activities/state') {
			const id = url.searchParams.get('stateId') ?? '';
			if (id === 'LMS.LaunchData')
				return send(
					200,
					'application/json',
					JSON.stringify({ launchMode: course.launchMode, masteryScore: 0.5, contextTemplate: { extensions: { 'urn:session': 's1' } } })
				);
			if (request.method === 'GET') return states.has(id) ? send(200, 'text/plain', states.get(id) ?? '') : send(404, 'text/plain', '');
		}
		if (!url.pathname.startsWith('/xapi/')) return send(404, 'text/plain', '');
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			if (url.pathname === '/xapi/activities/state') states.set(url.searchParams.get('stateId') ?? '', body);
			else course.statements.push(JSON.parse(body) as Course['statements'][number]);
			send(200, 'application/json', '[]');
		});
	});
	await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	return Object.assign(course, {
		address,
		launch: `${address}/pkg/${launch}`,
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	});
}

type Cmi = Record<string, unknown>;

/** Opens the player with what the course remembers, and the package in a window of its own. */
async function launch(
	context: BrowserContext,
	course: Course,
	api: 'API' | 'API_1484_11',
	remembered: Cmi | null
): Promise<{ player: Page; page: Page }> {
	const player = await context.newPage();
	await player.goto(`${course.address}/player`);
	await player.evaluate(
		([name, before]) => {
			const host = window as unknown as Record<string, never>;
			const settings = { autocommit: false, logLevel: 5 };
			const made = new (
				host[name === 'API' ? 'Scorm12API' : 'Scorm2004API'] as unknown as new (s: object) => { loadFromJSON(json: object): void }
			)(settings);
			if (before) made.loadFromJSON(before);
			(window as unknown as Record<string, unknown>)[name] = made;
		},
		[api, remembered] as const
	);
	const [page] = await Promise.all([context.waitForEvent('page'), player.evaluate((href) => void window.open(href), course.launch)]);
	return { player, page };
}

const cmiOf = (player: Page, api: string): Promise<Cmi> =>
	player.evaluate((name) => {
		const { cmi } = (window as unknown as Record<string, { cmi: object }>)[name];
		return (JSON.parse(JSON.stringify({ cmi })) as { cmi: Record<string, unknown> }).cmi;
	}, api);
const at = (cmi: unknown, path: string): unknown =>
	path.split('.').reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], cmi);

async function openItem(page: Page): Promise<void> {
	await page.getByRole('link', { name: /Churn, 300 customers/ }).click({ timeout: patience });
}
async function finish(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^Go to the debrief/ }).click();
	await page.getByRole('button', { name: /^1/ }).click();
	await page.getByRole('button', { name: /^Finish this case/ }).click();
}

for (const [format, api] of [
	['scorm12', 'API'],
	['scorm2004', 'API_1484_11']
] as const) {
	const names =
		format === 'scorm12'
			? {
					learner: 'core.student_id',
					name: 'core.student_name',
					status: 'core.lesson_status',
					score: 'core.score.raw',
					mode: 'core.lesson_mode'
				}
			: { learner: 'learner_id', name: 'learner_name', status: 'completion_status', score: 'score.raw', mode: 'mode' };

	test(`${format}: launch, work, suspend, resume on another machine, finish, look back`, async ({ browser }) => {
		const course = await serveCourse(format, 'immediate');
		const who: Cmi = {};
		const put = (target: Cmi, path: string, value: unknown): void => {
			const keys = path.split('.');
			const last = keys.pop() as string;
			keys.reduce<Cmi>((inside, key) => (inside[key] ??= {}) as Cmi, target)[last] = value;
		};
		put(who, names.learner, 's-17');
		put(who, names.name, 'Lovelace, Ada');
		try {
			const first = await browser.newContext({ serviceWorkers: 'block' });
			const { player, page } = await launch(first, course, api, who);
			await expect(page.getByText('Opened from your course, as Lovelace, Ada.')).toBeVisible({ timeout: patience });
			await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
			await openItem(page);
			await walk(page, 'commit');
			await expect.poll(async () => at(await cmiOf(player, api), 'suspend_data'), { timeout: patience }).toMatch(/^holdout1\./);
			await expect.poll(async () => at(await cmiOf(player, api), names.status)).toBe('incomplete');
			await page.close({ runBeforeUnload: true });
			const suspended = await cmiOf(player, api);
			await first.close();

			// Another machine: nothing in the browser, everything from the course.
			const second = await browser.newContext({ serviceWorkers: 'block' });
			const back = await launch(second, course, api, { ...suspended, ...who, suspend_data: suspended.suspend_data });
			await openItem(back.page);
			await expect(back.page.getByRole('button', { name: /^Make the call|^Commit and reveal/ }).first()).toBeVisible({ timeout: patience });
			await walk(back.page, 'reveal', {
				from: (await back.page.getByRole('button', { name: /^Make the call/ }).isVisible()) ? 'evidence' : 'commit'
			});
			await finish(back.page);
			await expect.poll(async () => at(await cmiOf(back.player, api), names.status), { timeout: patience }).toBe('completed');
			const done = await cmiOf(back.player, api);
			const score = Number(at(done, names.score));
			expect(score).toBeGreaterThanOrEqual(0);
			expect(score).toBeLessThanOrEqual(100);
			const objectives = at(done, 'objectives') as Cmi;
			const objective = (Array.isArray(objectives.childArray) ? objectives.childArray : Object.values(objectives)).find(
				(one) => (one as Cmi | null)?.id === 'item-1'
			) as Cmi;
			expect(Number(at(objective, 'score.raw'))).toBeCloseTo(score, 2);
			const interactions = at(done, 'interactions') as Cmi;
			const interaction = (Array.isArray(interactions.childArray) ? interactions.childArray : Object.values(interactions)).find(
				(one) => (one as Cmi | null)?.id === 'item-1'
			) as Cmi;
			if (format === 'scorm2004') expect(interaction.description).toBe('churn-300 seed 1003 content 00000000');
			await second.close();

			// Looking back: the course would take what it is told, so nothing is told.
			const third = await browser.newContext({ serviceWorkers: 'block' });
			const review: Cmi = { ...done, ...who };
			put(review, names.mode, 'review');
			const looked = await launch(third, course, api, review);
			await expect(looked.page.getByText('You are looking back at finished work. Nothing is written.')).toBeVisible({ timeout: patience });
			await looked.player.evaluate((name) => {
				const holder = window as unknown as Record<string, Record<string, (...values: string[]) => unknown>> & { writes: string[] };
				holder.writes = [];
				const set = name === 'API' ? 'LMSSetValue' : 'SetValue';
				const before = holder[name][set].bind(holder[name]);
				holder[name][set] = (...values) => {
					holder.writes.push(values[0]);
					return before(...values);
				};
			}, api);
			await openItem(looked.page);
			await expect(looked.page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: patience });
			await looked.page.waitForTimeout(1_000);
			expect(await looked.player.evaluate(() => (window as unknown as { writes: string[] }).writes)).toEqual([]);
			await third.close();
		} finally {
			course.close();
		}
	});
}

test('scorm12, an exam: complete when the call is made, and no score leaves before it is released', async ({ browser }) => {
	const course = await serveCourse('scorm12', 'withheld');
	try {
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const { player, page } = await launch(context, course, 'API', { core: { student_id: 's-18', student_name: 'Noether, Emmy' } });
		await openItem(page);
		await walk(page, 'answered');
		await page.getByRole('button', { name: /^Commit/ }).click();
		await expect.poll(async () => at(await cmiOf(player, 'API'), 'core.lesson_status'), { timeout: patience }).toBe('completed');
		expect(at(await cmiOf(player, 'API'), 'core.score.raw')).toBe('');
		await context.close();
	} finally {
		course.close();
	}
});

test('cmi5: statements in their order, work kept at the store, a review that says nothing', async ({ browser }) => {
	const course = await serveCourse('cmi5', 'immediate');
	const query = new URLSearchParams({
		endpoint: `${course.address}/xapi/`,
		fetch: `${course.address}/token`,
		actor: JSON.stringify({ objectType: 'Agent', name: 'Grace', account: { homePage: course.address, name: 's-19' } }),
		registration: '7a2f0c1e-0000-4000-8000-000000000001',
		activityId: 'urn:holdout:activity'
	});
	const verbs = (): string[] => course.statements.map(({ verb }) => verb.id.split('/').at(-1) ?? '');
	try {
		const context = await browser.newContext({ serviceWorkers: 'block' });
		const page = await context.newPage();
		await page.goto(`${course.launch}&${query.toString()}`);
		await expect(page.getByText('Opened from your course, as Grace.')).toBeVisible({ timeout: patience });
		await openItem(page);
		await walk(page, 'reveal');
		await finish(page);
		await expect
			.poll(verbs, { timeout: patience })
			.toEqual(['initialized', 'answered', 'completed', expect.stringMatching(/^(passed|failed)$/)]);
		const graded = course.statements[3];
		expect(graded.verb.id.endsWith('passed')).toBe((graded.result?.score?.scaled ?? 0) >= 0.5);
		expect(course.statements.every(({ context: { registration } }) => registration === query.get('registration'))).toBe(true);
		await page.close({ runBeforeUnload: true });
		await expect.poll(verbs).toContain('terminated');
		await context.close();

		course.statements.length = 0;
		course.launchMode = 'Review';
		const again = await browser.newContext({ serviceWorkers: 'block' });
		const looking = await again.newPage();
		await looking.goto(`${course.launch}&${query.toString()}`);
		await expect(looking.getByText('You are looking back at finished work. Nothing is written.')).toBeVisible({ timeout: patience });
		await openItem(looking);
		await expect(looking.getByText(/Finished/).first()).toBeVisible({ timeout: patience });
		expect(verbs()).toEqual(['initialized']);
		await again.close();
	} finally {
		course.close();
	}
});

test('a package that the page makes is that of the command line, file by file', async ({ page, open }) => {
	// The page proves the draws itself where the kept proofs are of another engine.
	test.setTimeout(400_000);
	const assignment = assigned([{ kind: 'exercise', points: 10, pool: [{ name: 'churn-300', seeds: [1003] }] }]);
	await open(`teach/compose/${writeLink(assignment)}`);
	const make = page.getByRole('button', { name: 'Make the package' });
	const prove = page.getByRole('button', { name: 'Prove its draws' });
	await expect(make.or(prove)).toBeVisible({ timeout: patience });
	if (await prove.isVisible()) await prove.click();
	await expect(make).toBeVisible({ timeout: 240_000 });
	await page.getByRole('radio', { name: /SCORM 2004/ }).check();
	const [download] = await Promise.all([page.waitForEvent('download', { timeout: 120_000 }), make.click()]);
	const made = unzipSync(readFileSync(await download.path()));

	// The page issues what is composed anew, so the command line packs the page's own assignment.
	const [, launch] = /href="(do\/index\.html\?[^"]+)"/.exec(new TextDecoder().decode(made['imsmanifest.xml'])) ?? [];
	const read = readLink(`#a=${new URLSearchParams((launch ?? '').replaceAll('&amp;', '&').split('?')[1]).get('a') ?? ''}`);
	if (!read.ok) throw new Error(`The package opens no assignment: ${read.sentence.id}.`);
	const [file, zip] = [test.info().outputPath('a.json'), test.info().outputPath('course.zip')];
	writeFileSync(file, assignmentText(read.assignment));
	const args = ['scripts/package.ts', '--assignment', file, '--format', 'scorm2004', '--out', zip];
	execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', ...args], { stdio: 'pipe' });
	const packed = unzipSync(readFileSync(zip));
	expect(Object.keys(made).sort()).toEqual(Object.keys(packed).sort());
	const differing = Object.keys(packed).filter((path) => Buffer.compare(packed[path], made[path]) !== 0);
	expect(differing).toEqual([]);
});

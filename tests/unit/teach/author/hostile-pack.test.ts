/** Packs of strangers: each is refused with a sentence, and nothing of it is built, trained or shown. */
import { readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { folderOf } from '#lib/teach/author/draft.ts';
import { openPack } from '#lib/teach/author/open-pack.ts';
import { writePackZip } from '#lib/teach/author/pack-zip.ts';
import { proseHtml } from '#lib/teach/author/prose.ts';

const folder = 'exercises/gym-300';
const good = {
	'exercise.yaml': readFileSync(`${folder}/exercise.yaml`, 'utf8'),
	'brief.md': readFileSync(`${folder}/brief.md`, 'utf8'),
	'debrief.md': readFileSync(`${folder}/debrief.md`, 'utf8')
};

function open(files: Readonly<Record<string, string>>): ReturnType<typeof openPack> {
	return openPack(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))), 'gym-300.zip', 'a');
}

/** The pack with one of its files changed. */
const withYaml = (change: (yaml: string) => string): ReturnType<typeof open> =>
	open({ ...good, 'exercise.yaml': change(good['exercise.yaml']) });
const withBrief = (brief: string): ReturnType<typeof open> => open({ ...good, 'brief.md': brief });

function sentence(opened: ReturnType<typeof open>): string {
	expect(opened.ok).toBe(false);
	const [first] = opened.ok ? [''] : opened.problems;
	expect(first).toMatch(/[.;]/);
	return first;
}

it('opens an honest pack, at the top of the zip or in its folder', () => {
	const opened = open(good);
	expect(opened.ok && opened.draft.slug).toBe('gym-300');
	const inFolder = open(Object.fromEntries(Object.entries(good).map(([name, text]) => [`gym-300/${name}`, text])));
	expect(inFolder.ok && inFolder.draft.exercise.title).toBe('Gym, 330 members');
});

it('reads back what it writes', () => {
	const opened = open(good);
	if (!opened.ok) throw new Error(opened.problems.join());
	const again = openPack(writePackZip(folderOf(opened.draft)), 'other.zip', 'a');
	expect(again).toEqual(opened);
});

describe('zips', () => {
	it.each(['../exercise.yaml', 'a/../../exercise.yaml', '/etc/exercise.yaml', 'C:exercise.yaml', '..\\exercise.yaml', './exercise.yaml'])(
		'refuses the path %s',
		(path) => expect(sentence(open({ ...good, [path]: 'x' }))).toMatch(/leads out of its folder/)
	);

	it.each(['run.js', 'picture.svg', 'index.html', 'deep/er/brief.md'])('refuses the file %s', (path) =>
		expect(sentence(open({ ...good, [path]: '<svg onload=alert(1)>' }))).toMatch(/not part of an exercise/)
	);

	it('refuses a bomb by its declared size', () =>
		expect(sentence(open({ ...good, 'brief.md': ' '.repeat(5_000_000) }))).toMatch(/unpacks to more than/));

	it('keeps no more of a lying bomb than it declared', () => {
		const zip = zipSync({ ...mapText(good), 'brief.md': strToU8('a'.repeat(5_000_000)) });
		const lying = declareSize(zip, 'brief.md', 100);
		const opened = openPack(lying, 'gym-300.zip', 'a');
		expect(opened.ok && opened.draft.brief.length).toBe(100);
	});

	it('refuses a file that is too large, one that is no zip, and one cut short', () => {
		expect(sentence(openPack(new Uint8Array(200_000), 'x.zip', 'a'))).toMatch(/larger than 160 kB/);
		expect(sentence(openPack(strToU8('title: x'), 'x.zip', 'a'))).toMatch(/not a zip file/);
		expect(sentence(openPack(zipSync(mapText(good)).slice(0, 900), 'x.zip', 'a'))).toMatch(/not a zip file/);
	});

	it('refuses many entries and missing ones', () => {
		const many = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}`, 'x']));
		expect(sentence(open({ ...good, ...many }))).toMatch(/far more files/);
		expect(sentence(open({ 'brief.md': 'x', 'debrief.md': 'x' }))).toMatch(/no exercise\.yaml/);
	});

	it('refuses what is not text', () => {
		const bytes = { ...mapText(good), 'brief.md': new Uint8Array([0xff, 0xfe, 0x41]) };
		expect(sentence(openPack(zipSync(bytes), 'x.zip', 'a'))).toMatch(/not plain text/);
		expect(sentence(withBrief('a\u0000b'))).toMatch(/not plain text/);
	});
});

describe('YAML', () => {
	it('refuses anchors and aliases, so that nothing can multiply', () => {
		const bomb = ['a: &a [x,x,x,x]', 'b: &b [*a,*a,*a,*a]', 'c: &c [*b,*b,*b,*b]'].join('\n');
		expect(sentence(withYaml((yaml) => `${bomb}\n${yaml}`))).toMatch(/anchor or alias on line 1/);
		expect(sentence(withYaml((yaml) => yaml.replace('refits: 1', '<<: { refits: 1 }')))).toMatch(/key “<<”/);
	});

	it.each(['!!js/function "x"', '!!binary aGk=', '!<tag:x> y'])('refuses the tag %s', (tag) =>
		expect(sentence(withYaml((yaml) => yaml.replace('nickname: Thirty votes', `nickname: ${tag}`)))).toMatch(/tag or directive/)
	);

	it.each(['__proto__: { polluted: true }', '"\\u005f_proto__": { polluted: true }', 'constructor: { prototype: { polluted: true } }'])(
		'refuses %s',
		(line) => {
			expect(sentence(withYaml((yaml) => `${yaml}\n${line}\n`))).toMatch(/which no exercise may have/);
			expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
		}
	);

	it('refuses an arm that reaches for a prototype', () =>
		expect(sentence(withYaml((yaml) => yaml.replace('{ pipeline.split.validation: 4000 }', '{ world.__proto__.polluted: 1 }')))).toMatch(
			/which no exercise may have/
		));

	it.each([
		['brackets', `x: ${'['.repeat(20_000)}`],
		['lists', `x:\n  ${'- '.repeat(10_000)}x`],
		['keys', `${'? '.repeat(10_000)}x`],
		['indents', Array.from({ length: 200 }, (_, at) => `${' '.repeat(at)}k:`).join('\n')]
	])('refuses deep nesting of %s', (_, text) => expect(sentence(withYaml((yaml) => `${yaml}\n${text}\n`))).toMatch(/nested|tag/));

	it('says what is wrong with YAML that is none', () => expect(sentence(withYaml(() => 'a: b: c'))).toMatch(/exercise\.yaml:1/));
});

describe('work', () => {
	it.each([
		['a world of 10⁹ rows', (yaml: string) => yaml.replace('separation: 2,', 'separation: 2, rows: 1000000000,'), /must be at most/],
		[
			'a split of a million rows',
			(yaml: string) => yaml.replace('train: 300', 'train: 1000000').replace('features: 4', 'features: 100'),
			/rows of/
		],
		['absurd epochs', (yaml: string) => yaml.replace('epochs: 40', 'epochs: 1000000000'), /must be at most/],
		[
			'epochs, rows and refits that are absurd together',
			(yaml: string) =>
				yaml
					.replace('epochs: 40', 'epochs: 5000')
					.replace('train: 300', 'train: 20000')
					.replace('features: 4', 'features: 100')
					.replace('refits: 1', 'refits: 10'),
			/times the training/
		],
		[
			'the same in an arm',
			(yaml: string) => yaml.replace('{ pipeline.split.validation: 4000 }', '{ pipeline.split.validation: 900000, world.features: 90 }'),
			/^arms\.moreVotes asks/
		],
		[
			'the same behind the break-it knob',
			(yaml: string) => yaml.replace('[30, 100, 400, 4000]', '[30, 100, 400, 4000, 1000000]').replace('features: 4', 'features: 60'),
			/^breakIt asks/
		],
		[
			'an instrument with 10⁹ rows',
			(yaml: string) =>
				yaml.replace('offer: [more-refits', 'parameters: { production-sample: { rows: 1000000000 } }\n  offer: [more-refits'),
			/^instruments\.parameters/
		]
	])('refuses %s', (_, change, says) => expect(sentence(withYaml(change))).toMatch(says));
});

describe('Markdown', () => {
	it.each([
		'<script>alert(1)</script>',
		'Hello <img src=x onerror=alert(1)> there',
		'<svg/onload=alert(1)>',
		'a <b>b</b>',
		'<iframe srcdoc="<script>parent.x=1</script>"></iframe>',
		'- x\n- <math><mtext></mtext></math>'
	])('refuses HTML: %s', (text) => expect(sentence(withBrief(`Fine.\n\n${text}`))).toMatch(/brief\.md holds HTML on line \d/));

	it('refuses pictures and links that run', () => {
		expect(sentence(withBrief('![x](https://evil.example/pixel.png)'))).toMatch(/loads a picture on line 1/);
		expect(sentence(withBrief('[x](javascript:alert(1))'))).toMatch(/no https address/);
		expect(sentence(withBrief('[x](data:text/html,hi)'))).toMatch(/no https address/);
		expect(sentence(withBrief('[x][y]\n\n[y]: javascript:alert(1)'))).toMatch(/no https address/);
	});

	it('refuses prose that is nested without end', () => expect(sentence(withBrief('>'.repeat(15_000)))).toMatch(/nested far too deeply/));

	it('refuses prose that is far too long', () => expect(sentence(withBrief('> '.repeat(12_000)))).toMatch(/longer than 20 kB/));

	it('never passes raw HTML on, even before it is cleaned', () => {
		const raw: string[] = [];
		proseHtml('# A\n\n<script>x</script>\n\nHi <img src=x onerror=y> [l](javascript:z) ![p](q) **b**', (html, options) => {
			raw.push(html);
			expect(options.ALLOWED_ATTR).toEqual([]);
			return html;
		});
		expect(raw[0]).not.toMatch(/<script|<img|<a|javascript/);
		expect(raw[0]).toContain('<strong>b</strong>');
	});
});

function mapText(files: Readonly<Record<string, string>>): Record<string, Uint8Array> {
	return Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]));
}

/** Writes another uncompressed size into the zip's directory, as a liar would. */
function declareSize(zip: Uint8Array, name: string, size: number): Uint8Array {
	const copy = zip.slice();
	const view = new DataView(copy.buffer);
	const wanted = strToU8(name);
	for (let at = 0; at + 46 < copy.length; at++)
		if (view.getUint32(at, true) === 0x02014b50) {
			const start = at + 46;
			const found = copy.subarray(start, start + view.getUint16(at + 28, true));
			if (found.length === wanted.length && found.every((byte, index) => byte === wanted[index])) view.setUint32(at + 24, size, true);
		}
	return copy;
}

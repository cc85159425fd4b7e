import { describe, expect, it } from 'vitest';
import { readLink } from '#lib/teach/assignment-link.ts';
import { manifestName } from '#lib/teach/lms/manifest.ts';
import { packageFiles, type SiteFiles } from '#lib/teach/lms/package-files.ts';
import type { LmsFormat } from '#lib/teach/lms/port.ts';
import { assignment, twelve } from '../assignments.ts';
import { all, readXml, type Element } from './elements.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = `<!doctype html><html lang="en"><meta http-equiv="content-security-policy" content="default-src 'none'; connect-src 'self'; worker-src 'self'">`;
const site: SiteFiles = {
	'do/index.html': bytes(page),
	'index.html': bytes(page),
	'_app/a b & c.js': bytes('1'),
	'service-worker.js': bytes('2'),
	'site-files.json': bytes('[]')
};
const named = assignment({ title: 'Gaps & "leaks" <week 1>', objectives: ['Tell a gap from noise.'] });

function packed(format: LmsFormat, of = named) {
	const files = packageFiles(site, of, { format, ...(format === 'cmi5' ? { lrs: 'https://lrs.example.edu/xapi/' } : {}) });
	const text = (path: string): string => new TextDecoder().decode(files[path]);
	return { files, text, root: readXml(text(manifestName(format))) };
}
const names = (element: Element): readonly string[] => element.children.map(({ name }) => name);
const find = (root: Element, name: string): Element => all(root).find((element) => element.name === name) as Element;

describe.each(['scorm12', 'scorm2004'] as const)('a %s package', (format) => {
	const { files, text, root } = packed(format);

	it('has the elements its schema asks for, in their order', () => {
		expect(root.name).toBe('manifest');
		expect(names(root)).toEqual(['metadata', 'organizations', 'resources']);
		expect(find(root, 'schema').text).toBe('ADL SCORM');
		expect(find(root, 'schemaversion').text).toBe(format === 'scorm12' ? '1.2' : '2004 3rd Edition');
		expect(names(find(root, 'organization')).slice(0, 2)).toEqual(['title', 'item']);
		expect(find(root, 'title').text).toBe(named.title);
		const declared = Object.keys(root.attributes).filter((name) => name.startsWith('xmlns:'));
		const used = new Set(
			all(root).flatMap(({ name, attributes }) => [name, ...Object.keys(attributes)].flatMap((n) => /^(\w+):/.exec(n)?.[1] ?? []))
		);
		used.delete('xmlns');
		expect(declared.map((name) => name.slice(6))).toEqual(expect.arrayContaining([...used]));
	});

	it('has identifiers once each, and every reference finds its own', () => {
		const ids = all(root).flatMap(({ attributes }) => attributes.identifier ?? []);
		expect(new Set(ids).size).toBe(ids.length);
		// An identifier is an NCName: no digit first, no space, no colon.
		for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
		expect(ids).toContain(find(root, 'organizations').attributes.default);
		for (const { attributes } of all(root)) if (attributes.identifierref) expect(ids).toContain(attributes.identifierref);
	});

	it('names every file that lies in it, and no other', () => {
		const resource = find(root, 'resource');
		expect(resource.attributes.type).toBe('webcontent');
		expect(resource.attributes[format === 'scorm12' ? 'adlcp:scormtype' : 'adlcp:scormType']).toBe('sco');
		const listed = resource.children.map(({ attributes }) => decodeURI(attributes.href));
		expect([...listed].sort()).toEqual(
			Object.keys(files)
				.filter((path) => path !== 'imsmanifest.xml')
				.sort()
		);
		expect(listed).toContain(resource.attributes.href.split('?')[0]);
	});

	it('opens this very assignment, by a relative address', () => {
		const { href } = find(root, 'resource').attributes;
		expect(href).not.toMatch(/^(\/|\w+:)/);
		const query = new URLSearchParams(href.split('?')[1]);
		expect(query.get('lms')).toBe(format);
		expect(readLink(`#a=${query.get('a') ?? ''}`)).toEqual({ ok: true, assignment: named });
	});

	it('leaves the service worker out, and its pages say that they are packed', () => {
		expect(Object.keys(files)).not.toContain('service-worker.js');
		expect(Object.keys(files)).not.toContain('site-files.json');
		for (const path of ['index.html', 'do/index.html']) expect(text(path)).toContain(`<html data-package="${format}" lang="en">`);
		expect(text('do/index.html')).toContain("connect-src 'self';");
	});
});

describe('a cmi5 package', () => {
	it('is a course of one unit with the texts cmi5 asks for', () => {
		const { root } = packed('cmi5');
		expect([root.name, ...names(root)]).toEqual(['courseStructure', 'course', 'au']);
		const [course, unit] = root.children;
		expect(names(course)).toEqual(['title', 'description']);
		expect(names(unit)).toEqual(['title', 'description', 'url']);
		expect(unit.attributes.moveOn).toBe('Completed');
		expect(course.attributes.id).not.toBe(unit.attributes.id);
		for (const { attributes } of [course, unit]) expect(URL.canParse(attributes.id)).toBe(true);
		expect(find(unit, 'langstring').attributes.lang).toBe('en');
		expect(find(unit, 'url').text).toMatch(/^do\/index\.html\?lms=cmi5&a=/);
	});

	it('may talk to its record store, and to nobody else', () => {
		expect(packed('cmi5').text('do/index.html')).toContain("connect-src 'self' https://lrs.example.edu;");
	});

	it.each([undefined, '', 'lrs.example.edu', "javascript:alert('x')", "https://a'; script-src *"])('refuses the store “%s”', (lrs) => {
		const make = () => packageFiles(site, named, { format: 'cmi5', ...(lrs === undefined ? {} : { lrs }) });
		expect(make).toThrow(RangeError);
		expect(make).toThrow('needs the address');
	});
});

it('keeps the launch address of twelve items short enough for courses', () => {
	const { root } = packed('scorm12', twelve());
	expect(find(root, 'resource').attributes.href.length).toBeLessThan(600);
});

it('says what to do when the site was not built', () => {
	expect(() => packageFiles({}, named, { format: 'scorm12' })).toThrow('npm run build');
});

/** The files of a course package: the built site, marked as packaged, with a manifest. Pure; the browser and the command line both use it. */
import type { Assignment } from '../assignment.ts';
import { writeLink } from '../assignment-link.ts';
import { assignmentHash } from '../assignment-schema.ts';
import { manifestName, manifestOf } from './manifest.ts';
import type { LmsFormat } from './port.ts';

/** Files by their path below the root. */
export type SiteFiles = Readonly<Record<string, Uint8Array>>;

/** Never in a package: it would keep pages of the course's own site. */
const LEFT_OUT = new Set(['service-worker.js', 'site-files.json']);
const PAGE = 'do/index.html';

export interface PackageOptions {
	readonly format: LmsFormat;
	/** Origin of the learning record store, `https://…`; cmi5 only, and needed there. */
	readonly lrs?: string;
}

/** @throws {RangeError} a sentence, when the site is not whole or the store's address is none. */
export function packageFiles(site: SiteFiles, assignment: Assignment, { format, lrs }: PackageOptions): Record<string, Uint8Array> {
	if (!Object.hasOwn(site, PAGE)) throw new RangeError(`The site has no ${PAGE}. Build it first: npm run build.`);
	const origin = format === 'cmi5' ? originOf(lrs) : null;
	const files: Record<string, Uint8Array> = {};
	for (const [path, bytes] of Object.entries(site)) {
		if (LEFT_OUT.has(path)) continue;
		files[path] = path.endsWith('.html') ? marked(bytes, format, origin) : bytes;
	}
	// A course keeps the query of an address and may drop what stands behind a #.
	const launch = `${PAGE}?lms=${format}&a=${writeLink(assignment).replace(/^#a=/, '')}`;
	const manifest = manifestOf(format, {
		title: assignment.title,
		objectives: assignment.objectives ?? [],
		assignment: assignmentHash(assignment),
		launch,
		files: Object.keys(files).sort()
	});
	return { [manifestName(format)]: new TextEncoder().encode(manifest), ...files };
}

function originOf(lrs: string | undefined): string {
	const url = URL.canParse(lrs ?? '') ? new URL(lrs as string) : null;
	if (url === null || !['https:', 'http:'].includes(url.protocol))
		throw new RangeError(
			`A cmi5 package needs the address of the learning record store it may talk to, for example https://lrs.example.edu; "${lrs ?? ''}" is none.`
		);
	return url.origin;
}

/** Pages say that they are packaged, and where they may send to. */
function marked(bytes: Uint8Array, format: LmsFormat, origin: string | null): Uint8Array {
	const text = new TextDecoder().decode(bytes);
	const page = text.replace(/<html\b/, `<html data-package="${format}"`);
	const open = origin === null ? page : page.replace(/connect-src 'self'/g, `connect-src 'self' ${origin}`);
	return new TextEncoder().encode(open);
}

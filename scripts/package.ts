// npm run package -- --assignment a.json --format scorm12|scorm2004|cmi5 --out x.zip [--lrs https://…]: the built site and one
// assignment as a package for a course. Exits with 2 when something about the request is wrong.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { zipSync } from 'fflate';
import { formatBytes } from '#lib/messages/format.ts';
import { sayVerify } from '#lib/messages/verify.ts';
import { parseAssignmentText } from '#lib/teach/assignment-schema.ts';
import { packageFiles } from '#lib/teach/lms/package-files.ts';
import { LMS_FORMATS, type LmsFormat } from '#lib/teach/lms/port.ts';
import { buildFolder, buildSite } from './toolchain/build.mjs';
import { readSite } from './toolchain/site-files.mjs';

const usage = 'npm run package -- --assignment a.json --format scorm12|scorm2004|cmi5 --out x.zip [--lrs https://lrs.example.edu]';

function giveUp(message: string): never {
	console.error(message);
	process.exit(2);
}

function asked() {
	try {
		return parseArgs({
			options: { assignment: { type: 'string' }, format: { type: 'string' }, out: { type: 'string' }, lrs: { type: 'string' } }
		}).values;
	} catch (error) {
		return giveUp(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
	}
}

const { assignment: path, format, out, lrs } = asked();
if (path === undefined || format === undefined || out === undefined) giveUp(usage);
if (!LMS_FORMATS.includes(format as LmsFormat)) giveUp(`"${format}" is none of ${LMS_FORMATS.join(', ')}.\n${usage}`);

function readAssignment(file: string) {
	try {
		return readFileSync(file, 'utf8');
	} catch {
		return giveUp(`${file} cannot be read.`);
	}
}
const report = parseAssignmentText(readAssignment(path));
if (!report.ok) giveUp(`${path}: ${sayVerify(report.sentence)}`);
if (!(await buildSite())) giveUp('The site could not be built; the reason is above.');

try {
	const files = packageFiles(readSite(buildFolder), report.assignment, {
		format: format as LmsFormat,
		...(lrs === undefined ? {} : { lrs })
	});
	const zip = zipSync(files, { level: 6 });
	writeFileSync(out, zip);
	console.log(`${out}: ${formatBytes(zip.length)}, ${Object.keys(files).length} files, ${format}`);
} catch (error) {
	giveUp(error instanceof Error ? error.message : String(error));
}

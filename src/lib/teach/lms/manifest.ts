/** What a package says of itself: SCORM's `imsmanifest.xml` and cmi5's `cmi5.xml`. Pure text. */
import type { LmsFormat } from './port.ts';

export interface ManifestParts {
	readonly title: string;
	readonly objectives: readonly string[];
	/** Hash of the assignment: its identity, in hexadecimal. */
	readonly assignment: string;
	/** Address of the page to open, below the package's root, with its query. */
	readonly launch: string;
	/** Every file of the package but the manifest itself. */
	readonly files: readonly string[];
}

/** Name of the manifest in the package's root. */
export const manifestName = (format: LmsFormat): string => (format === 'cmi5' ? 'cmi5.xml' : 'imsmanifest.xml');

export function manifestOf(format: LmsFormat, parts: ManifestParts): string {
	if (format === 'cmi5') return courseStructure(parts);
	return format === 'scorm12' ? scorm12(parts) : scorm2004(parts);
}

function scorm12({ title, assignment, launch, files }: ManifestParts): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="holdout-${assignment.slice(0, 16)}" version="1.2"
	xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
	xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"
	xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
	xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
	<metadata>
		<schema>ADL SCORM</schema>
		<schemaversion>1.2</schemaversion>
	</metadata>
	<organizations default="course">
		<organization identifier="course">
			<title>${xml(title)}</title>
			<item identifier="assignment" identifierref="lab" isvisible="true">
				<title>${xml(title)}</title>
			</item>
		</organization>
	</organizations>
	<resources>
		<resource identifier="lab" type="webcontent" adlcp:scormtype="sco" href="${xml(launch)}">
${fileLines(files)}
		</resource>
	</resources>
</manifest>
`;
}

function scorm2004({ title, assignment, launch, files }: ManifestParts): string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="holdout-${assignment.slice(0, 16)}" version="1.0"
	xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"
	xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"
	xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3"
	xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3"
	xmlns:imsss="http://www.imsglobal.org/xsd/imsss"
	xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
	xsi:schemaLocation="http://www.imsglobal.org/xsd/imscp_v1p1 imscp_v1p1.xsd http://www.adlnet.org/xsd/adlcp_v1p3 adlcp_v1p3.xsd http://www.adlnet.org/xsd/adlseq_v1p3 adlseq_v1p3.xsd http://www.adlnet.org/xsd/adlnav_v1p3 adlnav_v1p3.xsd http://www.imsglobal.org/xsd/imsss imsss_v1p0.xsd">
	<metadata>
		<schema>ADL SCORM</schema>
		<schemaversion>2004 3rd Edition</schemaversion>
	</metadata>
	<organizations default="course">
		<organization identifier="course">
			<title>${xml(title)}</title>
			<item identifier="assignment" identifierref="lab">
				<title>${xml(title)}</title>
			</item>
			<imsss:sequencing>
				<imsss:controlMode choice="true" flow="true"/>
			</imsss:sequencing>
		</organization>
	</organizations>
	<resources>
		<resource identifier="lab" type="webcontent" adlcp:scormType="sco" href="${xml(launch)}">
${fileLines(files)}
		</resource>
	</resources>
</manifest>
`;
}

/** The launch address keeps its query; `<file>` names what lies in the zip. */
function fileLines(files: readonly string[]): string {
	return files.map((file) => `\t\t\t<file href="${xml(encodeURI(file))}"/>`).join('\n');
}

function courseStructure({ title, objectives, assignment, launch }: ManifestParts): string {
	const text = (words: string): string => `<langstring lang="en">${xml(words)}</langstring>`;
	const description = objectives.length === 0 ? title : objectives.join(' ');
	return `<?xml version="1.0" encoding="UTF-8"?>
<courseStructure xmlns="https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd">
	<course id="urn:holdout:course:${assignment}">
		<title>${text(title)}</title>
		<description>${text(description)}</description>
	</course>
	<au id="urn:holdout:assignment:${assignment}" moveOn="Completed" launchMethod="AnyWindow">
		<title>${text(title)}</title>
		<description>${text(description)}</description>
		<url>${xml(launch)}</url>
	</au>
</courseStructure>
`;
}

function xml(text: string): string {
	return text.replace(
		/[&<>"']/g,
		(character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[character] ?? character
	);
}

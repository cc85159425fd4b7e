/** Saves a text as a file on this computer. */
export function saveFile(name: string, text: string, type = 'application/json'): void {
	const address = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement('a');
	link.href = address;
	link.download = name;
	link.click();
	URL.revokeObjectURL(address);
}

/** A title or an id as part of a file's name: small letters, digits and hyphens. */
export function fileSlug(text: string): string {
	const slug = text
		.normalize('NFKD')
		.toLowerCase()
		.replaceAll(/[\u0300-\u036f]/g, '')
		.replaceAll(/[^a-z0-9]+/g, '-')
		.replaceAll(/^-+|-+$/g, '');
	return slug === '' ? 'file' : slug.slice(0, 60);
}

/** Files that the browser saves on this computer, and their names. Browser only. */

/** Hands a file to the browser's own saving. */
export function save(file: { readonly name: string; readonly blob: Blob }): void {
	const url = URL.createObjectURL(file.blob);
	const link = document.createElement('a');
	link.href = url;
	link.download = file.name;
	link.click();
	// Later, because some browsers start reading only after the click has been handled.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveText(name: string, text: string, type = 'application/json'): void {
	save({ name, blob: new Blob([text], { type }) });
}

/** A title or an id as part of a file's name: small letters, digits and hyphens. */
export function fileName(title: string, fallback = 'file'): string {
	const name = title
		.normalize('NFKD')
		.toLowerCase()
		.replace(/[\u0300-\u036f]/g, '')
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return name === '' ? fallback : name.slice(0, 60);
}

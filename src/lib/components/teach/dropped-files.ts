/** Files that were dropped, those inside dropped folders as well. */

interface Reader {
	readEntries(found: (entries: FileSystemEntry[]) => void, failed: (error: unknown) => void): void;
}

/** Every file, in the order of the folders. Folders inside folders are opened as well. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
	// The entries must be taken before anything is awaited: the browser empties the list after the event.
	const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
	if (entries.length === 0) return [...transfer.files];
	return (await Promise.all(entries.map(filesOf))).flat();
}

async function filesOf(entry: FileSystemEntry): Promise<readonly File[]> {
	if (entry.isFile) return [await new Promise<File>((found, failed) => (entry as FileSystemFileEntry).file(found, failed))];
	const inside = await allOf((entry as FileSystemDirectoryEntry).createReader());
	return (await Promise.all(inside.map(filesOf))).flat();
}

/** A reader gives a hundred at a time, and nothing when it is through. */
async function allOf(reader: Reader): Promise<readonly FileSystemEntry[]> {
	const all: FileSystemEntry[] = [];
	for (;;) {
		const some = await new Promise<FileSystemEntry[]>((found, failed) => reader.readEntries(found, failed));
		if (some.length === 0) return all;
		all.push(...some);
	}
}

/** WebAssembly is missing or switched off: nothing can be trained. The page offers what it can without it. */
export class NoWebAssemblyError extends Error {
	override readonly name = 'NoWebAssemblyError';
	constructor(detail: string) {
		super(`Models are trained with WebAssembly, and this browser does not offer it (${detail}). Allow WebAssembly or use another browser.`);
	}
}

/** A replica that cannot be trained as it is written: `key` names it. */
export class BadReplicaError extends RangeError {
	override readonly name = 'BadReplicaError';
	constructor(
		readonly key: string,
		problem: string
	) {
		super(`Training run ${key}: ${problem}`);
	}
}

/** SCORM's way of finding the course: an object with a fixed name in a window above this one, or above the one that opened it. */

/** Windows nested deeper than this are no course. */
const DEEPEST = 20;

type Frame = Window & Readonly<Record<string, unknown>>;

/** The object of that name, or null. Windows of another origin are passed over: they cannot be asked. */
export function findApi<T>(from: Window, name: 'API' | 'API_1484_11'): T | null {
	return above<T>(from, name) ?? (from.opener ? above<T>(from.opener as Window, name) : null);
}

function above<T>(from: Window, name: string): T | null {
	let frame = from as Frame;
	for (let depth = 0; depth < DEEPEST; depth++) {
		try {
			if (typeof frame[name] === 'object' && frame[name] !== null) return frame[name] as T;
		} catch {
			// Another origin: what lies above it may still be the course's.
		}
		if (frame.parent === frame) return null;
		frame = frame.parent as Frame;
	}
	return null;
}

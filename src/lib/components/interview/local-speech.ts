/**
 * Speech recognition, only where the browser confirms that it runs on this device: the method `available` must exist and
 * answer "available" for local processing. Everywhere else nothing is offered, since the words might leave the machine.
 */
export interface LocalSpeech {
	/** Listens until `stop`; calls back with the words of each finished phrase. */
	start(onPhrase: (text: string) => void, onEnd: (failed: boolean) => void): void;
	stop(): void;
}

interface Recogniser {
	lang: string;
	continuous: boolean;
	processLocally: boolean;
	onresult:
		| ((event: {
				readonly resultIndex: number;
				readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }> & { readonly isFinal: boolean }>;
		  }) => void)
		| null;
	onerror: (() => void) | null;
	onend: (() => void) | null;
	start(): void;
	stop(): void;
}

interface RecogniserClass {
	new (): Recogniser;
	available?(options: { readonly langs: readonly string[]; readonly processLocally: boolean }): Promise<string>;
}

const LANGUAGE = 'en-US';

/** Null where speech is missing, or would not stay on this device. */
export async function findLocalSpeech(): Promise<LocalSpeech | null> {
	const recogniser = (globalThis as { SpeechRecognition?: RecogniserClass }).SpeechRecognition;
	if (recogniser?.available === undefined || !('processLocally' in recogniser.prototype)) return null;
	const answer = await recogniser.available({ langs: [LANGUAGE], processLocally: true }).catch(() => 'unavailable');
	if (answer !== 'available') return null;
	const listener = new recogniser();
	listener.lang = LANGUAGE;
	listener.continuous = true;
	listener.processLocally = true;
	return {
		start(onPhrase, onEnd) {
			let failed = false;
			listener.onresult = ({ resultIndex, results }) => {
				for (let at = resultIndex; at < results.length; at += 1) if (results[at].isFinal) onPhrase(results[at][0].transcript.trim());
			};
			listener.onerror = () => (failed = true);
			listener.onend = () => onEnd(failed);
			listener.start();
		},
		stop: () => listener.stop()
	};
}

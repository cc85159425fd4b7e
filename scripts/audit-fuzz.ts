/**
 * Throws damaged tables at the reader and the guard: no crash, no hang, and a sentence for whatever came of it.
 * `npx tsx scripts/audit-fuzz.ts [count] [seed]`; 10,000 unless said. Every 200th one that can be audited is audited to the end.
 */
import { fileURLToPath } from 'node:url';
import { auditTable } from '../src/lib/audit/audit-table.ts';
import { guessGuard } from '../src/lib/audit/guess-guard.ts';
import { AuditError, type AuditTools } from '../src/lib/audit/types.ts';
import { createStream, type Stream } from '../src/lib/core/random.ts';
import { readDataFile } from '../src/lib/ingest/read-file.ts';
import { startNodeBackend } from '../src/lib/training/node-backend.ts';
import { createTrainer } from '../src/lib/training/train.ts';
import { malformedFiles, outcomeOf } from './malformed-files.ts';

/** A case that takes longer than this counts as a hang, milliseconds. */
const HANG_MS = 10_000;

export interface FuzzCase {
	readonly bytes: Uint8Array;
	/** How it was damaged, for whoever has to find the fault. */
	readonly story: string;
}

const PIECES: readonly string[] = [
	'"',
	'""',
	'"""',
	',',
	';',
	'\t',
	'|',
	'\n',
	'\r',
	'\r\n',
	'\n\n\n',
	'\u0000',
	'\uFEFF',
	'\uFFFD',
	'\u202E',
	'=1+1',
	'@x',
	'-',
	'--',
	'+',
	'.',
	'1e999',
	'-1e999',
	'0x1f',
	'NaN',
	'Infinity',
	'None',
	'null',
	'1,5',
	'1.234,5',
	'12%',
	'007',
	'2024-02-31',
	'03/04/2024',
	'20240101',
	'yes',
	'no',
	'{',
	'[',
	'<',
	'PAR1',
	'__proto__',
	'constructor',
	'🏙️',
	'é',
	' '.repeat(300),
	'x'.repeat(12_000),
	'","',
	'"\n"',
	'\\',
	"'"
];

/** A whole table, damaged in one to six places. Same number, same case. */
export function fuzzCase(place: number, seed = 1): FuzzCase {
	const stream = createStream(`audit-fuzz ${seed}`).fork(String(place));
	const sources = malformedFiles().filter(
		({ name, bytes }) => /\.(csv|txt|jsonl?)$/.test(name) && bytes.length > 200 && bytes.length < 20_000
	);
	const source = sources[stream.integer(sources.length)];
	let bytes = source.bytes;
	const story = [source.name];
	const times = 1 + stream.integer(6);
	for (let time = 0; time < times; time++) {
		const damage = DAMAGES[stream.integer(DAMAGES.length)];
		bytes = damage(bytes, stream);
		story.push(damage.name);
	}
	return { bytes, story: story.join(', ') };
}

type Damage = (bytes: Uint8Array, stream: Stream) => Uint8Array;

const joined = (...parts: readonly Uint8Array[]): Uint8Array => {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
};
const somewhere = (bytes: Uint8Array, stream: Stream): number => stream.integer(bytes.length + 1);

const cutOff: Damage = (bytes, stream) => bytes.subarray(0, somewhere(bytes, stream));
const insert: Damage = (bytes, stream) => {
	const at = somewhere(bytes, stream);
	const piece = new TextEncoder().encode(PIECES[stream.integer(PIECES.length)]);
	return joined(bytes.subarray(0, at), piece, bytes.subarray(at));
};
const remove: Damage = (bytes, stream) => {
	const at = somewhere(bytes, stream);
	return joined(bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + stream.integer(200))));
};
const repeat: Damage = (bytes, stream) => {
	const at = somewhere(bytes, stream);
	const part = bytes.subarray(at, Math.min(bytes.length, at + 1 + stream.integer(400)));
	return joined(bytes.subarray(0, at), part, part, part, bytes.subarray(at));
};
const flipBits: Damage = (bytes, stream) => {
	const changed = bytes.slice();
	for (let time = 0; time < 5 && changed.length > 0; time++) changed[stream.integer(changed.length)] ^= 1 << stream.integer(8);
	return changed;
};
const replaceAll: Damage = (bytes, stream) => {
	const text = new TextDecoder().decode(bytes);
	const from = [',', '\n', '"', 'yes', '2024', '0', ';'][stream.integer(7)];
	return new TextEncoder().encode(text.replaceAll(from, PIECES[stream.integer(31)]).slice(0, 2_000_000));
};
const shuffleLines: Damage = (bytes, stream) => {
	const lines = new TextDecoder().decode(bytes).split('\n');
	for (let at = lines.length - 1; at > 0; at--) {
		const other = stream.integer(at + 1);
		[lines[at], lines[other]] = [lines[other], lines[at]];
	}
	return new TextEncoder().encode(lines.join('\n'));
};
const DAMAGES: readonly Damage[] = [cutOff, insert, insert, insert, remove, repeat, flipBits, replaceAll, shuffleLines];

/** Runs one case; a sentence where it went wrong in a way it must not, else null. */
export async function faultOf({ bytes, story }: FuzzCase, now: () => number): Promise<string | null> {
	const started = now();
	try {
		const { says } = await outcomeOf('fuzz.csv', bytes);
		const dull = says.find((sentence) => !/^\S.*[.\uFFFD”]/s.test(sentence) || sentence.includes('undefined'));
		if (dull !== undefined) return `${story}: says “${dull}”`;
	} catch (error) {
		return `${story}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
	}
	const took = now() - started;
	return took > HANG_MS ? `${story}: took ${Math.round(took)} ms` : null;
}

/** The whole audit of a damaged table; false where the table leaves nothing to audit. */
async function auditWhole({ bytes }: FuzzCase, tools: AuditTools): Promise<boolean> {
	const file = await readDataFile('fuzz.csv', bytes).catch(() => null);
	if (file === null) return false;
	try {
		await auditTable({ file, guard: guessGuard(file).guard, seed: 1, mostRows: 200 }, tools);
		return true;
	} catch (error) {
		if (error instanceof AuditError) return false;
		throw error;
	}
}

async function main(count: number, seed: number): Promise<void> {
	const now = (): number => performance.now();
	const train = createTrainer(await startNodeBackend('auto'));
	const faults: string[] = [];
	let whole = 0;
	let slowest = 0;
	const started = now();
	for (let place = 0; place < count; place++) {
		const one = fuzzCase(place, seed);
		const before = now();
		const fault = await faultOf(one, now);
		slowest = Math.max(slowest, now() - before);
		if (fault !== null) faults.push(`case ${place}: ${fault}`);
		if (place % 200 !== 0) continue;
		try {
			if (await auditWhole(one, { train, now })) whole += 1;
		} catch (error) {
			faults.push(`case ${place}, whole audit: ${one.story}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
		}
		process.stderr.write(`\r${place} of ${count}, ${faults.length} faults`);
	}
	process.stderr.write('\n');
	for (const fault of faults.slice(0, 20)) console.log(fault);
	console.log(
		`${count} damaged tables (seed ${seed}) in ${Math.round((now() - started) / 1000)} s, slowest ${Math.round(slowest)} ms; ${whole} audited to the end; ${faults.length} crashed, hung or said nothing.`
	);
	process.exit(faults.length > 0 ? 1 : 0);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1));

/** Facts that an instrument measures: `measured.sliceTable.worstSlice`. Names are written in one word, since `-` is minus. */
import { INSTRUMENTS } from '#lib/instruments/descriptors.ts';
import type { FactsEvidence, InstrumentEvidence } from '#lib/instruments/evidence.ts';
import { missing, nothingMore, unknown, type FactInfo } from './fact-words.ts';

/** What instruments measured on one arm, by the instrument's own name. */
export type Measurements = ReadonlyMap<string, InstrumentEvidence>;

const ENDS = ['low', 'high', 'reference', 'n'] as const;

/** A name as one word: `slice-table` becomes `sliceTable`, `broken:day of year` becomes `brokenDayOfYear`. */
export function oneWord(name: string): string {
	const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
	return words.map((word, i) => (i === 0 ? word[0].toLowerCase() : word[0].toUpperCase()) + word.slice(1)).join('');
}

/** Checks a name that begins with `measured`, and says which instrument has to be run for it. */
export function measuredInfo(segments: readonly string[]): FactInfo {
	const [, second, third, fourth] = segments;
	const withFacts = INSTRUMENTS.filter(({ shape }) => shape === 'facts');
	const found = INSTRUMENTS.find(({ name }) => oneWord(name) === second);
	if (found === undefined)
		throw unknown(
			second ?? '',
			withFacts.map(({ name }) => oneWord(name)),
			'measured.'
		);
	if (found.shape !== 'facts')
		throw new RangeError(
			`\`measured.${second}\` is not a fact: ${found.name} trains other experiments; write them under arms: and compare those`
		);
	if (third === undefined)
		throw new RangeError(`\`measured.${second}\` needs the name of what it measured after it, for example measured.sliceTable.worstSlice`);
	if (fourth !== undefined && !ENDS.some((end) => end === fourth)) throw unknown(fourth, ENDS, `measured.${second}.${third}.`);
	nothingMore(segments, 4);
	return { parts: [], lowerIsBetter: false, instrument: found.name };
}

type Shown = Readonly<Partial<Record<'value' | (typeof ENDS)[number], number>>>;

/**
 * The value of such a fact. A name is that of a fact, of a slice's level, or of the first cell of a row of the table.
 * @throws {RangeError} when the instrument was not run, or did not measure it.
 */
export function measuredValue(segments: readonly string[], measurements: Measurements | undefined): number {
	const name = segments.join('.');
	const { instrument = '' } = measuredInfo(segments);
	const evidence = measurements?.get(instrument);
	if (evidence?.kind !== 'facts') throw missing(name, `${instrument} was not run`);
	const shown = shownBy(evidence);
	const found = shown.get(segments[2]);
	if (found === undefined) throw missing(name, `${instrument} shows ${[...shown.keys()].slice(0, 12).join(', ')}`);
	const end = (segments[3] ?? 'value') as keyof Shown;
	const value = found[end];
	if (value === undefined) throw missing(name, `that number carries no ${end === 'low' || end === 'high' ? 'interval' : end}`);
	return value;
}

/** Everything a name may mean; facts go before slices, and slices before rows of the table. */
function shownBy({ facts, detail, table }: FactsEvidence): ReadonlyMap<string, Shown> {
	const shown = new Map<string, Shown>();
	for (const row of table?.rows ?? []) if (typeof row[1] === 'number') shown.set(oneWord(String(row[0])), { value: row[1] });
	if (detail?.kind === 'slices')
		for (const { level, share, low, high, n } of detail.slices) shown.set(oneWord(level), { value: share, low, high, n });
	for (const { id, measured, reference } of facts)
		shown.set(oneWord(id), {
			value: measured.value,
			low: measured.interval?.low,
			high: measured.interval?.high,
			reference,
			n: measured.n
		});
	return shown;
}

import {
	assertFact,
	byFrequency,
	categoricalColumn,
	dayNumber,
	numericColumn,
	parseCsv,
	readPackageFile,
	type Preparation
} from './prepared.ts';

/** Levels kept of the long lists; the rest is "other". */
const AIRCRAFT = 25;
const OPERATORS = 15;

/** Codes "B" and "C" are not explained by the source; they count as damage, its extent unknown. */
const DAMAGE = { None: 'none', Minor: 'minor', Medium: 'medium', Substantial: 'substantial', B: 'unknown', C: 'unknown' } as const;

export const birdstrikes: Preparation = {
	name: 'birdstrikes',
	provenance: {
		title: 'Wildlife strikes on aircraft, 1990–2002',
		package: 'vega-datasets',
		files: ['data/birdstrikes.csv'],
		source: 'FAA Wildlife Strike Database',
		licence: 'U.S. Government work, as stated by the package',
		caveats: [
			'Reports are voluntary and come from 50 airports.',
			'15 rows carry the unexplained damage codes B and C; they count as damage.',
			'The speed is missing in 28 % of the rows; costs are mostly recorded as 0.'
		]
	},
	prepare: () => {
		const rows = parseCsv(readPackageFile('vega-datasets', 'data/birdstrikes.csv'));
		assertFact('birdstrikes', '10,000 rows', rows.length === 10000);
		const cell = (name: string): string[] => rows.map((row) => row[name]);
		const damage = cell('Effect Amount of damage').map((code) => DAMAGE[code as keyof typeof DAMAGE] ?? null);
		assertFact(
			'birdstrikes',
			'no unknown damage code',
			damage.every((level) => level !== null)
		);
		assertFact('birdstrikes', '1,061 strikes with damage', damage.filter((level) => level !== 'none').length === 1061);
		assertFact('birdstrikes', '311 strikes with substantial damage', damage.filter((level) => level === 'substantial').length === 311);
		const speed = cell('Speed IAS in knots').map((value) => (value === '' ? null : Number(value)));
		const top = (values: readonly string[], n: number): string[] => {
			const kept = new Set(byFrequency(values).slice(0, n));
			return values.map((value) => (kept.has(value) ? value : 'other'));
		};
		const levelled = (name: string, values: readonly string[]) => categoricalColumn(name, values, byFrequency(values));
		const dates = cell('Flight Date');
		return {
			name: 'birdstrikes',
			nRows: rows.length,
			columns: [
				numericColumn('date', dates.map(dayNumber), 'days since 1970-01-01'),
				numericColumn(
					'month',
					dates.map((date) => Number(date.slice(5, 7)))
				),
				categoricalColumn('damage', damage, ['none', 'minor', 'medium', 'substantial', 'unknown']),
				levelled('phase of flight', cell('Phase of flight')),
				categoricalColumn('wildlife size', cell('Wildlife Size'), ['Small', 'Medium', 'Large']),
				levelled('time of day', cell('Time of day')),
				levelled('aircraft', top(cell('Aircraft Make Model'), AIRCRAFT)),
				levelled('operator', top(cell('Aircraft Airline Operator'), OPERATORS)),
				levelled('airport', cell('Airport Name')),
				numericColumn('speed', speed, 'knots'),
				numericColumn('cost', cell('Cost Total $').map(Number), 'US$')
			]
		};
	}
};

import { assertFact, byFrequency, categoricalColumn, numericColumn, readJson, type Preparation } from './prepared.ts';

interface Flight {
	readonly date: string;
	readonly delay: number;
	readonly distance: number;
	readonly origin: string;
	readonly destination: string;
}

const keyOf = (flight: Flight): string => JSON.stringify([flight.date, flight.delay, flight.distance, flight.origin, flight.destination]);

/** Minutes since 1970-01-01 of a date written as 2001/01/01 01:10. */
function minuteNumber(date: string): number {
	const [year, month, day, hour, minute] = date.split(/[/ :]/).map(Number);
	return Date.UTC(year, month - 1, day, hour, minute) / 60000;
}

export const flights: Preparation = {
	name: 'flights',
	provenance: {
		title: 'Flights in the United States, January to March 2001',
		package: 'vega-datasets',
		files: ['data/flights-5k.json', 'data/flights-2k.json'],
		source: 'U.S. Department of Transportation, Bureau of Transportation Statistics',
		licence: 'Terms not explicitly specified by the source, as stated by the package',
		caveats: ['A sample of three months; the 2,000 rows of the smaller sample are all among the 5,000.']
	},
	prepare: () => {
		const rows = readJson<readonly Flight[]>('vega-datasets', 'data/flights-5k.json');
		const smaller = readJson<readonly Flight[]>('vega-datasets', 'data/flights-2k.json');
		assertFact('flights', '5,000 rows', rows.length === 5000);
		const keys = new Set(rows.map(keyOf));
		assertFact('flights', 'no two rows alike', keys.size === 5000);
		assertFact(
			'flights',
			'the 2,000 rows of the smaller sample among them',
			smaller.length === 2000 && smaller.every((flight) => keys.has(keyOf(flight)))
		);
		const again = new Set(smaller.map(keyOf));
		const airports = (values: readonly string[]) => byFrequency(values);
		const minutes = rows.map((row) => minuteNumber(row.date));
		return {
			name: 'flights',
			nRows: rows.length,
			columns: [
				numericColumn('minute', minutes, 'minutes since 1970-01-01'),
				numericColumn(
					'hour',
					minutes.map((minute) => Math.floor(minute / 60) % 24)
				),
				// 1970-01-01 was a Thursday; Monday is 0.
				numericColumn(
					'weekday',
					minutes.map((minute) => (Math.floor(minute / 1440) + 3) % 7)
				),
				numericColumn(
					'distance',
					rows.map((row) => row.distance),
					'miles'
				),
				numericColumn(
					'delay',
					rows.map((row) => row.delay),
					'minutes'
				),
				categoricalColumn(
					'origin',
					rows.map((row) => row.origin),
					airports(rows.map((row) => row.origin))
				),
				categoricalColumn(
					'destination',
					rows.map((row) => row.destination),
					airports(rows.map((row) => row.destination))
				),
				numericColumn(
					'in the smaller sample',
					rows.map((row) => (again.has(keyOf(row)) ? 1 : 0))
				)
			]
		};
	}
};

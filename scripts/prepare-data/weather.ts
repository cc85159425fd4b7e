import { assertFact, categoricalColumn, dayNumber, numericColumn, parseCsv, readPackageFile, type Preparation } from './prepared.ts';

export const weather: Preparation = {
	name: 'weather',
	provenance: {
		title: 'Daily weather in Seattle and New York, 2012–2015',
		package: 'vega-datasets',
		files: ['data/weather.csv'],
		source: 'NOAA, Global Historical Climatology Network',
		licence: 'U.S. Government work, as stated by the package',
		caveats: ['The column "weather" was put together from other records by the package; it is not an observation of its own.']
	},
	prepare: () => {
		const rows = parseCsv(readPackageFile('vega-datasets', 'data/weather.csv'));
		assertFact('weather', '2,922 rows', rows.length === 2922);
		const seattle = rows.filter((row) => row.location === 'Seattle');
		assertFact('weather', '1,461 days of Seattle', seattle.length === 1461);
		const twin = parseCsv(readPackageFile('vega-datasets', 'data/seattle-weather.csv'));
		const cells = ['precipitation', 'temp_max', 'temp_min', 'wind', 'weather'] as const;
		const same =
			twin.length === 1461 &&
			twin.every((row, i) => dayNumber(row.date) === dayNumber(seattle[i].date) && cells.every((cell) => row[cell] === seattle[i][cell]));
		assertFact('weather', 'the Seattle half to equal seattle-weather.csv cell for cell', same);
		const numbers = (name: string): number[] => rows.map((row) => Number(row[name]));
		for (const name of ['precipitation', 'temp_max', 'temp_min', 'wind'])
			assertFact('weather', `a number in every cell of ${name}`, numbers(name).every(Number.isFinite));
		return {
			name: 'weather',
			nRows: rows.length,
			columns: [
				categoricalColumn(
					'location',
					rows.map((row) => row.location),
					['Seattle', 'New York']
				),
				numericColumn(
					'date',
					rows.map((row) => dayNumber(row.date)),
					'days since 1970-01-01'
				),
				numericColumn('precipitation', numbers('precipitation'), 'mm'),
				numericColumn('temp max', numbers('temp_max'), '°C'),
				numericColumn('temp min', numbers('temp_min'), '°C'),
				numericColumn('wind', numbers('wind'), 'm/s'),
				categoricalColumn(
					'weather',
					rows.map((row) => row.weather),
					['drizzle', 'fog', 'rain', 'snow', 'sun']
				)
			]
		};
	}
};

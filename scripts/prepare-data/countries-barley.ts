/** Two small tables: countries and barley. */
import { assertFact, categoricalColumn, numericColumn, readJson, type Preparation } from './prepared.ts';

interface Country {
	readonly year: number;
	readonly country: string;
	readonly cluster: number;
	readonly pop: number;
	readonly life_expect: number;
	readonly fertility: number;
}

/** Names of the six clusters, by the countries that are in them. */
const REGIONS = [
	'South Asia',
	'Europe and Central Asia',
	'Sub-Saharan Africa',
	'America',
	'East Asia and Pacific',
	'Middle East and North Africa'
];

export const gapminder: Preparation = {
	name: 'gapminder',
	provenance: {
		title: 'Population, life expectancy and fertility of 62 countries, 1955–2005',
		package: 'vega-datasets',
		files: ['data/gapminder.json'],
		source: 'Gapminder Foundation, www.gapminder.org',
		licence: 'CC BY 4.0, as stated by the package',
		caveats: ['One row for every fifth year; some values are estimates.', 'The names of the six regions are ours; the file has numbers.']
	},
	prepare: () => {
		const all = readJson<readonly Country[]>('vega-datasets', 'data/gapminder.json');
		const rows = all.filter((row) => row.life_expect !== null && row.fertility !== null && row.pop !== null);
		assertFact('gapminder', '682 rows of 62 countries', rows.length === 682 && new Set(rows.map((row) => row.country)).size === 62);
		const clusters = new Map<string, Set<number>>();
		for (const row of rows) clusters.set(row.country, (clusters.get(row.country) ?? new Set()).add(row.cluster));
		assertFact(
			'gapminder',
			'one cluster a country',
			[...clusters.values()].every((set) => set.size === 1)
		);
		return {
			name: 'gapminder',
			nRows: rows.length,
			columns: [
				categoricalColumn(
					'country',
					rows.map((row) => row.country)
				),
				categoricalColumn(
					'region',
					rows.map((row) => REGIONS[row.cluster]),
					REGIONS
				),
				numericColumn(
					'year',
					rows.map((row) => row.year)
				),
				numericColumn(
					'population',
					rows.map((row) => row.pop),
					'people'
				),
				numericColumn(
					'life expectancy',
					rows.map((row) => row.life_expect),
					'years'
				),
				numericColumn(
					'fertility',
					rows.map((row) => row.fertility),
					'children per woman'
				)
			]
		};
	}
};

export const barley: Preparation = {
	name: 'barley',
	provenance: {
		title: 'Barley yields at six sites in Minnesota, 1931 and 1932',
		package: 'vega-datasets',
		files: ['data/barley.json'],
		source: 'Immer, Hayes & Powers (1934), Minnesota Agricultural Experiment Station',
		licence: 'Licence status unspecified, as stated by the package; facts of the 1930s',
		caveats: ['Whether the two years of one site were exchanged has been disputed since 1993.']
	},
	prepare: () => {
		const rows = readJson<readonly { readonly yield: number; readonly variety: string; readonly year: number; readonly site: string }[]>(
			'vega-datasets',
			'data/barley.json'
		);
		assertFact(
			'barley',
			'120 rows: 10 varieties, 6 sites, 2 years',
			rows.length === 120 && new Set(rows.map((row) => [row.variety, row.site, row.year].join())).size === 120
		);
		return {
			name: 'barley',
			nRows: rows.length,
			columns: [
				numericColumn(
					'yield',
					rows.map((row) => row.yield),
					'bushels an acre'
				),
				categoricalColumn(
					'variety',
					rows.map((row) => row.variety)
				),
				categoricalColumn(
					'site',
					rows.map((row) => row.site)
				),
				numericColumn(
					'year',
					rows.map((row) => row.year)
				)
			]
		};
	}
};

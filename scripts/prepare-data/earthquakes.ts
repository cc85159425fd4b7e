import { assertFact, byFrequency, categoricalColumn, numericColumn, readJson, type Preparation } from './prepared.ts';

interface Quake {
	readonly properties: {
		readonly mag: number;
		readonly time: number;
		readonly felt: number | null;
		readonly sig: number;
		readonly net: string;
		readonly nst: number | null;
		readonly dmin: number | null;
		readonly rms: number | null;
		readonly gap: number | null;
	};
	readonly geometry: { readonly coordinates: readonly [number, number, number] };
}

export const earthquakes: Preparation = {
	name: 'earthquakes',
	provenance: {
		title: 'Earthquakes of one week in 2018',
		package: 'vega-datasets',
		files: ['data/earthquakes.json'],
		source: 'U.S. Geological Survey',
		licence: 'Public domain, as stated by the package',
		caveats: ['Networks report different smallest magnitudes, so the place says a good deal about the magnitude.']
	},
	prepare: () => {
		const { features } = readJson<{ readonly features: readonly Quake[] }>('vega-datasets', 'data/earthquakes.json');
		assertFact(
			'earthquakes',
			'1,707 rows with a magnitude',
			features.length === 1707 && features.every((quake) => Number.isFinite(quake.properties.mag))
		);
		const of = (pick: (quake: Quake) => number | null): (number | null)[] => features.map(pick);
		const networks = features.map((quake) => quake.properties.net);
		return {
			name: 'earthquakes',
			nRows: features.length,
			columns: [
				numericColumn(
					'magnitude',
					of((quake) => quake.properties.mag)
				),
				numericColumn(
					'minute',
					of((quake) => Math.round(quake.properties.time / 60000)),
					'minutes since 1970-01-01'
				),
				numericColumn(
					'longitude',
					of((quake) => quake.geometry.coordinates[0]),
					'°'
				),
				numericColumn(
					'latitude',
					of((quake) => quake.geometry.coordinates[1]),
					'°'
				),
				numericColumn(
					'depth',
					of((quake) => quake.geometry.coordinates[2]),
					'km'
				),
				numericColumn(
					'significance',
					of((quake) => quake.properties.sig)
				),
				numericColumn(
					'felt reports',
					of((quake) => quake.properties.felt)
				),
				numericColumn(
					'stations',
					of((quake) => quake.properties.nst)
				),
				numericColumn(
					'nearest station',
					of((quake) => quake.properties.dmin),
					'°'
				),
				numericColumn(
					'residual',
					of((quake) => quake.properties.rms),
					's'
				),
				numericColumn(
					'station gap',
					of((quake) => quake.properties.gap),
					'°'
				),
				categoricalColumn('network', networks, byFrequency(networks))
			]
		};
	}
};

import { birdstrikes } from './birdstrikes.ts';
import { barley, gapminder } from './countries-barley.ts';
import { digits } from './digits.ts';
import { earthquakes } from './earthquakes.ts';
import { flights } from './flights.ts';
import { penguins } from './penguins.ts';
import type { Preparation } from './prepared.ts';
import { speeches } from './speeches.ts';
import { wages } from './wages.ts';
import { weather } from './weather.ts';

export const PREPARATIONS: readonly Preparation[] = [
	penguins,
	weather,
	birdstrikes,
	flights,
	gapminder,
	barley,
	earthquakes,
	wages,
	digits,
	speeches
];

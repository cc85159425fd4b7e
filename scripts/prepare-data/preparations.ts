import { penguins } from './penguins.ts';
import type { Preparation } from './prepared.ts';
import { weather } from './weather.ts';

export const PREPARATIONS: readonly Preparation[] = [penguins, weather];

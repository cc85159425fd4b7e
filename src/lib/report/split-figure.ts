/** How many rows went to each part: the split as a picture. */
import type { DataRole, Figure } from '#lib/charts/figure.ts';
import { say } from '#lib/messages/portfolio.ts';

const ROLE: Readonly<Record<'train' | 'validation' | 'test', DataRole>> = { train: 'training', validation: 'validation', test: 'test' };

export function splitFigure(sizes: Readonly<Record<'train' | 'validation' | 'test', number>>): Figure {
	const parts = (['train', 'validation', 'test'] as const).filter((part) => sizes[part] > 0);
	const names = parts.map((part) => say(`part.${part}`));
	return {
		id: 'split',
		title: say('split.figure'),
		plot: {
			kind: 'bars',
			x: { title: say('split.axis') },
			y: { title: say('split.rows'), tickFormat: 'integer', includes: [0], within: [0, Infinity] },
			names: [say('split.rows')],
			bars: parts.map((part, place) => ({ role: ROLE[part], label: names[place], values: [sizes[part]] }))
		},
		sentence: '',
		keyLine: '',
		table: {
			columns: [say('split.axis'), say('split.rows')],
			formats: ['text', 'count'],
			rows: parts.map((part, place) => [names[place], sizes[part]])
		}
	};
}

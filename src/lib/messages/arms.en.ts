import { formatCount, formatPlural, formatSetting } from './format.ts';

/** Names of instruments, of the arms they try, and of models: for rows, tables and the notebook. */
export const armsEn = {
	'instrument.loss-by-epoch': 'Loss by epoch',
	'instrument.simpler-model': 'Simpler model, same rows',
	'instrument.larger-model': 'Larger model, same rows',
	'instrument.looser-penalty': 'Looser penalty, same rows',
	'instrument.better-optimiser': 'Better steps, same rows',
	'instrument.stop-earlier': 'Stopped earlier',
	'instrument.more-refits': 'Two more refits',
	'instrument.more-rows': 'More rows',

	'model.network': (v: { hidden: readonly number[] }) =>
		v.hidden.length > 1 && v.hidden.every((units) => units === v.hidden[0])
			? `${v.hidden.length} × ${formatCount(v.hidden[0])}`
			: formatPlural(v.hidden[0] ?? 0, 'unit', 'units') + (v.hidden.length > 1 ? ` and ${v.hidden.slice(1).join(', ')}` : ''),
	'model.straightLine': 'straight line',
	'model.neighbours': (v: { k: number }) => formatPlural(v.k, 'neighbour', 'neighbours'),
	'model.tree': (v: { depth: number }) => `tree, depth ${v.depth}`,
	'model.forest': (v: { trees: number }) => `forest, ${formatPlural(v.trees, 'tree', 'trees')}`,
	'model.boosting': (v: { rounds: number }) => `boosting, ${formatPlural(v.rounds, 'round', 'rounds')}`,
	'model.majority': 'commonest class',

	// Each arm has a name for its row and a subject for a sentence.
	'arm.straightLine': 'Straight line',
	'arm.straightLine.subject': 'A straight line',
	'arm.units': (v: { units: number }) => `Smaller, ${formatPlural(v.units, 'unit', 'units')}`,
	'arm.units.subject': (v: { units: number }) => `A smaller network of ${formatPlural(v.units, 'unit', 'units')}`,
	'arm.network': (v: { layers: number; units: number }) =>
		v.layers > 1 ? `Network, ${v.layers} × ${v.units}` : `Network, ${v.units} units`,
	'arm.network.subject': (v: { layers: number; units: number }) =>
		v.layers > 1 ? `A network of ${v.layers} × ${v.units} units` : `A network of ${v.units} units`,
	'arm.l2': (v: { l2: number }) => (v.l2 === 0 ? 'No penalty' : `Penalty ${formatSetting(v.l2)}`),
	'arm.l2.subject': (v: { l2: number }) => (v.l2 === 0 ? 'No penalty' : `A penalty of ${formatSetting(v.l2)}`),
	'arm.dropout': (v: { dropout: number }) => (v.dropout === 0 ? 'No dropout' : `Dropout ${formatSetting(v.dropout)}`),
	'arm.dropout.subject': (v: { dropout: number }) => (v.dropout === 0 ? 'No dropout' : `Dropout of ${formatSetting(v.dropout)}`),
	'arm.smoothing': (v: { smoothing: number }) =>
		v.smoothing === 0 ? 'No label smoothing' : `Label smoothing ${formatSetting(v.smoothing)}`,
	'arm.smoothing.subject': (v: { smoothing: number }) =>
		v.smoothing === 0 ? 'No label smoothing' : `Label smoothing of ${formatSetting(v.smoothing)}`,
	'arm.neighbours': (v: { k: number }) => formatPlural(v.k, 'neighbour', 'neighbours'),
	'arm.neighbours.subject': (v: { k: number }) => `A vote of ${formatPlural(v.k, 'neighbour', 'neighbours')}`,
	'arm.depth': (v: { depth: number }) => `Depth ${v.depth}`,
	'arm.depth.subject': (v: { depth: number }) => `A depth of ${v.depth}`,
	'arm.rounds': (v: { rounds: number }) => formatPlural(v.rounds, 'round', 'rounds'),
	'arm.rounds.subject': (v: { rounds: number }) => `Boosting for ${formatPlural(v.rounds, 'round', 'rounds')}`,
	'arm.scaled': 'Columns scaled',
	'arm.scaled.subject': 'Scaling the columns',
	'arm.betterSteps': (v: { learningRate: number; epochs: number }) =>
		`Step ${formatSetting(v.learningRate)}, ${formatCount(v.epochs)} epochs`,
	'arm.betterSteps.subject': (v: { learningRate: number; epochs: number }) =>
		`A step of ${formatSetting(v.learningRate)} for ${formatCount(v.epochs)} epochs`,
	'arm.earlyStop': 'Stopped earlier',
	'arm.earlyStop.subject': 'Stopping earlier',
	'arm.refits': (v: { refits: number }) => formatPlural(v.refits, 'refit', 'refits'),
	'arm.refits.subject': (v: { refits: number }) => formatPlural(v.refits, 'refit', 'refits'),
	'arm.moreRows': 'More rows',
	'arm.moreRows.subject': 'Training on more rows',
	'arm.rows': (v: { rows: number }) => `${formatCount(v.rows)} rows`,
	'arm.rows.subject': (v: { rows: number }) => `Training on ${formatCount(v.rows)} rows`,
	'arm.clean': 'Clean labels',
	'arm.clean.subject': 'Training on clean labels',
	'arm.columns': 'Other columns',
	'arm.columns.subject': 'Training on other columns'
} as const;

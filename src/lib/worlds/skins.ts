/**
 * Stories a synthetic world can be told in. A skin renames columns, target, classes and groups; the numbers stay the same
 * standardised numbers, which is why every unit says so.
 */
import type { SKIN_NAMES } from './descriptor.ts';

export interface Skin {
	/** Names of the first columns; further ones are numbered. */
	readonly features: readonly string[];
	readonly unit: string | undefined;
	readonly target: string;
	/** Class 0 and class 1 of a two-class world. */
	readonly classes: readonly [string, string];
	readonly group: string;
}

const STANDARDISED = 'standard units';

const SKINS: Readonly<Record<(typeof SKIN_NAMES)[number], Skin>> = {
	neutral: { features: [], unit: undefined, target: 'y', classes: ['A', 'B'], group: 'group' },
	churn: {
		features: [
			'days since last login',
			'tenure',
			'monthly spend',
			'support calls',
			'failed payments',
			'sessions per week',
			'minutes per session',
			'discount share',
			'devices',
			'invited friends',
			'plan changes',
			'newsletter opens',
			'refunds',
			'late invoices',
			'features used',
			'night sessions',
			'weekend sessions',
			'reviews written',
			'profile completeness',
			'distance to store'
		],
		unit: STANDARDISED,
		target: 'left within 90 days',
		classes: ['stayed', 'left'],
		group: 'customer'
	},
	triage: {
		features: [
			'heart rate',
			'systolic pressure',
			'temperature',
			'oxygen saturation',
			'respiratory rate',
			'lactate',
			'creatinine',
			'white cells',
			'haemoglobin',
			'platelets',
			'sodium',
			'potassium',
			'glucose',
			'bilirubin',
			'age',
			'waiting time'
		],
		unit: STANDARDISED,
		target: 'admitted',
		classes: ['sent home', 'admitted'],
		group: 'patient'
	},
	defects: {
		features: [
			'line speed',
			'oven temperature',
			'humidity',
			'pressure',
			'vibration',
			'coating thickness',
			'feed rate',
			'tool age',
			'batch age',
			'current',
			'voltage',
			'torque'
		],
		unit: STANDARDISED,
		target: 'inspection',
		classes: ['passed', 'defective'],
		group: 'batch'
	},
	credit: {
		features: [
			'income',
			'loan amount',
			'open accounts',
			'years employed',
			'utilisation',
			'late payments',
			'inquiries',
			'savings',
			'age of oldest account',
			'instalment',
			'years at address',
			'dependants'
		],
		unit: STANDARDISED,
		target: 'repayment',
		classes: ['repaid', 'defaulted'],
		group: 'borrower'
	},
	sensor: {
		features: ['channel 1', 'channel 2', 'channel 3', 'channel 4', 'channel 5', 'channel 6'],
		unit: STANDARDISED,
		target: 'state',
		classes: ['normal', 'fault'],
		group: 'device'
	}
};

export function skinNamed(name: (typeof SKIN_NAMES)[number]): Skin {
	return SKINS[name];
}

/** Name of column `index` (0-based) in a skin: its own, or a numbered one when the skin has no more. */
export function featureName(skin: Skin, index: number): string {
	return skin.features[index] ?? (skin.features.length === 0 ? `x${index + 1}` : `measure ${index + 1}`);
}

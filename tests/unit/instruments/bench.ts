import { createLab, type Lab } from '#lib/instruments/lab.ts';
import type { ExperimentSpec, FitSpec, ModelSpec, SplitSpec, StepSpec } from '#lib/pipeline/spec.ts';
import { startNodeBackend } from '#lib/training/node-backend.ts';
import { createTrainer } from '#lib/training/train.ts';
import type { Train } from '#lib/training/training.ts';
import { getWorld } from '#lib/worlds/registry.ts';
import type { World } from '#lib/worlds/world.ts';
import { readTables } from '../worlds/tables.ts';

/** Real training in Node. `calls` counts how often the trainer was called, and with how many models. */
export interface Bench {
	readonly lab: Lab;
	readonly train: Train;
	readonly calls: number[];
}

export async function createBench(worlds: readonly World[] = []): Promise<Bench> {
	const tables = await readTables();
	const trainer = createTrainer(await startNodeBackend());
	const calls: number[] = [];
	const train: Train = (replicas, hooks) => {
		calls.push(replicas.length);
		return trainer(replicas, hooks);
	};
	const find = (kind: string): World => worlds.find((world) => world.kind === kind) ?? getWorld(kind, tables);
	return { lab: createLab({ train, world: find, now: () => 0 }), train, calls };
}

export const SPLIT: SplitSpec = { by: 'row', train: 200, validation: 1000, test: 0 };
export const FIT: FitSpec = { epochs: 30, batchSize: 32, learningRate: 0.02 };

export interface Parts {
	readonly world?: ExperimentSpec['world'];
	readonly split?: Partial<SplitSpec>;
	readonly steps?: readonly StepSpec[];
	readonly model?: ModelSpec;
	readonly fit?: Partial<FitSpec>;
	readonly refits?: number;
}

/** A small experiment on two moons; the parts given replace its own. */
export function experimentOf({
	world = { kind: 'moons' },
	split,
	steps,
	model = { kind: 'logistic' },
	fit,
	refits = 2
}: Parts = {}): ExperimentSpec {
	return { world, pipeline: { split: { ...SPLIT, ...split }, ...(steps ? { steps } : {}), model, fit: { ...FIT, ...fit } }, refits };
}

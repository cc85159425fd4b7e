/** What a replica says about its language model, checked. */
import { canonicalJson, numberBytes, sha256Hex } from '#lib/core/digest.ts';
import type { Examples } from '#lib/core/table.ts';
import type { ModelSpec } from '#lib/pipeline/spec.ts';
import { assertReplica } from './assert-replica.ts';
import { BadReplicaError } from './errors.ts';
import type { IndexedReplica } from './gradient-trainer.ts';
import type { LanguageModelSpec, TuningMethod } from './language-plan.ts';
import type { OlderRows, Replica } from './training.ts';

export type LanguageSpec = Extract<ModelSpec, { kind: 'language-model' }>;

/** A replica with what its kind makes sure of. */
export interface Setting {
	readonly index: number;
	readonly replica: Replica;
	readonly model: LanguageSpec;
	readonly sizes: LanguageModelSpec;
	readonly method: TuningMethod;
	readonly older: OlderRows | undefined;
	/** Replicas of one base share it. */
	readonly base: string;
}

export const PRETRAIN_EPOCHS = 8;

export function isLanguageModel({ model }: Replica): boolean {
	return model.kind === 'language-model';
}

/** @throws {BadReplicaError} where there are no words to read or no older task to learn. */
export function settingOf({ index, replica }: IndexedReplica): Setting {
	assertReplica(replica);
	const { key, model, train, nClasses, older, seed } = replica;
	if (model.kind !== 'language-model') throw notALanguageModel(replica);
	const { tune = 'full', pretrainEpochs = PRETRAIN_EPOCHS } = model;
	if (!older && (pretrainEpochs > 0 || tune !== 'full'))
		throw new BadReplicaError(
			key,
			'this world has no older task to learn first. Use the world two-registers, or pretrainEpochs: 0 with tune: full.'
		);
	const sizes = sizesOf(replica, model);
	for (const [part, rows] of Object.entries({ train, validation: replica.validation, 'older train': older?.train }))
		assertWords(key, part, rows, nClasses);
	const rows = older ? [digestOf(older.train), older.seed] : ['none', seed];
	return {
		index,
		replica,
		model,
		sizes,
		method: tune === 'rehearsal' ? 'full' : tune,
		older,
		base: canonicalJson({ sizes, pretrainEpochs, rows })
	};
}

export function sizesOf({ train, nClasses }: Replica, { embedding = 12, hidden = 32 }: LanguageSpec): LanguageModelSpec {
	return { tokens: nClasses, context: train.x.nColumns, embedding, hidden };
}

export function notALanguageModel({ key, model }: Replica): BadReplicaError {
	return new BadReplicaError(key, `a model of kind ${model.kind} is not a language model.`);
}

function assertWords(key: string, part: string, rows: Examples | undefined, nWords: number): void {
	const strange = rows?.x.values.find((code) => !(code >= 0 && code < nWords && Math.floor(code) === code));
	if (strange !== undefined)
		throw new BadReplicaError(
			key,
			`a language model reads the numbers of words from 0 to ${nWords - 1}, and ${strange} stands in the ${part} part. Give it categorical columns whose levels are the classes, and no step that changes them.`
		);
}

function digestOf({ x, y }: Examples): string {
	return sha256Hex(numberBytes(x.values)) + sha256Hex(numberBytes(y));
}

/** What a tapped reading or chart is called, with its number where it has one. */
import { READINGS, type Reading } from '#lib/exercise/vocabulary.ts';
import type { PartScore, RunEvidence } from '#lib/instruments/evidence.ts';
import { formatScore } from '#lib/messages/format.ts';
import { sayName } from '#lib/messages/arms.ts';
import { say } from '#lib/messages/workspace.ts';

export function isReading(id: string): id is Reading {
	return READINGS.some((reading) => reading === id);
}

/** The value of a reading on a run, or null where there is none (no ceiling known). */
export function readingValue(id: Reading, run: RunEvidence): number | null {
	switch (id) {
		case 'train':
		case 'validation':
			return (run.scores[id]?.[run.metric] as PartScore).measured.value;
		case 'gap':
			return run.gap.value;
		case 'ceiling':
			return run.ceiling?.metric === run.metric ? run.ceiling.value : null;
		case 'baseline':
			return run.baseline.value;
	}
}

export function evidenceName(id: string, run: RunEvidence | null): string {
	if (!isReading(id)) return sayName(`instrument.${id}`, {});
	const metric = say(`metric.${run?.metric ?? 'accuracy'}`);
	const name = id === 'train' || id === 'validation' ? say(`reading.${id}`, { metric }) : say(`reading.${id}`);
	const value = run && readingValue(id, run);
	return value === null || value === undefined ? name : `${name} ${formatScore(value)}`;
}

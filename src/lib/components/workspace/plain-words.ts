/** The key in plain words: what it is, and the one number that carries it. */
import { sayName } from '#lib/messages/arms.ts';
import { diagnosisName } from '#lib/messages/diagnosis.ts';
import { sayGateLine } from '#lib/messages/gates.ts';
import { saySettle } from '#lib/messages/settle.ts';
import { say } from '#lib/messages/workspace.ts';
import type { Revealed } from '#lib/state/case.svelte.ts';

export function plainWords({ verdict, fresh }: Revealed): string {
	// Points are for shares; an error is said in its own unit.
	const kind = fresh.metric === 'rmse' || fresh.metric === 'logLoss' ? '.error' : '';
	const key = say('plain.key', { name: diagnosisName(verdict.primary) });
	const line = verdict.lines.find((one) => one.decisive) ?? verdict.lines[0];
	if (verdict.family === 'cannot-tell') return verdict.wouldSettle ? `${key} ${saySettle(verdict.wouldSettle)}` : key;
	if (!line) return key;
	const { value, interval } = line.measured;
	const [low, high] = [interval?.low ?? value, interval?.high ?? value];
	// What a gate read off the pipeline or the table carries no interval: its name says it.
	if (line.label && !line.id.startsWith('gain:') && interval === null)
		return `${key} ${say('plain.line.name', { name: sayGateLine(line.label.id, line.label.values) })}`;
	if (line.label && !line.id.startsWith('gain:'))
		return `${key} ${say('plain.line', { name: sayGateLine(line.label.id, line.label.values), value, low, high })}`;
	if (line.label)
		return `${key} ${say(`plain.gain${kind}`, { arm: sayName(`${line.label.id}.subject`, line.label.values), gain: value, low, high })}`;
	if (verdict.family === 'fits') {
		const gap = verdict.lines.find((one) => one.id === 'gap') ?? line;
		const range = gap.measured.interval ?? { low: gap.measured.value, high: gap.measured.value };
		return gap.finding === 'present'
			? `${key} ${say(`plain.shortfall${kind}`, { shortfall: value, low, high })}`
			: `${key} ${say(`plain.gap.none${kind}`, { gap: gap.measured.value, low: range.low, high: range.high })}`;
	}
	if (line.id === 'shortfall' || line.id === 'bias') return `${key} ${say(`plain.shortfall${kind}`, { shortfall: value, low, high })}`;
	return `${key} ${say(`plain.gap${kind}`, { gap: value, low, high })}`;
}

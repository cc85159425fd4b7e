/** The key of a run, computed: the gates look at what the run shows and at what the exercise names, and the rules choose. */
import type { ExperimentSpec } from '#lib/pipeline/spec.ts';
import type { MetricName, RunEvidence } from '#lib/instruments/evidence.ts';
import type { Lab, LabHooks } from '#lib/instruments/lab.ts';
import type { NamedProbes } from '#lib/instruments/probes.ts';
import { chooseVerdict, type GateResult } from './choose.ts';
import { DEFAULT_CONVENTIONS } from './conventions.ts';
import type { Examine } from './examine.ts';
import { GATES } from './gates/gates.ts';
import type { Gate, GateContext } from './gates/gate.ts';
import type { Conventions, Verdict } from './verdict.ts';

export interface DiagnoseOptions extends LabHooks {
	readonly conventions?: Conventions;
	readonly named?: NamedProbes;
	/** The deciding metric; accuracy for classes and RMSE for numbers unless said. */
	readonly metric?: MetricName;
	/** What the exercise names to look at. */
	readonly examine?: Examine;
}

/**
 * Diagnoses the run of an experiment at a seed. All gates but fit look first; the fit gate looks where none of them explained
 * the number and the rows suffice, because subtractions of a void number say nothing and its probes are the costly part.
 * @throws {DivergedError} when a refit diverged.
 * @throws {RangeError} when an exercise names something that its world does not have.
 */
export async function diagnose(lab: Lab, experiment: ExperimentSpec, seed: number, options: DiagnoseOptions = {}): Promise<Verdict> {
	const { conventions = DEFAULT_CONVENTIONS, named = {}, examine = {}, metric, signal, onProgress } = options;
	const run = await lab.run(experiment, seed, { signal, metric });
	assertTrained(run);
	const examined = GATES.filter(({ name }) => name !== 'fit');
	/** Where in the whole the fit gate's own progress begins. */
	const fitFrom = Object.keys(examine).some((key) => key !== 'fit') ? 0.5 : 0;
	const within = (from: number, to: number): LabHooks => ({
		signal,
		...(onProgress ? { onProgress: (fraction: number) => onProgress(from + fraction * (to - from)) } : {})
	});
	const look = async (gate: Gate, hooks: LabHooks): Promise<readonly GateResult[]> => {
		const context: GateContext = { lab, experiment, seed, run, conventions, examine, named, metric, hooks };
		return (await gate.look(context)).map((finding) => ({ gate: gate.name, ...finding }));
	};

	const found: GateResult[] = [];
	for (const [index, gate] of examined.entries())
		found.push(...(await look(gate, within((fitFrom * index) / examined.length, (fitFrom * (index + 1)) / examined.length))));
	const explained = found.some(({ weight, gate }) => weight === 'cause' || gate === 'precision');
	if (!explained && examine.fit !== false)
		for (const gate of GATES.filter(({ name }) => name === 'fit')) found.push(...(await look(gate, within(fitFrom, 1))));
	const order = GATES.map(({ name }) => name);
	return chooseVerdict(found.sort((a, b) => order.indexOf(a.gate) - order.indexOf(b.gate)));
}

/** Nothing can be said of a model whose loss is no longer a number. */
export class DivergedError extends RangeError {
	constructor(
		message: string,
		readonly epoch: number
	) {
		super(message);
	}
}

/** A loss that is no longer a number is a finding by itself; scores of such a model mean nothing. */
function assertTrained(run: RunEvidence): void {
	const refit = run.status.indexOf('diverged');
	if (refit >= 0)
		throw new DivergedError(
			`Refit ${refit + 1} diverged at epoch ${run.stoppedAtEpoch[refit]}, so its scores cannot be judged. Use a smaller learning rate.`,
			run.stoppedAtEpoch[refit]
		);
}

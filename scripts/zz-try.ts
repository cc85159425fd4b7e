import { createNodeLab } from './node-lab.ts';
import { readLibrary } from './exercises/read.ts';
import { experimentOf } from '#lib/exercise/experiment.ts';
import { applyPatch } from '#lib/pipeline/patch.ts';
import { diagnose } from '#lib/diagnosis/diagnose.ts';
const { lab } = await createNodeLab();
const { exercise } = readLibrary(process.cwd()).exercises.find((e) => e.slug === 'churn-300')!;
const E = experimentOf(exercise);
const V: any = { f30: {'world.features':30}, f40: {'world.features':40}, n200: {'pipeline.split.train':200}, w8: {'pipeline.fit.batchSize':8}, h3: {'pipeline.model.hidden':[64,64,64]}, lr: {'pipeline.fit.learningRate':0.02,'pipeline.fit.batchSize':16}, s08: {'world.separation':0.8} };
for (const name of process.argv[2].split(',')) {
	const tally: Record<string, number> = {};
	for (const s of process.argv[3].split(',').map(Number)) {
		const v = await diagnose(lab, applyPatch(E, V[name]), s);
		tally[v.primary] = (tally[v.primary] ?? 0) + 1;
		console.log(
			'  ',
			name,
			s,
			v.primary,
			v.accept.join(),
			v.lines
				.map((l) => `${l.id} ${l.measured.value.toFixed(3)} [${l.measured.interval?.low.toFixed(3)}] ${l.finding.slice(0, 3)}`)
				.join(' | ')
		);
	}
	console.log(name, JSON.stringify(tally));
}

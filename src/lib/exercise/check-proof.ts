import { BASE, GIVEN, readClaim, type Claim } from './claims.ts';
import { ClaimSyntaxError } from './claim-tokens.ts';
import type { Finding } from './problems.ts';
import type { Exercise } from './schema.ts';
import { cureFor } from './suggest.ts';
import type { Vocabulary } from './vocabulary.ts';

type Path = readonly (string | number)[];

/** What is wrong with one claim, at the column of the mistake. */
export function claimFindings(claim: Claim, arms: readonly string[], path: Path): Finding[] {
	try {
		readClaim(claim, arms);
		return [];
	} catch (error) {
		if (!(error instanceof ClaimSyntaxError)) throw error;
		return [{ path, message: `Column ${error.column} of the claim: ${error.message}`, offset: error.column - 1 }];
	}
}

/** The section `prove`: claims that can be read, arms that exist, and the sides that the diagnosis calls for. */
export function checkProof(exercise: Exercise, { familyOf }: Vocabulary): Finding[] {
	const found: Finding[] = [];
	const { prove } = exercise;
	const arms = Object.keys(exercise.arms);
	const known = [...arms, BASE, GIVEN];
	const claims = (list: readonly Claim[], at: Path): void => {
		if (list.length === 0) found.push({ path: at, message: 'At least one claim is needed here.' });
		list.forEach((claim, index) => {
			if (claim.above === undefined && claim.below === undefined)
				found.push({ path: [...at, index], message: 'A claim needs `above:` or `below:`.' });
			found.push(...claimFindings(claim, arms, [...at, index, 'fact']));
		});
	};
	const isArm = (name: string, path: Path): void => {
		if (!arms.includes(name)) found.push({ path, message: `\`${name}\` is not an arm of this exercise; ${cureFor(name, known)}` });
	};
	claims(prove.shows, ['prove', 'shows']);
	const healthy = familyOf[exercise.diagnosis] === 'fits';
	if (healthy) {
		if (prove.plantedTwin === undefined)
			found.push({
				path: ['prove'],
				message: 'Nothing is wrong in this exercise, so `prove.plantedTwin` must name an arm with a fault planted.'
			});
		if (prove.noChangeHelps === undefined)
			found.push({
				path: ['prove'],
				message: 'Nothing is wrong in this exercise, so `prove.noChangeHelps` must list arms that bring nothing.'
			});
		if (prove.twinFails !== undefined || prove.cured !== undefined)
			found.push({ path: ['prove'], message: 'Where nothing is wrong there is nothing to cure; use plantedTwin and noChangeHelps only.' });
	} else {
		if (prove.twinFails === undefined)
			found.push({ path: ['prove'], message: '`prove.twinFails` is missing; name the arm without the cause.' });
		if (prove.cured === undefined)
			found.push({ path: ['prove'], message: '`prove.cured` is missing; name the arm with the remedy and what holds there.' });
		if (prove.plantedTwin !== undefined || prove.noChangeHelps !== undefined)
			found.push({
				path: ['prove'],
				message: '`plantedTwin` and `noChangeHelps` are for exercises in which nothing is wrong; use twinFails and cured.'
			});
	}
	if (prove.twinFails !== undefined) isArm(prove.twinFails, ['prove', 'twinFails']);
	if (prove.plantedTwin !== undefined) isArm(prove.plantedTwin, ['prove', 'plantedTwin']);
	prove.noChangeHelps?.arms.forEach((name, index) => isArm(name, ['prove', 'noChangeHelps', 'arms', index]));
	if (prove.cured) {
		isArm(prove.cured.by, ['prove', 'cured', 'by']);
		claims(prove.cured.claims, ['prove', 'cured', 'claims']);
	}
	return found;
}

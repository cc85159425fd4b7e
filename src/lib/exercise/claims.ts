import type { RunEvidence } from '#lib/instruments/evidence.ts';
import { factInfo, factValue } from './claim-facts.ts';
import type { Measurements } from './claim-measured.ts';
import { parseExpression, type Expression } from './claim-syntax.ts';
import { ClaimSyntaxError } from './claim-tokens.ts';
import { nearestName } from '#lib/worlds/parameters.ts';

/** A fact and the bounds it must keep on every draw: `above` and `below` are strict. */
export interface Claim {
	readonly fact: string;
	readonly above?: number;
	readonly below?: number;
}

/** The experiment that the claims are about: as written, or the twin, or the cure, when those are judged. */
export const BASE = 'base';
/** The experiment as written, also while the twin or the cure is judged. */
export const GIVEN = 'given';

/** A claim that was read and checked against the arms of its exercise; its expression has no `path` left. */
export interface ReadClaim {
	readonly claim: Claim;
	readonly expression: Expression;
}

/** What one claim came to on one draw. */
export interface ClaimResult {
	readonly fact: string;
	readonly value: number;
	/** Distance to the nearer bound, positive when the claim holds; in the units of the fact. */
	readonly margin: number;
	readonly holds: boolean;
}

/**
 * Reads a claim and checks every fact and arm it names.
 * @throws {ClaimSyntaxError} with the column (from 1) and the cure.
 */
export function readClaim(claim: Claim, arms: readonly string[]): ReadClaim {
	return { claim, expression: resolve(parseExpression(claim.fact), arms) };
}

/** Checks every name, and turns `byPatient.gap` into a fact of that arm and `gap` into one of the base. */
function resolve(expression: Expression, arms: readonly string[]): Expression {
	switch (expression.kind) {
		case 'number':
			return expression;
		case 'negate':
			return { ...expression, of: resolve(expression.of, arms) };
		case 'binary':
			return { ...expression, left: resolve(expression.left, arms), right: resolve(expression.right, arms) };
		case 'call':
			return { ...expression, of: expression.of.map((part) => resolve(part, arms)) };
		case 'over-arms':
			for (const arm of expression.arms) if (!isArmName(arm, arms)) throw noSuchArm(arm, arms, expression.at);
			checkFact(expression.fact, expression.at);
			return expression;
		case 'path': {
			const [first, ...rest] = expression.segments;
			const isArm = isArmName(first, arms);
			if (isArm && rest.length === 0)
				throw new ClaimSyntaxError(
					`\`${first}\` is an arm; say which of its facts is meant, for example ${first}.validation.accuracy`,
					expression.at
				);
			// A path whose tail alone is a fact can only begin with an arm that is not there.
			if (!isArm && rest.length > 0 && isFact(rest)) throw noSuchArm(first, arms, expression.at);
			const fact = isArm ? rest : expression.segments;
			checkFact(fact, expression.at);
			return { kind: 'over-arms', name: 'mean', arms: [isArm ? first : BASE], fact, at: expression.at };
		}
	}
}

function isArmName(name: string, arms: readonly string[]): boolean {
	return name === BASE || name === GIVEN || arms.includes(name);
}

function isFact(segments: readonly string[]): boolean {
	try {
		factInfo(segments);
		return true;
	} catch {
		return false;
	}
}

function checkFact(segments: readonly string[], at: number): void {
	try {
		factInfo(segments);
	} catch (error) {
		throw new ClaimSyntaxError(error instanceof Error ? error.message : String(error), at);
	}
}

function noSuchArm(name: string, arms: readonly string[], at: number): ClaimSyntaxError {
	const near = nearestName(name, arms);
	const cure = near === null ? `add it under arms:, or use one of: ${[BASE, GIVEN, ...arms].join(', ')}` : `did you mean \`${near}\`?`;
	return new ClaimSyntaxError(`\`${name}\` is not an arm of this exercise; ${cure}`, at);
}

/** Which runs the claims need, and which sealed parts have to be scored in each. */
export function factsNeeded(claims: readonly ReadClaim[]): ReadonlyMap<string, ReadonlySet<'test' | 'fresh'>> {
	const needed = new Map<string, Set<'test' | 'fresh'>>();
	for (const { arm, fact } of armFacts(claims)) {
		const parts = needed.get(arm) ?? new Set<'test' | 'fresh'>();
		for (const part of factInfo(fact).parts) parts.add(part);
		needed.set(arm, parts);
	}
	return needed;
}

/** Which instruments have to be run on which arms for the claims. */
export function instrumentsNeeded(claims: readonly ReadClaim[]): readonly { readonly arm: string; readonly instrument: string }[] {
	const needed = new Map<string, { readonly arm: string; readonly instrument: string }>();
	for (const { arm, fact } of armFacts(claims)) {
		const { instrument } = factInfo(fact);
		if (instrument !== undefined) needed.set(`${arm} ${instrument}`, { arm, instrument });
	}
	return [...needed.values()];
}

function armFacts(claims: readonly ReadClaim[]): readonly { readonly arm: string; readonly fact: readonly string[] }[] {
	const found: { readonly arm: string; readonly fact: readonly string[] }[] = [];
	const visit = (expression: Expression): void => {
		if (expression.kind === 'negate') visit(expression.of);
		else if (expression.kind === 'call') expression.of.forEach(visit);
		else if (expression.kind === 'binary') [expression.left, expression.right].forEach(visit);
		else if (expression.kind === 'over-arms') for (const arm of expression.arms) found.push({ arm, fact: expression.fact });
	};
	for (const { expression } of claims) visit(expression);
	return found;
}

/** What was measured on each arm that needed it. */
export type ArmMeasurements = ReadonlyMap<string, Measurements>;

/**
 * The value of an expression on one draw; `runs` holds the base and every arm it names. `best` and `worst` follow the
 * direction of the fact: the smallest `logLoss` is the best one. Facts under `measured` come from `measurements`.
 * @throws {RangeError} when a run or one of its facts is missing.
 */
export function evaluate(
	expression: Expression,
	runs: ReadonlyMap<string, RunEvidence>,
	measurements: ArmMeasurements = new Map()
): number {
	switch (expression.kind) {
		case 'number':
			return expression.value;
		case 'negate':
			return -evaluate(expression.of, runs, measurements);
		case 'binary': {
			const left = evaluate(expression.left, runs, measurements);
			const right = evaluate(expression.right, runs, measurements);
			if (expression.operator === '+') return left + right;
			if (expression.operator === '-') return left - right;
			return expression.operator === '*' ? left * right : left / right;
		}
		case 'call': {
			const values = expression.of.map((part) => evaluate(part, runs, measurements));
			if (expression.name === 'abs') return Math.abs(values[0]);
			return expression.name === 'max' ? Math.max(...values) : Math.min(...values);
		}
		case 'over-arms': {
			const values = expression.arms.map((arm) => factValue(expression.fact, runOf(runs, arm), measurements.get(arm)));
			if (expression.name === 'mean') return values.reduce((sum, value) => sum + value, 0) / values.length;
			const wantsLow = factInfo(expression.fact).lowerIsBetter === (expression.name === 'best');
			return wantsLow ? Math.min(...values) : Math.max(...values);
		}
		case 'path':
			throw new RangeError(`\`${expression.segments.join('.')}\` was not read by readClaim.`);
	}
}

function runOf(runs: ReadonlyMap<string, RunEvidence>, arm: string): RunEvidence {
	const run = runs.get(arm);
	if (run === undefined) throw new RangeError(`The arm \`${arm}\` was not run, so its facts are not known.`);
	return run;
}

/** Holds a claim against one draw. A fact that is not a number makes it fail, with margin NaN. */
export function judgeClaim(
	{ claim, expression }: ReadClaim,
	runs: ReadonlyMap<string, RunEvidence>,
	measurements: ArmMeasurements = new Map()
): ClaimResult {
	const value = evaluate(expression, runs, measurements);
	const margins: number[] = [];
	if (claim.above !== undefined) margins.push(value - claim.above);
	if (claim.below !== undefined) margins.push(claim.below - value);
	const margin = Math.min(...margins);
	return { fact: claim.fact, value, margin, holds: margin > 0 };
}

/** A season being played: one desk at a time, each call and each outcome saved at once. */
import type { PublicExercise } from '#lib/exercise/parts.ts';
import { asksOf } from '#lib/decision/sheet.ts';
import type { Memo } from '#lib/language/memo.ts';
import type { LabRuntime } from '#lib/runtime/protocol.ts';
import type { Clock } from './clock.ts';
import { DecisionDesk } from './decision.svelte.ts';
import {
	memoAsked,
	newSeason,
	planSeason,
	readSeason,
	SEASON_PREFIX,
	seasonKey,
	standingOf,
	type Season,
	type SeasonOutcome,
	type SeasonStop,
	type Standing
} from './decision-season.ts';
import type { WorkStore } from './work.svelte.ts';

export interface SeasonDeps {
	readonly runtime: LabRuntime;
	/** Cases that can be played, in the order of the course. */
	readonly slugs: readonly string[];
	readonly loadExercise: (slug: string) => Promise<PublicExercise>;
	readonly resolve: (path: string) => string;
	/** Null where the browser keeps nothing: then a season lasts as long as the page. */
	readonly store: Pick<WorkStore, 'readRecords' | 'writeRecord'> | null;
	readonly clock: Clock;
}

export class SeasonSession {
	readonly #deps: SeasonDeps;
	#season = $state.raw<Season>() as Season;
	#desk = $state.raw<DecisionDesk | null>(null);
	#exercise = $state.raw<PublicExercise | null>(null);
	#problem = $state<string | null>(null);
	readonly stops: readonly SeasonStop[];

	private constructor(deps: SeasonDeps, season: Season) {
		this.#deps = deps;
		this.#season = season;
		this.stops = planSeason(season.seed, deps.slugs);
	}

	/** Seasons that are stored and can be read, the one touched last first. */
	static async stored(store: SeasonDeps['store']): Promise<readonly Season[]> {
		const records = (await store?.readRecords(SEASON_PREFIX)) ?? [];
		return records.flatMap(({ value }) => readSeason(value) ?? []).sort((a, b) => b.touched - a.touched);
	}

	/** Goes on with the season of this seed, or begins it. */
	static async open(deps: SeasonDeps, seed: number): Promise<SeasonSession> {
		const known = (await SeasonSession.stored(deps.store)).find((season) => season.seed === seed);
		const session = new SeasonSession(deps, known ?? newSeason(seed, deps.clock.now()));
		await session.prepare();
		return session;
	}

	get season(): Season {
		return this.#season;
	}
	/** The decision on the screen; null while its case is loaded, and when the season is over. */
	get desk(): DecisionDesk | null {
		return this.#desk;
	}
	get exercise(): PublicExercise | null {
		return this.#exercise;
	}
	get problem(): string | null {
		return this.#problem;
	}
	readonly standing: Standing = $derived.by(() => standingOf(this.#season));
	/** Place of the decision on the screen, from 0; the number of stops when all are played. */
	readonly place: number = $derived.by(() => {
		const open = this.#season.plays.findIndex(({ outcome }) => outcome === null);
		return open >= 0 ? open : this.#season.plays.length;
	});
	/** The call on the screen is made, and its memo is neither written nor left out. */
	readonly memoDue: boolean = $derived.by(() => {
		const open = this.#season.plays.at(this.place);
		return open !== undefined && open.memo === undefined && memoAsked(this.place);
	});
	readonly over: boolean = $derived.by(() => this.place >= this.stops.length);

	/** Loads the case of the decision that is due. Safe to call again after a failure. */
	async prepare(): Promise<void> {
		this.#desk?.cancel();
		this.#desk = null;
		this.#exercise = null;
		this.#problem = null;
		if (this.over) return;
		// A call that was made belongs to the case it was made for, even where another build has other cases.
		const given = this.#season.plays.at(this.place);
		const stop = given ?? this.stops[this.place];
		try {
			const exercise = await this.#deps.loadExercise(stop.slug);
			const { decision } = exercise;
			if (decision === null) throw new RangeError(`The case "${stop.slug}" has no decision to make.`);
			const source = { ref: this.#deps.resolve(exercise.experimentRef) };
			const desk = new DecisionDesk(decision, {
				measure: (options) => this.#deps.runtime.decide(source, stop.seed, options),
				produce: (action, options) => this.#deps.runtime.produce(source, stop.seed, { ...options, action })
			});
			if (given) {
				desk.resume(given.call.stated, given.call);
				void desk.measure();
			}
			this.#exercise = exercise;
			this.#desk = desk;
		} catch (error) {
			this.#problem = error instanceof Error ? error.message : String(error);
		}
	}

	/** Takes the call of the desk and saves it. */
	async decide(): Promise<void> {
		const taken = this.#desk?.decide();
		if (!taken || this.over || this.#season.plays.length > this.place) return;
		const { slug, seed } = this.stops[this.place];
		const { stated, action, confidence } = taken;
		await this.#save({
			plays: [...this.#season.plays, { slug, seed, call: { stated: { ...stated }, action, confidence }, outcome: null }]
		});
	}

	/** Keeps the memo of the call on the screen; null leaves it out. */
	async writeMemo(memo: Memo | null): Promise<void> {
		if (!this.memoDue) return;
		const at = this.place;
		await this.#save({ plays: this.#season.plays.map((play, place) => (place === at ? { ...play, memo } : play)) });
	}

	/** What came of the call on the screen; null until production is over. */
	outcome(): SeasonOutcome | null {
		const desk = this.#desk;
		const { result, production, call } = desk ?? {};
		if (!desk || !result || !production || !call) return null;
		const valueOf = (id: string): number => result.key.values.find((one) => one.id === id)?.value ?? NaN;
		return {
			best: result.key.best,
			right: result.right,
			quality: result.quality,
			regret: result.regret,
			expected: valueOf(call.action),
			bestExpected: valueOf(result.key.best),
			chances: asksOf(desk.decision)
				.filter(({ kind }) => kind === 'beats')
				.map(({ id }) => ({ stated: call.stated[id], posterior: result.key.posterior[id] })),
			points: production.points,
			luck: production.luck
		};
	}

	/** Books the outcome and goes to the next decision. */
	async next(): Promise<void> {
		const outcome = this.outcome();
		if (outcome === null) return;
		const at = this.place;
		await this.#save({ plays: this.#season.plays.map((play, place) => (place === at ? { ...play, outcome } : play)) });
		await this.prepare();
	}

	close(): void {
		this.#desk?.cancel();
	}

	async #save(change: Pick<Season, 'plays'>): Promise<void> {
		this.#season = { ...this.#season, ...change, touched: this.#deps.clock.now() };
		await this.#deps.store?.writeRecord(seasonKey(this.#season.seed), this.#season);
	}
}

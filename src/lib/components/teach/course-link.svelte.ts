/** The course around this page: told of every graded action, asked to keep the work, and left alone when it is only looked at. */
import { courseReport } from '#lib/teach/lms/course-report.ts';
import { fileStamp, packWork, unpackWork } from '#lib/teach/lms/kept-work.ts';
import { CourseError, type CoursePort } from '#lib/teach/lms/port.ts';
import type { Clock } from '#lib/state/clock.ts';
import type { AssignedWork } from './assigned-work.svelte.ts';

export type CourseStatus = 'open' | 'kept' | 'too-long' | 'file';

export class CourseLink {
	readonly #port: CoursePort;
	readonly #clock: Clock;
	#toldAt = $state<number | null>(null);
	#status = $state<CourseStatus>('open');
	#failure = $state<string | null>(null);
	#told = '';
	#telling: Promise<void> = Promise.resolve();
	#complete = false;

	constructor(port: CoursePort, clock: Clock) {
		this.#port = port;
		this.#clock = clock;
	}

	get name(): string {
		return this.#port.learner.name;
	}
	get mode(): CoursePort['mode'] {
		return this.#port.mode;
	}
	get toldAt(): number | null {
		return this.#toldAt;
	}
	get status(): CourseStatus {
		return this.#status;
	}
	/** Why the course did not take the last thing, in its own code. */
	get failure(): string | null {
		return this.#failure;
	}

	/** The learner begins as who the course says they are, with what the course kept. */
	async begin(work: AssignedWork): Promise<void> {
		const kept = unpackWork(this.#port.kept);
		if (kept.kind === 'file') this.#status = 'file';
		if (kept.kind === 'work') {
			try {
				await work.resume(kept.text);
				this.#status = 'kept';
			} catch {
				// Another assignment's, or broken: what is in this browser stands.
			}
		}
		if (work.record === null && work.assignment.variants !== 'live') await work.begin(this.#port.learner.id, null);
	}

	/** Tells the course how things stand, one telling after the other; what has not changed is not told again. */
	tell(work: AssignedWork): Promise<void> {
		if (this.#port.mode !== 'normal') return Promise.resolve();
		this.#telling = this.#telling.then(() => this.#tell(work));
		return this.#telling;
	}

	async #tell(work: AssignedWork): Promise<void> {
		const { variant, record, assignment, progress, logs, withheld } = work;
		if (variant === null || record === null || !logs.some((log) => log !== null)) return;
		const report = courseReport({ assignment, variant, progress, logs, claimed: record.claimed, withheld });
		const heads = logs.map((log) => log?.entries.at(-1)?.hash ?? null);
		const now = JSON.stringify([report, heads]);
		if (now === this.#told) return;
		try {
			const text = await work.file('work');
			let keeping = await this.#port.keep(packWork(text));
			if (keeping === 'too-long') {
				await this.#port.keep(fileStamp(text));
				keeping = 'too-long';
			}
			await this.#port.report(report);
			this.#complete = report.complete;
			this.#status = keeping;
			this.#failure = null;
			this.#told = now;
			this.#toldAt = this.#clock.now();
		} catch (error) {
			this.#failure = error instanceof CourseError ? error.message : String(error);
		}
	}

	/** The page goes away. */
	close(): void {
		void this.#port.close(this.#complete);
	}
}

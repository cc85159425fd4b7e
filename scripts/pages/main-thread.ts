import type { Browser, Page } from '@playwright/test';

export interface Task {
	/** Milliseconds by the clock. */
	readonly length: number;
	/** Milliseconds the thread really computed; much less than `length` when the machine is busy with something else. */
	readonly computed: number;
	/** What took the time: the longest steps inside, longest first. */
	readonly steps: readonly string[];
	/** Whether it began before the sign that `endOnWords` watches for. */
	readonly before: boolean;
}

const sign = 'holdout: seen';

/** Leaves a sign in the trace when a button with these words appears: tasks are told apart by whether they began before it. */
export async function endOnWords(page: Page, words: string): Promise<void> {
	await page.evaluate(
		([text, mark]) => {
			const observer = new MutationObserver(() => {
				if (![...document.querySelectorAll('button')].some((button) => button.textContent.includes(text))) return;
				observer.disconnect();
				console.timeStamp(mark);
			});
			observer.observe(document.body, { childList: true, subtree: true });
		},
		[words, sign] as const
	);
}

interface TraceEvent {
	readonly name: string;
	readonly ph: string;
	readonly pid: number;
	readonly tid: number;
	readonly ts: number;
	readonly dur?: number;
	readonly tdur?: number;
	readonly args: {
		readonly name?: string;
		readonly data?: { readonly functionName?: string; readonly url?: string; readonly type?: string; readonly message?: string };
	};
}

const categories = ['toplevel', 'devtools.timeline', 'v8', '__metadata'];

/** Traces what `action` does on the page, and lists the tasks of its main thread that are longer than `limit` milliseconds. */
export async function longTasks(browser: Browser, page: Page, limit: number, action: () => Promise<void>): Promise<readonly Task[]> {
	await browser.startTracing(page, { categories });
	await action();
	const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
	return tasksOf(trace.traceEvents, limit);
}

/** The main thread of the page is the renderer's main thread with the most tasks; other renderers are idle. */
function tasksOf(events: readonly TraceEvent[], limit: number): readonly Task[] {
	const key = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
	const renderers = new Set(events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(key));
	const inside = events.filter((event) => event.ph === 'X' && event.dur !== undefined && renderers.has(key(event)));
	const seen = events.find(({ name, args }) => name === 'TimeStamp' && args.data?.message === sign)?.ts ?? Infinity;
	const isTask = ({ name }: TraceEvent) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask';
	return inside
		.filter((event) => isTask(event) && (event.dur ?? 0) > limit * 1000)
		.map((task) => {
			const end = task.ts + (task.dur ?? 0);
			const steps = inside
				.filter((event) => !isTask(event) && key(event) === key(task) && event.ts >= task.ts && event.ts <= end && (event.dur ?? 0) > 5000)
				.sort((a, b) => (b.dur ?? 0) - (a.dur ?? 0))
				.slice(0, 5)
				.map(({ name, dur, args }) =>
					`${name} ${args.data?.functionName ?? args.data?.type ?? ''} ${Math.round((dur ?? 0) / 1000)} ms`.replace(/ +/g, ' ')
				);
			return { length: (task.dur ?? 0) / 1000, computed: (task.tdur ?? 0) / 1000, steps, before: task.ts <= seen };
		});
}

/** Lends free workers to a busy one, for the length of one training. The two talk over a channel; the page only keeps the books. */
import { isFree, type Lane } from './lane.ts';
import type { FromWorker } from './wire.ts';

export interface Books {
	readonly lanes: ReadonlySet<Lane>;
	/** Opens another worker; null where there are enough. */
	readonly open: () => Lane | null;
	/** Told of every worker that goes on loan. */
	readonly onLent: (lane: Lane) => void;
}

export interface Loans {
	/** Answers a request; with nothing when the call that it is for is over. */
	lend(borrower: Lane, request: Extract<FromWorker, { type: 'borrow' }>): void;
	/** A worker was lost: its borrower hears of it, and those that it had borrowed are taken back. */
	forget(lane: Lane): void;
}

export function createLoans({ lanes, open, onLent }: Books): Loans {
	let nextId = 1;

	function lendOne(lane: Lane, borrower: Lane): { readonly loan: number; readonly port: MessagePort } {
		const { port1, port2 } = new MessageChannel();
		const id = nextId++;
		lane.loan = { id, borrower };
		lane.worker.postMessage({ type: 'serve', loan: id, port: port1 }, [port1]);
		onLent(lane);
		return { loan: id, port: port2 };
	}

	return {
		lend: (borrower, { id, request, most, start }) => {
			const chosen: Lane[] = [];
			if (borrower.task?.id === id && !borrower.task.over) {
				chosen.push(...[...lanes].filter(isFree).slice(0, most));
				while (start && chosen.length < most) {
					const lane = open();
					if (!lane) break;
					chosen.push(lane);
				}
			}
			const loans = chosen.map((lane) => lendOne(lane, borrower));
			borrower.worker.postMessage(
				{ type: 'lent', request, loans },
				loans.map(({ port }) => port)
			);
		},
		forget: (lane) => {
			lane.loan?.borrower.worker.postMessage({ type: 'loan-lost', loan: lane.loan.id });
			lane.loan = null;
			for (const { loan, worker } of lanes) if (loan?.borrower === lane) worker.postMessage({ type: 'end-loan', loan: loan.id });
		}
	};
}

/** Runs `work` when the page has been painted and has nothing better to do; the returned function takes it back. */
export function whenIdle(work: () => void): () => void {
	let take: () => void = () => undefined;
	const frame = requestAnimationFrame(() => {
		// Safari has no idle callback yet: a moment after the paint has to do.
		if (typeof requestIdleCallback === 'function') {
			const handle = requestIdleCallback(work);
			take = () => cancelIdleCallback(handle);
		} else {
			const handle = setTimeout(work, 200);
			take = () => clearTimeout(handle);
		}
	});
	return () => {
		cancelAnimationFrame(frame);
		take();
	};
}

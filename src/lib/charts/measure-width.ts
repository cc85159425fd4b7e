/** Tells the width of an element in whole pixels, now and whenever it changes: figures are drawn 1:1 for it. */

export function measureWidth(tell: (width: number) => void): (element: Element) => () => void {
	return (element) => {
		let frame = 0;
		const observer = new ResizeObserver((entries) => {
			const width = Math.floor(entries[entries.length - 1].contentRect.width);
			// A frame later: drawing anew changes heights, and doing so inside the callback would start it again.
			cancelAnimationFrame(frame);
			if (width > 0) frame = requestAnimationFrame(() => tell(width));
		});
		observer.observe(element);
		const width = Math.floor(element.getBoundingClientRect().width);
		if (width > 0) tell(width);
		return () => {
			cancelAnimationFrame(frame);
			observer.disconnect();
		};
	};
}

import type { Attachment } from 'svelte/attachments';

interface DropOptions {
	/** Falls when true; nothing moves when false. */
	readonly run: boolean;
	/** Height of the picture in pixels: dots start above it. */
	readonly height: number;
	readonly onlanded: () => void;
}

const FALL = 420;
const SPREAD = 1500;

/**
 * Lets the children of a group fall into place one after another. The Web Animations API needs no style attributes, which
 * the site's Content-Security-Policy forbids.
 */
export function dropIn({ run, height, onlanded }: DropOptions): Attachment<SVGGElement> {
	return (group) => {
		if (!run) return;
		const dots = [...group.children];
		if (dots.length === 0) {
			onlanded();
			return;
		}
		const animations = dots.map((dot, i) =>
			dot.animate([{ transform: `translateY(${-height}px)` }, { transform: 'none' }], {
				duration: FALL,
				delay: (i / dots.length) * SPREAD,
				easing: 'cubic-bezier(0.3, 0, 0.6, 1)',
				fill: 'backwards'
			})
		);
		let live = true;
		// A cancelled animation rejects; a page that is left has nothing to be told.
		Promise.all(animations.map((animation) => animation.finished)).then(
			() => live && onlanded(),
			() => undefined
		);
		return () => {
			live = false;
			for (const animation of animations) animation.cancel();
		};
	};
}

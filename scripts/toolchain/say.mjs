/** `--quiet`: for commands whose own output is read by programs; progress then goes to the error stream. */
const quiet = process.argv.includes('--quiet');

/** One line of progress. */
export const say = (line) => (quiet ? console.error(`  ${line}`) : console.log(`  ${line}`));

/** Seconds since `start` (milliseconds of performance.now), for people. */
export function since(start) {
	const seconds = (performance.now() - start) / 1000;
	return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/** Ends the program with one sentence and no stack: for what the person at the keyboard can put right. */
export function giveUp(error) {
	console.error(`\n${error instanceof Error ? error.message : String(error)}`);
	process.exit(1);
}

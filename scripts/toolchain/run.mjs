import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './fingerprint.mjs';

const running = new Set();

function stopAll(signal) {
	for (const child of running) child.kill(signal);
}
process.on('exit', () => stopAll('SIGTERM'));

/**
 * Runs a program in the project's folder and resolves with its exit code. `quiet` keeps its output and shows it only
 * when the program fails.
 */
export function run(command, args, { env = {}, quiet = false, timeout = 0, shell = false } = {}) {
	return new Promise((resolve, reject) => {
		const stdio = quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'];
		const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio, shell });
		running.add(child);
		const output = [];
		child.stdout?.on('data', (chunk) => output.push(chunk));
		child.stderr?.on('data', (chunk) => output.push(chunk));
		const alarm = timeout > 0 ? setTimeout(() => child.kill('SIGKILL'), timeout) : undefined;
		const finish = () => {
			clearTimeout(alarm);
			running.delete(child);
		};
		child.on('error', (error) => {
			finish();
			reject(error);
		});
		child.on('close', (code) => {
			finish();
			if (code !== 0 && quiet) process.stdout.write(Buffer.concat(output));
			resolve(code ?? 1);
		});
	});
}

/** Runs a script with this Node. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** Runs a command of an installed package: `bin('vite', 'bin/vite.js')` and arguments. */
export const bin = (packageName, file) => join(root, 'node_modules', packageName, file);

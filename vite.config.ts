import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { heavyPackages } from './scripts/toolchain/heavy-packages.mjs';
import { capstonesPlugin } from './scripts/vite-capstones.ts';
import { exercisesPlugin } from './scripts/vite-exercises.ts';
import { interviewPlugin } from './scripts/vite-interview.ts';
import { reviewPlugin } from './scripts/vite-review.ts';

export default defineConfig({
	plugins: [exercisesPlugin(), reviewPlugin(), interviewPlugin(), capstonesPlugin(), sveltekit()],
	worker: { format: 'es' },
	build: { target: 'es2022' },
	optimizeDeps: { include: heavyPackages }
});

import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';
import { heavyPackages } from './scripts/toolchain/heavy-packages.mjs';
import { exercisesPlugin } from './scripts/vite-exercises.ts';

export default defineConfig({
	plugins: [exercisesPlugin(), sveltekit()],
	worker: { format: 'es' },
	build: { target: 'es2022' },
	optimizeDeps: { include: heavyPackages }
});

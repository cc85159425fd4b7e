/** A thread does not inherit the loader that reads TypeScript: it starts its own. */
import { register } from 'tsx/esm/api';

register();
await import('./lab-thread.ts');

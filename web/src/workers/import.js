import { AnyWorker as Worker } from '../any-worker.js';

/** Starts what reads raw files away from the page's thread. The single file does it otherwise (single/workers.js). */
export const importWorker = () => new Worker(new URL('../import-worker.js', import.meta.url), { type: 'module' });

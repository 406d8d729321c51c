/** What works away from the page's thread. In the single file these are others (single/workers.js). */

/** Answers what-if questions. */
export const questionWorker = () => new Worker(new URL('./question-worker.js', import.meta.url), { type: 'module' });

/** Reads raw files. */
export const importWorker = () => new Worker(new URL('./import-worker.js', import.meta.url), { type: 'module' });

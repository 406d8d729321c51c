import { crossOriginWorker } from './cross-origin-worker.js';

const Worker = crossOriginWorker(
  new URL('../../../build/wasm/rescore-questions.wasm', import.meta.url).href,
);

/**
 * Starts what answers what-if questions away from the page's thread. The single file does it
 * otherwise (single/workers.js).
 */
export const startQuestionWorker = () =>
  new Worker(new URL('./question-worker.js', import.meta.url), { type: 'module' });

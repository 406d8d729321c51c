import { crossOriginWorker } from './cross-origin-worker.js';

const Worker = crossOriginWorker(
  new URL('../../../build/wasm/rescore-import.wasm', import.meta.url).href,
);

/**
 * Starts what reads raw files away from the page's thread. The single file does it otherwise
 * (single/workers.js).
 */
export const startImportWorker = () =>
  new Worker(new URL('../features/import/import-worker.js', import.meta.url), { type: 'module' });

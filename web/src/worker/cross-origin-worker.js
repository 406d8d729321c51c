import { scriptUrl } from '../ui/trusted-types.js';

/**
 * A worker wherever its file is. Browsers start none from another origin, which is where an
 * element's files are; there a file of this origin imports it. Under the name Worker, which is what
 * Vite looks for: `import { CrossOriginWorker as Worker } from './cross-origin-worker.js'`.
 */
export const CrossOriginWorker = /** @type {typeof Worker} */ (/** @type {unknown} */ (started));

/** @this {unknown} @param {URL} url @param {WorkerOptions} options */
function started(url, options) {
  if (new URL(url).origin === location.origin)
    return new globalThis.Worker(scriptUrl(url), options);
  const own = URL.createObjectURL(
    new Blob([`import ${JSON.stringify(String(url))};`], { type: 'text/javascript' }),
  );
  const worker = new globalThis.Worker(scriptUrl(own), options);
  // It is read by the time the worker speaks.
  worker.addEventListener('message', () => URL.revokeObjectURL(own), { once: true });
  return worker;
}

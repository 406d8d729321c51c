import { scriptUrl } from '../ui/trusted-types.js';

/**
 * A worker wherever its file is. Browsers start none from another origin, which is where an
 * element's files are, and those of a frame in a sandbox; there a script of this origin imports it.
 * Under the name Worker, which is what Vite looks for: `import { CrossOriginWorker as Worker } from
 * './cross-origin-worker.js'`.
 */
export const CrossOriginWorker = /** @type {typeof Worker} */ (/** @type {unknown} */ (started));

/** @this {unknown} @param {URL} url @param {WorkerOptions} options */
function started(url, options) {
  // Not that of the address, which a sandbox takes away.
  if (new URL(url).origin === globalThis.origin)
    return new globalThis.Worker(scriptUrl(url), options);
  const own = URL.createObjectURL(new Blob([importing(String(url))], { type: 'text/javascript' }));
  const worker = new globalThis.Worker(scriptUrl(own));
  // It is read by the time the worker speaks.
  worker.addEventListener('message', () => URL.revokeObjectURL(own), { once: true });
  return worker;
}

/**
 * No module, which Chromium starts in no sandbox. What is said to it before the file is there waits.
 * @param {string} url of a file that sets `onmessage`
 */
const importing = (url) => `
  const early = [];
  onmessage = (event) => early.push(event);
  import(${JSON.stringify(url)}).then(
    () => early.forEach((event) => onmessage(event)),
    (fault) => setTimeout(() => { throw fault; }),
  );`;

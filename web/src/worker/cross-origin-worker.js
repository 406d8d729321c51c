import { scriptUrl } from '../ui/trusted-types.js';
import { withModule } from './module-given.js';

/**
 * A worker wherever its file is. Browsers start none from another origin, which is where an
 * element's files are, and those of a frame in a sandbox; there a script of this origin imports it.
 * Under the name Worker, which is what Vite looks for: `const Worker = crossOriginWorker(address)`.
 * @param {string} module the address of the WebAssembly module that the worker uses
 */
export const crossOriginWorker = (module) =>
  /** @type {typeof Worker} */ (
    /** @type {unknown} */ (
      function (/** @type {URL} */ url, /** @type {WorkerOptions} */ options) {
        const worker = started(withModule(url.href, module), options);
        // The browser may have stored a wrong answer in its place.
        const fails = () => lost.add(url.href);
        worker.addEventListener('error', fails);
        worker.addEventListener('message', () => worker.removeEventListener('error', fails), {
          once: true,
        });
        return worker;
      }
    )
  );

/** Scripts of workers that failed before their first word. @type {Set<string>} */
const lost = new Set();
/** @type {Promise<unknown> | undefined} */
let coming;
/** So long their files are waited for, in milliseconds. */
const PATIENCE = 10_000;

/** Whether a worker did not start, so that its script is to be fetched before the next one does. */
export const isAnyLost = () => lost.size > 0;

/** Fetches those scripts past the browser's cache, from which the next worker takes them. */
export const fetchLost = () =>
  (coming ??= Promise.all([...lost].map(fetchAnew)).then(() => {
    lost.clear();
    coming = undefined;
  }));

/** @param {string} url */
async function fetchAnew(url) {
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    await (await fetch(url, { cache: 'reload', signal })).arrayBuffer();
  } catch {
    // The worker itself shows whether it is there.
  }
}

/** @param {string} url @param {WorkerOptions} options */
function started(url, options) {
  // Not that of the address, which a sandbox takes away.
  if (new URL(url).origin === globalThis.origin)
    return new globalThis.Worker(scriptUrl(url), options);
  const own = URL.createObjectURL(new Blob([importing(url)], { type: 'text/javascript' }));
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

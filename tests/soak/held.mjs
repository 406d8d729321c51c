/** The memory in use by a page, as Chromium reports it. */
import { written } from './written.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Must run before navigation: modules do not expose their memory, so it is recorded when they are
 * created.
 * @param {Page} page
 * @returns {Promise<() => Promise<import('./course.mjs').Held>>}
 */
export async function accountOf(page) {
  await page.addInitScript(noteMemories);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  return async () => {
    // Objects that one collection frees may keep others alive until the next.
    for (let i = 0; i < 3; ++i) await client.send('HeapProfiler.collectGarbage');
    const { metrics } = await client.send('Performance.getMetrics');
    const metric = (/** @type {string} */ name) =>
      metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    const wasm = /** @type {number} */ (
      await page.evaluate(
        `(() => { ${written}; return window.soakMemories()` +
          '.reduce((sum, memory) => sum + written(memory.buffer), 0); })()',
      )
    );
    return {
      wasm,
      heap: metric('JSHeapUsedSize'),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
    };
  };
}

/** In the page: records the memory of every module without keeping it alive. */
function noteMemories() {
  /** @type {WeakRef<WebAssembly.Memory>[]} */
  const memories = [];
  Object.assign(window, { soakMemories: () => memories.flatMap((memory) => memory.deref() ?? []) });
  for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
    const make = /** @type {(...given: any[]) => Promise<any>} */ (WebAssembly[name]);
    /** @type {any} */ (WebAssembly)[name] = async (/** @type {any[]} */ ...given) => {
      const made = await make(...given);
      for (const part of Object.values((made.instance ?? made).exports))
        if (part instanceof WebAssembly.Memory) memories.push(new WeakRef(part));
      return made;
    };
  }
}

/** What a page in Chromium holds, by its own account. */
import { written } from './written.mjs';

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Before the page is gone to, as modules keep their memory to themselves: it is noted when they are
 * made.
 * @param {Page} page
 * @returns {Promise<() => Promise<import('./course.mjs').Held>>}
 */
export async function accountOf(page) {
  await page.addInitScript(noteMemories);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  return async () => {
    // What one collection frees may keep other things alive until the next.
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

/** In the page: notes the memory of every module without keeping it alive. */
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

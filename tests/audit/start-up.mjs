/** Where the time goes from the first byte to the whole page, with the processor slowed. */

import { phone } from './phone.mjs';

/** @typedef {import('@playwright/test').Browser} Browser */
/** @typedef {Awaited<ReturnType<typeof import('../../tools/static-server.mjs').serve>>} Site */

const RUNS = 5;

/**
 * Each step is timed from the one before, except the module, which loads while the script works.
 */
const STEPS = /** @type {const} */ ([
  ['script', 'the page’s script begins'],
  ['module', 'the scoring module is compiled, while it downloads, and instantiated'],
  ['data', 'index, standings and answers are read and checked, and the rank is computed'],
  ['first screen', 'the first screen is painted and usable'],
  ['whole page', 'everything below it is rendered, part by part'],
]);

/**
 * Milliseconds since the navigation began, the middle of five loads with an empty cache.
 * @param {Browser} browser @param {Site} site @param {number} slowed how many times
 * @returns {Promise<{ name: string, step: string, at: number, from: number }[]>} `from` the step before
 */
export async function startUp(browser, site, slowed) {
  /** @type {Record<string, number>[]} */
  const runs = [];
  for (let i = 0; i < RUNS; ++i) runs.push(await once(browser, site, slowed));
  const middle = (/** @type {string} */ name) =>
    runs.map((run) => run[name]).sort((a, b) => a - b)[RUNS >> 1];
  let before = 0;
  const steps = STEPS.map(([name, step]) => {
    const at = middle(name);
    const from = at - before;
    before = at;
    return { name, step, at, from };
  });
  steps.splice(2, 0, {
    name: 'instance',
    step: 'of it from the start of compilation to the instance',
    at: NaN,
    from: middle('instance'),
  });
  return steps;
}

/** @param {Browser} browser @param {Site} site @param {number} slowed */
async function once(browser, site, slowed) {
  const page = await phone(browser, { serviceWorkers: 'block' });
  await page.addInitScript(() => {
    const compile = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const begin = performance.now();
      const made = await compile(...given);
      performance.measure('rescore: instance', { start: begin });
      return made;
    };
  });
  const client = await page.context().newCDPSession(page);
  await client.send('Emulation.setCPUThrottlingRate', { rate: slowed });
  await page.goto(site.url);
  await page.waitForFunction(
    () => performance.getEntriesByName('rescore: whole page').length > 0,
    null,
    { polling: 500 },
  );
  const times = await page.evaluate(() =>
    Object.fromEntries(
      performance
        .getEntries()
        .filter(({ name }) => name.startsWith('rescore: '))
        .map(({ name, entryType, startTime, duration }) => [
          name.slice(9),
          entryType === 'measure' ? duration : startTime,
        ]),
    ),
  );
  await page.close();
  return times;
}

/** How long a part of the page may take to come, in milliseconds; a slow phone needs a second or two. */
const PATIENCE = 10_000;

/**
 * The last statement of every script that the build makes, so that each ends with an export: Firefox
 * takes half a file for a whole one. A host that takes comments out or appends some leaves it there.
 */
export const LAST_STATEMENT = 'export{};';
const WHOLE = /\bexport\s*\{[^{}]*\}[\s;]*(\/\/.*(\n\s*|$)|\/\*((?!\*\/)[^])*\*\/\s*)*$/;

/** What has come whole, or is on its way. @type {Map<string, Promise<void>>} */
const files = new Map();

/**
 * Imports a part of the page that is loaded when it is needed. The build puts this around every
 * `import()` (tools/vite/late-parts.mjs). Firefox and WebKit keep a script that failed as failed for
 * as long as the page is open, and a script that never comes is waited for ever, in every browser.
 * So all files of a part are fetched first, which can be done again; the import then takes them from
 * the browser's cache.
 * @template T
 * @param {() => Promise<T>} load an import()
 * @param {string[]} [needs] the files of it
 * @param {string} [from] what their addresses are relative to
 * @param {number} [patience] milliseconds for each of two attempts
 * @returns {Promise<T>} rejects when a file does not come; the next call asks for it again
 */
export async function loadPart(load, needs = [], from = '', patience = PATIENCE) {
  const scripts = needs.filter((file) => file.endsWith('.js')); // the one style sheet is there
  await Promise.all(scripts.map((file) => come(new URL(file, from).href, patience)));
  return load();
}

/** @param {string} url @param {number} patience */
function come(url, patience) {
  // The browser may have stored a wrong answer.
  const coming =
    files.get(url) ?? whole(url, 'default', patience).catch(() => whole(url, 'reload', patience));
  files.set(url, coming);
  return coming.catch((fault) => {
    files.delete(url);
    throw fault;
  });
}

/** @param {string} url @param {RequestCache} cache @param {number} patience */
async function whole(url, cache, patience) {
  const response = await fetch(url, { cache, signal: AbortSignal.timeout(patience) });
  const type = response.headers.get('content-type') ?? '';
  if (!response.ok || !/\b(java|ecma)script\b/.test(type))
    throw new Error(`${url} has not come: ${response.status} ${type}`);
  if (!WHOLE.test((await response.text()).slice(-2000))) throw new Error(`${url} is cut off.`);
}

/**
 * A worker's address says in its fragment where the module is. A bundler of another page gives files
 * names of its own, and knows only those that the page's scripts name.
 */

/** @param {string} worker address of its script @param {string} module */
export const withModule = (worker, module) => `${worker}#${encodeURIComponent(module)}`;

/** @param {string} address of the worker that runs */
export const moduleGiven = (address) => decodeURIComponent(new URL(address).hash.slice(1));

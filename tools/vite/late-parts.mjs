/** How the parts of the page that are loaded late come: web/src/ui/load-part.js. */
import { join } from 'node:path';

import { LAST_STATEMENT } from '../../web/src/ui/load-part.js';
import { root } from '../steps.mjs';

const OURS = join(root, 'web/src/ui/load-part.js');

/** Names of the scripts that a page has loaded before any part of it. */
const START = /(^|\/)(index|shared|rescore-index)(-[\w-]{8})?\.js$/;

/** The scripts that are no modules. */
const CLASSIC = ['embed'];

/**
 * Puts `loadPart` around every `import()`, in place of Vite's own helper, which adds links to the
 * head of the page.
 * @returns {import('vite').Plugin}
 */
export const lateParts = () => ({
  name: 'rescore:late-parts',
  enforce: 'pre',
  // `loadPart` knows by it that a script has come whole. In a classic script it would be a mistake.
  outputOptions: (options) => ({
    ...options,
    postFooter: ({ name }) => (CLASSIC.includes(name) ? '' : LAST_STATEMENT),
  }),
  load: (id) =>
    id.includes('vite/preload-helper')
      ? `export { loadPart as __vitePreload } from ${JSON.stringify(OURS)};`
      : undefined,
});

/**
 * For `build.modulePreload`: the scripts of a late part, which `loadPart` is given.
 * @type {import('vite').ResolveModulePreloadDependenciesFn}
 */
export const resolveDependencies = (file, others, { hostType }) =>
  hostType === 'js' ? [...new Set([file, ...others])].filter((one) => !START.test(one)) : others;

/** What we change in lit-html. */
import { join } from 'node:path';

import { root } from '../steps.mjs';

const POLICY = join(root, 'web/src/ui/trusted-types.js');

/** @type {[what: string, found: RegExp, instead: string][]} */
const CHANGES = [
  // It would leave a trace in the page around an element.
  [
    'a note of its version in a global variable',
    /\(\w+\.litHtmlVersions\s*\?\?=\s*\[\]\)\.push\("[^"]*"\)/,
    '0',
  ],
  // A page with a lit-html of its own may allow that name only once.
  [
    'a Trusted Types policy',
    /\b(\w+)\?\1\.createPolicy\("lit-html",\{createHTML:(\w+)=>\2\}\):void 0/,
    'rescorePolicy',
  ],
];

/** @returns {import('vite').Plugin} */
export const litHtml = () => ({
  name: 'rescore:lit-html',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/lit-html\/lit-html\.js$/.test(id)) return undefined;
    let changed = code;
    for (const [what, found, instead] of CHANGES) {
      if (!found.test(changed)) throw new Error(`lit-html has ${what} in an unexpected way.`);
      changed = changed.replace(found, instead);
    }
    const own = `import { policy as rescorePolicy } from ${JSON.stringify(POLICY)};\n`;
    return { code: own + changed, map: null };
  },
});

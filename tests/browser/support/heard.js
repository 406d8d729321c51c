/** What docs/accessibility.md says a screen reader hears. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../cli/support.mjs';

/** What the reader hears, by what they do. */
export function heardLines() {
  const text = readFileSync(join(root, 'docs/accessibility.md'), 'utf8');
  const rows = new Map(
    [...text.matchAll(/^\| (.+?) \| (.+?) \|$/gm)].map(([, does, hears]) => [does, hears]),
  );
  return (/** @type {string} */ does) => {
    const said = rows.get(does);
    if (!said) throw new Error(`docs/accessibility.md has no line "${does}"`);
    return said;
  };
}

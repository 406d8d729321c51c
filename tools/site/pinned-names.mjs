import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../steps.mjs';

/** Of the package. @type {{ version: string }} */
export const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A file name that always refers to this version. @param {string} file */
export const pinnedName = (file) => file.replace('.', `-${version}.`);

/**
 * Also writes files that other pages refer to under such names. References between them use these
 * names, too.
 * @param {string[]} files that are made here
 * @param {string[]} [others] made elsewhere
 * @returns {import('vite').Plugin}
 */
export function pinned(files, others = []) {
  return {
    name: 'rescore:pinned',
    // After all other changes to the files.
    writeBundle({ dir = '' }) {
      for (const file of files) {
        const source = readFileSync(join(dir, file), 'utf8');
        const named = [...files, ...others].reduce(
          (text, name) =>
            text.replaceAll(
              new RegExp(`(?<=["'\`/])${name.replaceAll('.', '\\.')}`, 'g'),
              pinnedName(name),
            ),
          source,
        );
        writeFileSync(join(dir, pinnedName(file)), named);
      }
    },
  };
}

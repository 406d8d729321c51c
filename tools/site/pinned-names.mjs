import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../steps.mjs';

/** Of the package. @type {{ version: string }} */
export const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A file's name that never means another version. @param {string} file */
export const pinnedName = (file) => file.replace('.', `-${version}.`);

/**
 * Files that other pages name, under such names as well; each names the others so.
 * @param {string[]} files that are made here
 * @param {string[]} [others] made elsewhere
 * @returns {import('vite').Plugin}
 */
export function pinned(files, others = []) {
  return {
    name: 'rescore:pinned',
    // Of the files as they are in the end.
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

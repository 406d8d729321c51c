/**
 * npm run lines: counts the lines of JavaScript and CSS in each room of web/, without comments and
 * blank lines. It counts the code as Prettier prints it, so that long lines save nothing.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import * as prettier from 'prettier';

import { root, say } from './steps.mjs';

const folder = join(root, 'web');

/** @param {string} path */
async function linesOf(path) {
  const options = await prettier.resolveConfig(join(root, '.prettierrc.json'));
  const code = await prettier.format(readFileSync(path, 'utf8'), { ...options, filepath: path });
  return code
    .replace(/^\s*\/\*[\s\S]*?\*\//gm, '')
    .split('\n')
    .filter((line) => line.trim() && !line.trim().startsWith('//')).length;
}

/** @type {Map<string, number>} */
const rooms = new Map();
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!/\.(js|css)$/.test(name) || name.endsWith('.test.js')) continue;
  const room = dirname(name);
  rooms.set(room, (rooms.get(room) ?? 0) + (await linesOf(join(folder, name))));
}
for (const [room, lines] of [...rooms].sort()) say(`${String(lines).padStart(6)} ${room}`);
say(`${String([...rooms.values()].reduce((sum, lines) => sum + lines, 0)).padStart(6)} in all`);

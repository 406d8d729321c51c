/** The folder of imported data, with what systems and editors leave in folders. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, it } from 'node:test';

const folder = mkdtempSync(join(tmpdir(), 'rescore-imported-'));
after(() => rmSync(folder, { recursive: true, force: true }));
process.env.RESCORE_IMPORTED = folder;
const { editions, files } = await import('../../tools/site/editions.mjs');

it('takes sheets of an imported folder, also with names in capitals, and passes over leftovers', () => {
  for (const place of ['mine/countries', 'mine/countries/__MACOSX', '__MACOSX'])
    mkdirSync(join(folder, place), { recursive: true });
  for (const name of [
    'mine/index.json',
    'mine/standings.json',
    'mine/countries/AZ.json',
    'mine/countries/IE.JSON',
    'mine/countries/.DS_Store',
    'mine/countries/._AZ.json',
    'mine/countries/AZ.json~',
    'mine/countries/Thumbs.db',
    '.DS_Store',
    '__MACOSX/index.json',
  ])
    writeFileSync(join(folder, name), '{}');
  const imported = editions().filter((one) => one.folder.startsWith('imported/'));
  assert.deepEqual(
    imported.map((one) => [one.folder, one.sheets]),
    [['imported/mine/', ['AZ', 'IE']]],
  );
  assert.deepEqual(
    files().flatMap(({ name }) => (name.startsWith('imported/') ? [name] : [])),
    ['index.json', 'standings.json', 'countries/AZ.json', 'countries/IE.json'].map(
      (name) => `imported/mine/${name}`,
    ),
  );
});

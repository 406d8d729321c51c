/** The indices of data/ that come from tables: the same import gives the same bytes. */
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'node:test';

import { rescore, root, table } from '../cli/support.mjs';
import { indices } from './tables.mjs';

const own = join(root, 'docs/your-index');
const others = indices('The tables of the Global Open Data Index');

/** @type {Record<string, { tables: string, about: string, skip: string | false, agree: string[] }>} */
const shipped = {
  'human-development-index-2021': {
    tables: own,
    about: join(own, 'about.csv'),
    skip: false,
    agree: ['191 of 191 overall scores', '191 of 191 overall ranks'],
  },
  'global-open-data-index-2015': {
    tables: join(others.path, 'godi'),
    about: join(root, 'tests/fixtures/tables/godi-about.csv'),
    skip: others.skip,
    agree: [
      '149 of 149 overall scores',
      '149 of 149 overall ranks',
      '1586 of 1586 node scores',
      '1586 of 1586 node ranks',
    ],
  },
};

for (const [name, { tables, about, skip, agree }] of Object.entries(shipped)) {
  describe(name, () => {
    test('agrees with every printed figure', () => {
      const [, ...lines] = table('check', join(root, 'data', name));
      assert.deepEqual(
        lines.map((line) => line.trim()),
        [...agree, ''],
      );
    });

    test('is what the command makes of its tables', { skip }, (t) => {
      const place = mkdtempSync(join(tmpdir(), 'rescore-shipped-'));
      t.after(() => rmSync(place, { recursive: true, force: true }));
      symlinkSync(join(root, 'data/schema'), join(place, 'schema'));
      const at = (/** @type {string} */ file) => join(tables, `${file}.csv`);
      const args = ['--meta', at('meta'), '--published', at('published'), '--about', about];
      const out = join(place, name);
      const { status, stderr } = rescore('import', at('data'), ...args, '--out', out);
      assert.deepEqual([status, stderr], [0, '']);
      for (const file of ['index.json', 'responses.json', 'published.json']) {
        const read = (/** @type {string} */ folder) => readFileSync(join(folder, file), 'utf8');
        assert.equal(read(out), read(join(root, 'data', name)), file);
      }
    });

    test('names its source with the licence', () => {
      const index = JSON.parse(readFileSync(join(root, 'data', name, 'index.json'), 'utf8'));
      assert.match(index.source.citation, /CC BY 3\.0 IGO|public domain/);
    });
  });
}

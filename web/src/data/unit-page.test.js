import assert from 'node:assert/strict';
import { test } from 'node:test';

import { unitPage } from './unit-page.js';

const rows = [
  ['AZ', 'AZ'],
  ['US-CA', 'US-CA'],
  ['São Paulo', 'S_e3_o_20_Paulo'],
  ['a/../b', 'a_2f__2e__2e__2f_b'],
  ['a_b', 'a_5f_b'],
  ['index', '_index'],
  ['Index', '_Index'],
  ['🙂', '_1f642_'],
];

for (const [id, name] of rows)
  test(`the page of ${id} is ${name}.html`, () =>
    assert.equal(unitPage('units/', id), `units/${name}.html`));

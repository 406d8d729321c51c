import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { china, json } from '../../../../tests/cli/support.mjs';
import { chinaCore, textOf } from '../../../../tests/web/support.mjs';
import { ordinal, publishedIn, sceneOf } from './story-figures.js';

/** @type {import('./story-figures.js').Core} */
let core;
beforeEach(async () => {
  const { countries } = JSON.parse(textOf(china, 'standings.json'));
  const names = countries.map((/** @type {any} */ { code, name }) => [code, name]);
  core = { engine: await chinaCore(), names: new Map(names) };
});

/** @param {Partial<import('./story-figures.js').Ask>} [ask] */
const scene = (ask) =>
  sceneOf(
    core,
    publishedIn(core),
    { scope: 'overall', method: '', mark: '', names: [], ...ask },
    'AZ',
  );

describe('a step of the story', () => {
  test('has every country from the lowest to the highest, as the command ranks them', () => {
    const { units, own, figures } = scene();
    const rows = json('rank', china).rows;
    assert.deepEqual(
      units.map(({ code, percent, rank, tied }) => ({ code, percent, rank, tied })),
      rows
        .map((/** @type {any} */ { country: code, percent, rank, tied }) => ({
          code,
          percent,
          rank,
          tied,
        }))
        .sort(
          (/** @type {any} */ a, /** @type {any} */ b) =>
            a.percent - b.percent || b.rank - a.rank || (a.code < b.code ? -1 : 1),
        ),
    );
    assert.equal(own, false);
    assert.ok(!units.some(({ moved, marked, added }) => moved || marked || added));
    assert.equal(figures.rank, '66th');
    assert.equal(figures.percent, '28.3%');
  });

  test('marks who shares a rank, and names them together', () => {
    const { units, labels, figures } = scene({ mark: 'tied' });
    assert.ok(units.every(({ marked, tied }) => marked === tied > 1));
    assert.equal(figures.tied, String(units.filter(({ tied }) => tied > 1).length));
    assert.equal(labels[0].text, 'Azerbaijan, 66th');
    assert.ok(labels.some(({ text }) => text === 'Estonia = Greece = Portugal'));
  });

  test('by another method says who moved, and names those that moved furthest', () => {
    const { units, own, labels, figures } = scene({ method: 'skips=all', names: ['CD'] });
    const { moved } = json('compare', china, '--method', 'skips=all');
    assert.deepEqual(
      units.flatMap((unit) => (unit.moved ? unit.code : [])).sort(),
      moved.map((/** @type {any} */ { country }) => country).sort(),
    );
    assert.equal(own, true);
    assert.equal(figures.moved, String(moved.length));
    assert.equal(labels[1].text, 'Democratic Republic of the Congo, 57th → 62nd');
    assert.ok(labels.some(({ text }) => text.startsWith('Myanmar, ')));
  });

  test('in a part has that part’s ranks, which are no moves', () => {
    const { units, labels, figures } = scene({ scope: 'layer:pressure' });
    assert.ok(!units.some(({ moved }) => moved));
    assert.equal(figures.percent, '0%');
    assert.equal(figures.others, '30');
    assert.equal(labels[0].text, 'Azerbaijan, 68th');
  });
});

test('a rank is written as it is said', () => {
  assert.deepEqual(
    [1, 2, 3, 11, 22, 66, 101].map(ordinal).join(' '),
    '1st 2nd 3rd 11th 22nd 66th 101st',
  );
});

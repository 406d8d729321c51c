/** Every figure in the example article must come from the command; there must be no others. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';

import { china, json, readText, root } from '../cli/support.mjs';

const scope = (/** @type {any} */ score, /** @type {string} */ id) =>
  score.scopes.find((/** @type {any} */ row) => row.scope === id);
const ordinal = (/** @type {number} */ n) =>
  `${n}${n % 100 >= 11 && n % 100 <= 13 ? 'th' : ({ 1: 'st', 2: 'nd', 3: 'rd' }[n % 10] ?? 'th')}`;
const percent = (/** @type {any} */ row) => row.percent.toFixed(1);

/** The text that readers see without a script, without the sources of the figures. */
const article = readText('web/article.html')
  .replace(/<head>.*<\/head>/s, '')
  .replace(/<template>.*?<\/template>/gs, '')
  .replace(/<[^>]*>/g, ' ')
  .replace(/\s+/g, ' ')
  .replaceAll('China Index 2024', 'China Index');

const { rows } = json('rank', china);
const of = (/** @type {string} */ code, list = rows) =>
  list.find((/** @type {any} */ row) => row.country === code);
const [az, mexico, congo] = ['AZ', 'MX', 'CD'].map((code) => of(code));
const score = json('score', china, 'AZ');
const overall = scope(score, 'overall');
const [technology, military, law, pressure] = [
  'domain:technology',
  'domain:military',
  'domain:law-enforcement',
  'layer:pressure',
].map((id) => scope(score, id));
const whatIf = (/** @type {number} */ to) =>
  json('what-if', china, 'AZ', '--set', `media-03=${to}`).after.scopes[0];
const [three, four] = [whatIf(3), whatIf(4)];
const asNone = json('rank', china, '--method', 'skips=all').rows;
const moved = (/** @type {string} */ method) => json('compare', china, '--method', method).moved;
const skipped = (/** @type {any} */ row) => (overall.maximum - row.maximum) / 4;
const summary = (/** @type {string[]} */ ...options) =>
  of('AZ', json('robust', china, ...options).countries).summary;
const [any, near] = [summary(), summary('--weights', 'noise', '--noise', '25')];
const gained = json('impact', china, 'AZ').changes.map((/** @type {any} */ change) =>
  Math.abs(change.gained),
);
const goal = json('goal', china, 'AZ', '--rank', '50');
const total = rows.length;
const twice = of('AZ', json('rank', china, '--method', 'weight=media:2').rows);
const later = json('rank', join(root, 'data/china-index-2024-101')).rows;
const added = later.filter((/** @type {any} */ { country }) => !of(country));

test('the article’s figures are the core’s, all of them', () => {
  assert.equal(overall.maximum, 396);
  assert.equal(percent(military), percent(law));
  assert.equal(pressure.rank + pressure.tied - 1, total, 'the bottom of the list');
  assert.ok(
    !moved('exact').some((/** @type {any} */ m) => m.country === 'AZ') &&
      !moved('mean').some((/** @type {any} */ m) => m.country === 'AZ'),
    'stays both times',
  );
  const published =
    `Azerbaijan ranks ${ordinal(az.rank)} of ${total}, with ` +
    `${az.achieved} of ${az.maximum} points (${percent(az)}%).`;
  const count = (/** @type {(row: any) => boolean} */ is) => rows.filter(is).length;
  const sharing = count((row) => row.tied > 1);
  const complete = count((row) => skipped(row) === 0);
  const missing = rows
    .map(skipped)
    .reduce((/** @type {number} */ a, /** @type {number} */ b) => a + b);
  const sentences = [
    `“${ordinal(az.rank)} of ${total}.”`,
    '99 questions in nine domains, each with 0 to 4 points. ' +
      `Azerbaijan has ${az.achieved} of ${az.maximum} points, or ${percent(az)} per cent`,
    `In technology Azerbaijan has ${percent(technology)} per cent and is ${ordinal(technology.rank)}; ` +
      `in the military and in law enforcement ${percent(military)} per cent`,
    `${published} All 99 answers`,
    `it would be ${three.achieved} points and rank ${three.rank}; ` +
      `with the highest answer ${four.achieved} and rank ${four.rank}`,
    `${sharing} of the ${total} share their rank`,
    `${pressure.achieved} of ${pressure.maximum} points and is ranked ${ordinal(pressure.rank)}, ` +
      `together with ${pressure.tied - 1} other countries. “${ordinal(pressure.rank)}”`,
    `Mexico has ${mexico.achieved} points and is ${ordinal(mexico.rank)}. ` +
      `The Democratic Republic of the Congo has ${congo.achieved}, ` +
      `three fewer, and is ${ordinal(congo.rank)}, because ${skipped(congo)} of its`,
    `it would have ${percent(of('CD', asNone))} per cent and be ${ordinal(of('CD', asNone).rank)}`,
    `In all, ${missing} answers are missing, and ${complete} countries`,
    `${moved('skips=all').length} of the ${total} countries would have another rank`,
    `${moved('exact').length} countries change places; by the mean of the nine domains, ` +
      `${moved('mean').length} do. Azerbaijan stays ${ordinal(az.rank)} both times`,
    `Count media twice, and ${moved('weight=media:2').length} of the ${total} countries have another ` +
      `rank. Azerbaijan moves by one place, to ${ordinal(twice.rank)}.`,
    `A later release of the same index has ${later.length} countries. No answer of the others ` +
      'changed, but Ghana, Tanzania and Sierra Leone all have higher scores than Azerbaijan. ' +
      `So its ${ordinal(az.rank)} place becomes the ${ordinal(of('AZ', later).rank)},`,
    `ranks between ${ordinal(near.high)} and ${ordinal(near.low)} in nine of ten cases`,
    `it is between ${ordinal(any.high)} and ${ordinal(any.low)}.`,
    `more than ${Math.max(...gained)} places`,
    `to reach the 50th place at least ${goal.cost} answers`,
    `in the state with ${total} countries`,
  ];
  let rest = article;
  for (const sentence of sentences) {
    assert.ok(rest.includes(sentence), sentence);
    rest = rest.replace(sentence, '');
  }
  assert.deepEqual(rest.match(/\S*\d\S*/g), null);
  assert.equal(mexico.achieved - congo.achieved, 3);
  assert.equal(twice.rank - az.rank, 1);
  assert.deepEqual(
    added.map((/** @type {any} */ row) => row.name),
    ['Ghana', 'Tanzania', 'Sierra Leone'],
  );
  assert.ok(added.every((/** @type {any} */ row) => row.percent > az.percent));
  for (const row of rows) {
    const { achieved, maximum } = of(row.country, later);
    assert.deepEqual([achieved, maximum], [row.achieved, row.maximum], row.name);
  }
  assert.ok(goal.reachable && goal.with_fewer < goal.needed, 'at least');
});

test('it says whose figures and whose changes they are, and is as long as an article', () => {
  assert.match(
    article,
    new RegExp(
      'Doublethink Lab and the China in the World network.*independent.*' +
        'What-if results are the reader’s, never the publisher’s',
    ),
  );
  const words = article.split(' ').length;
  assert.ok(words > 500 && words < 1000, String(words));
});

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { rawData, readJson, readText } from './files.mjs';

const { from, to, pairs } = readJson('data/china-index-crosswalk.json');
const earlier = readJson('data/china-index-2022/index.json');
const later = readJson('data/china-index-2024/index.json');
const byId = (edition) => new Map(edition.indicators.map((i) => [i.id, i]));
const [earlierById, laterById] = [byId(earlier), byId(later)];

/** How many we count, and how many the publisher announced with its data of 2024. */
const counts = {
  same: [60, null],
  reworded: [15, 32],
  moved: [5, 6],
  merged: [4, 3],
  new: [15, 16],
};

const comparable = pairs.filter(({ relation }) => /^(same|reworded|moved)$/.test(relation));

describe('the crosswalk', () => {
  test('has one pair for each indicator of 2024, in its order', () => {
    assert.deepEqual([from, to], [earlier.edition, later.edition]);
    assert.deepEqual(
      pairs.map((pair) => pair.to),
      later.indicators.map(({ id }) => id),
    );
  });

  test('knows every earlier indicator, and uses none twice', () => {
    const used = pairs.flatMap((pair) => pair.from);
    for (const id of used) assert.ok(earlierById.has(id), id);
    assert.equal(new Set(used).size, used.length);
    assert.equal(earlierById.size - used.length, 11, 'dropped indicators');
  });

  test('counts what data/README.md says, beside what the publisher announced', () => {
    const table = readText('data/README.md');
    for (const [relation, [ours, theirs]] of Object.entries(counts)) {
      assert.equal(pairs.filter((pair) => pair.relation === relation).length, ours, relation);
      assert.match(table, new RegExp(`\\| ${relation} \\| ${ours} \\| ${theirs ?? '–'} \\|`));
    }
    assert.equal(comparable.length, 80);
    assert.match(table, /80 questions\s+are comparable/);
  });

  test('has no earlier indicator for a new one, several for a merged one, else one', () => {
    for (const pair of pairs) {
      const expected = { new: 0, merged: 2 }[pair.relation] ?? 1;
      assert.equal(pair.from.length, expected, pair.to);
    }
  });

  test('calls moved what is in another domain, and nothing else', () => {
    for (const pair of pairs) {
      if (pair.from.length !== 1) continue;
      const stays = earlierById.get(pair.from[0]).domain === laterById.get(pair.to).domain;
      assert.equal(pair.relation === 'moved', !stays, pair.to);
    }
  });

  // Effect is called Alignment since 2024.
  const layer = ({ layer: id }) => (id === 'effect' ? 'alignment' : id);

  test('calls same only what kept its scale and layer', () => {
    for (const pair of pairs.filter(({ relation }) => relation === 'same')) {
      const [before, after] = [earlierById.get(pair.from[0]), laterById.get(pair.to)];
      assert.deepEqual([before.scale, layer(before)], [after.scale, layer(after)], pair.to);
    }
  });

  const { path, skip } = rawData('Whether countries answered paired questions alike');
  test('pairs questions that countries answered alike', { skip }, () => {
    const before = answers(join(path, '2022/china_index_2022.csv'));
    const after = answers(join(path, '2024-98/china_index_2024.csv'));
    const likeness = (pair) =>
      correlation(
        before.get(earlierById.get(pair.from[0]).number),
        after.get(laterById.get(pair.to).number),
      );
    const paired = comparable.map(likeness);
    assert.ok(Math.min(...paired) > 0.1, `the least alike: ${Math.min(...paired)}`);
    assert.ok(mean(paired) > 0.5, `on average ${mean(paired)}`);
    // Questions of unlike subject are far less alike: each with the next pair's earlier question.
    const crossed = comparable.map((pair, i) =>
      likeness({ to: pair.to, from: comparable[(i + 37) % comparable.length].from }),
    );
    assert.ok(mean(crossed) < 0.25, `crossed: ${mean(crossed)}`);
  });
});

const mean = (numbers) => numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

/**
 * The answers in a wide CSV: number of the indicator -> country -> points; skipped ones are left
 * out.
 * @param {string} file
 */
function answers(file) {
  const [head, ...rows] = readText(file)
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
  return new Map(
    rows.map(([number, , , ...cells]) => [
      Number(number),
      new Map(cells.map((cell, i) => [head[i + 3], parseInt(cell, 10)]).filter(([, n]) => n >= 0)),
    ]),
  );
}

/** The correlation of two indicators' answers over the countries that answered both. */
function correlation(before, after) {
  const both = [...before.keys()].filter((country) => after.has(country));
  assert.ok(both.length > 60, 'too few countries in common');
  const [x, y] = [before, after].map((answered) => both.map((country) => answered.get(country)));
  const [mx, my] = [mean(x), mean(y)];
  const product = mean(x.map((n, i) => (n - mx) * (y[i] - my)));
  const spread = (list, middle) => Math.sqrt(mean(list.map((n) => (n - middle) ** 2)));
  return product / (spread(x, mx) * spread(y, my));
}

/**
 * The what-if questions, with the built-in data and, if they need every country's answers, with the
 * raw data.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { rawData } from '../data/files.mjs';
import { azerbaijan, roundingDecides } from './figures.mjs';
import { choices, index } from './oracle.mjs';
import { allAnswers, china, errors, json, rescore, small, table, told } from './support.mjs';

const { path: raw, skip } = rawData('Questions about all answers');
const overall = azerbaijan[0];
const asked = { edition: 'china-index-2024-98', method: 'publisher', scope: 'overall' };
const whose = { ...asked, country: 'AZ', name: 'Azerbaijan' };
/** @param {any} object @param {object} like */
const pick = (object, like) =>
  Object.fromEntries(Object.keys(like).map((key) => [key, object[key]]));

describe('impact', () => {
  test('has every other option of every indicator, and skip, with the rows of what-if', () => {
    const result = json('impact', china, 'AZ');
    assert.deepEqual(pick(result, { ...whose, before: 0 }), { ...whose, before: overall });
    const changes = new Set(
      result.changes.map((/** @type {any} */ c) => `${c.indicator}=${c.to ?? 'skip'}`),
    );
    assert.equal(changes.size, result.changes.length);
    assert.equal(
      changes.size,
      index.indicators.reduce(
        (/** @type {number} */ sum, /** @type {any} */ i) => sum + choices(i).length - 1,
        0,
      ),
    );
    for (const { indicator, from, to, gained, after } of [
      result.changes[0],
      result.changes[40],
      result.changes.at(-1),
    ]) {
      const what = json('what-if', china, 'AZ', '--set', `${indicator}=${to ?? 'skip'}`);
      assert.equal(what.edits[0].from, from);
      assert.equal(after[0].rank, overall.rank - gained);
      for (const row of after) {
        assert.deepEqual(
          row,
          what.after.scopes.find((/** @type {any} */ r) => r.scope === row.scope),
        );
      }
    }
  });

  test('stands with the largest move first, in a scope and after changes', () => {
    const { scope, before, changes } = json(
      'impact',
      china,
      'AZ',
      '--scope',
      'domain:media',
      '--set',
      'media-03=4',
    );
    assert.deepEqual([scope, before.achieved], ['domain:media', 14]);
    const moves = changes.map((/** @type {any} */ c) => Math.abs(c.gained));
    assert.deepEqual(
      moves,
      [...moves].sort((a, b) => b - a),
    );
    assert.equal(changes.find((/** @type {any} */ c) => c.indicator === 'media-03').from, 4);
  });

  test('as a table has a line for each change that can move the scope', () => {
    const lines = table('impact', china, 'AZ', '--scope', 'domain:media');
    assert.equal(lines[0], 'Azerbaijan, China Index 2024, domain:media, publisher');
    assert.match(lines[2], /^indicator +answer +what if +score +percent +rank +moves$/);
    assert.ok(lines.slice(3, -1).every((line) => line.startsWith('media-')));
  });
});

describe('goal', () => {
  test('of Azerbaijan at rank 50 takes 8 changes, as 7 give 28 points at most and 29 are needed', () => {
    const goal = json('goal', china, 'AZ', '--rank', '50');
    assert.deepEqual(pick(goal, { ...whose, before: 0 }), { ...whose, before: overall });
    assert.deepEqual([goal.reachable, goal.cost, goal.changes.length], [true, 8, 8]);
    assert.deepEqual([goal.needed, goal.with_fewer], [29, 28]);
    assert.equal(
      goal.proof,
      'With 7 changes the gains add up to at most 28 points; 29 points are needed.',
    );
    assert.ok(goal.after.rank <= 50);
    const sets = goal.changes.flatMap((/** @type {any} */ e) => [
      '--set',
      `${e.indicator}=${e.to}`,
    ]);
    assert.deepEqual(json('what-if', china, 'AZ', ...sets).after.scopes[0], goal.after);
    const lines = table('goal', china, 'AZ', '--rank', '50');
    assert.ok(lines.includes(goal.proof));
    assert.equal(lines.filter((line) => line.includes(' -> ')).length, 8);
  });

  test('leaves alone what is locked, and changes only what it may', () => {
    /** @param {string[]} options */
    const domains = (...options) =>
      new Set(
        json('goal', china, 'AZ', '--rank', '60', ...options).changes.map((/** @type {any} */ e) =>
          e.indicator.replace(/-\d+$/, ''),
        ),
      );
    assert.deepEqual([...domains('--only', 'military')], ['military']);
    assert.ok(!domains('--lock', 'media', '--lock', 'academia').has('media'));
    assert.deepEqual(
      [...domains('--only', 'military', '--only', 'media', '--lock', 'media')],
      ['military'],
    );
  });

  test('goes down, with skips too, by the fewest steps', () => {
    const down = json('goal', china, 'AZ', '--rank', '90', '--lower');
    assert.ok(down.after.rank >= 90);
    assert.ok(down.changes.every((/** @type {any} */ e) => e.to < e.from));
    const skips = json(
      'goal',
      china,
      'AZ',
      '--rank',
      '90',
      '--lower',
      '--no-lower',
      '--no-raise',
      '--allow-skip',
    );
    assert.ok(skips.changes.every((/** @type {any} */ e) => e.to === null));
    const steps = json('goal', china, 'AZ', '--percent', '29.5', '--steps');
    assert.ok(steps.after.percent >= 29.5);
    assert.equal(steps.sets, null);
  });

  test('of very many smallest sets says that there are so many or more', () => {
    const goal = json('goal', china, 'AZ', '--rank', '1');
    assert.deepEqual([goal.sets, goal.sets_at_least], [10 ** 15, true]);
    assert.ok(
      table('goal', china, 'AZ', '--rank', '1').includes(
        '1000000000000000 or more sets of so few changes reach it.',
      ),
    );
  });

  test('that nothing reaches says so, with what comes closest', () => {
    const goal = json('goal', china, 'AZ', '--rank', '1', '--only', 'media');
    assert.equal(goal.reachable, false);
    assert.equal(goal.best.achieved, overall.achieved + goal.all);
    assert.ok(!('after' in goal) && !('sets' in goal));
    assert.equal(
      table('goal', china, 'AZ', '--rank', '1', '--only', 'media')[1],
      'Out of reach. What comes closest:',
    );
  });

  test('that is none is refused', () => {
    assert.deepEqual(told(errors('goal', china, 'AZ', '--rank', '99')), [
      ': A rank is a number from 1 to 98. [bad-request]',
    ]);
    assert.deepEqual(
      errors('goal', china, 'AZ', '--percent', '28.55').map((e) => e.code),
      ['bad-request'],
    );
    assert.deepEqual(
      errors('goal', china, 'AZ').map((e) => e.code),
      ['bad-request'],
    );
    assert.deepEqual(
      errors('goal', china, 'AZ', '--rank', '3', '--only', 'x').map((e) => e.code),
      ['unknown-indicator'],
    );
    assert.deepEqual(
      errors('goal', china, 'AM', '--rank', '3').map((e) => e.code),
      ['needs-sheet'],
    );
  });
});

describe('explain', () => {
  const sets = ['--set', 'media-03=3', '--set', 'foreign-policy-08=skip', '--set', 'economy-01=4'];

  test('has parts that add up to all that the changes do', () => {
    const { before, after, exact, orders, parts } = json('explain', china, 'AZ', ...sets);
    assert.deepEqual([exact, orders, parts.length], [true, 6, 3]);
    const sum = (/** @type {string} */ key) =>
      parts.reduce((/** @type {number} */ all, /** @type {any} */ p) => all + p[key], 0);
    assert.equal(sum('achieved'), after.achieved - before.achieved);
    assert.equal(sum('gained_in_orders'), orders * (before.rank - after.rank));
    assert.deepEqual(after, json('what-if', china, 'AZ', ...sets).after.scopes[0]);
  });

  test('starts from another scenario', () => {
    const { before, parts } = json('explain', china, 'AZ', '--from', 'media-03=3', ...sets);
    assert.equal(before.achieved, 115);
    assert.deepEqual(
      parts.map((/** @type {any} */ p) => p.indicator),
      ['economy-01', 'foreign-policy-08'],
    );
  });

  test('as a table ends with what they do together', () => {
    assert.match(
      table('explain', china, 'AZ', ...sets).at(-2) ?? '',
      /^together +\+5 +-4 +\+3\.00$/,
    );
  });
});

describe('compare', () => {
  test('with exact gives the eight countries that rounding decides', () => {
    const { moved, against, ...rest } = json('compare', china, '--method', 'exact');
    assert.deepEqual([rest, against], [{ ...asked, method: 'exact' }, 'publisher']);
    const ranks = moved.map((/** @type {any} */ m) => [m.name, [m.before.rank, m.after.rank]]);
    assert.deepEqual(Object.fromEntries(ranks), roundingDecides);
    assert.equal(moved[0].name, 'Estonia');
    const lines = table('compare', china, '--method', 'exact');
    assert.equal(lines[1], '8 of 98 countries have another rank than by publisher.');
    assert.equal(lines.length, 8 + 5);
  });

  test('of the mean of domains with the pooled sum gives 25, and none with itself', () => {
    assert.equal(
      json('compare', china, '--method', 'exact,mean', '--against', 'exact').moved.length,
      25,
    );
    assert.deepEqual(
      json('compare', china, '--method', 'exact,pooled', '--against', 'exact').moved,
      [],
    );
  });
});

describe('pivots and bounds', () => {
  test('of data without all answers say what is lacking', () => {
    for (const verb of ['pivots', 'bounds']) {
      assert.deepEqual(told(errors(verb, small)), [
        ': This needs the answers of every country; those of Uruguay are not loaded. [needs-sheet]',
      ]);
    }
  });

  test('pivots have the moves that impact has', { skip }, () => {
    const data = allAnswers(raw);
    const { countries, ...rest } = json('pivots', data);
    assert.deepEqual([rest, countries.length], [asked, 98]);
    const { pivots } = countries.find((/** @type {any} */ c) => c.country === 'AZ');
    const { changes } = json('impact', data, 'AZ');
    for (const { indicator, up, up_to, down, down_to } of pivots) {
      const gains = changes.filter((/** @type {any} */ c) => c.indicator === indicator);
      const moves = gains.map((/** @type {any} */ c) => c.gained);
      assert.deepEqual(
        [up, down],
        [Math.max(0, ...moves), Math.max(0, ...moves.map((/** @type {number} */ m) => -m))],
      );
      if (up > 0) assert.equal(gains.find((/** @type {any} */ c) => c.to === up_to).gained, up);
      if (down > 0)
        assert.equal(gains.find((/** @type {any} */ c) => c.to === down_to).gained, -down);
    }
    const line = table('pivots', data).find((l) => l.includes('Azerbaijan'));
    assert.ok(line?.includes(` ${pivots.length}  `), line);
  });

  test(
    'bounds hold a country without skips where it is, and Myanmar between 16 and 35',
    { skip },
    () => {
      const data = allAnswers(raw);
      const { rows } = json('bounds', data, '--method', 'exact');
      for (const { rank, skipped, own, everyones } of rows) {
        if (skipped === 0) assert.deepEqual(own, [rank, rank]);
        assert.ok(
          everyones[0] <= own[0] && own[0] <= rank && rank <= own[1] && own[1] <= everyones[1],
        );
      }
      const myanmar = rows.find((/** @type {any} */ r) => r.country === 'MM');
      assert.deepEqual([myanmar.skipped, myanmar.own], [6, [16, 35]]);
      assert.match(
        table('bounds', data, '--method', 'exact').find((l) => l.includes('Myanmar')) ?? '',
        / 6 +16-35 +15-37$/,
      );
    },
  );
});

describe('a method', () => {
  test('drops an indicator everywhere when all answers are there', { skip }, () => {
    const { scopes } = json('score', allAnswers(raw), 'AZ', '--method', 'drop=media-03');
    assert.deepEqual(
      ['overall', 'domain:media', 'layer:exposure'].map(
        (id) => scopes.find((/** @type {any} */ r) => r.scope === id).maximum,
      ),
      [392, 40, 252],
    );
  });

  test('that has no sense is refused with a sentence', () => {
    assert.deepEqual(told(errors('rank', china, '--method', 'exact,median')), [
      ': A method cannot be changed by "median"; there are: ' +
        'mean, pooled, skips=all, skips=answered, weight=media:2, drop=media. [unknown-method]',
    ]);
    assert.equal(
      rescore('rank', china, '--method-file', '/nowhere.json').stderr,
      '/nowhere.json: The file is not there or cannot be read. [missing-file]\n',
    );
  });

  test('with weights counts points as often', () => {
    const [all, media] = json('score', china, 'AZ', '--method', 'exact,weight=media:3').scopes;
    assert.deepEqual([all.achieved, all.maximum], [112 + 2 * 10, 396 + 2 * 44]);
    assert.deepEqual([media.achieved, media.maximum], [10, 44]);
  });
});

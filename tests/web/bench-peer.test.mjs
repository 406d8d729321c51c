import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import { dataFolders, peerInput } from '../bench/data.mjs';
import * as asks from '../bench/peer-questions.js';
import * as js from '../bench/peer.js';
import { BEGIN, END, replaced } from '../bench/table.mjs';
import { json } from '../cli/support.mjs';

describe('the JavaScript that the core is timed against', () => {
  /** @type {ReturnType<typeof dataFolders>} */
  let data;
  /** @type {string} */
  let folder;
  /** @type {ReturnType<typeof peerInput>} */
  let known;
  before(() => {
    data = dataFolders([]);
    folder = join(data.data, 'china');
    known = peerInput(folder);
  });
  after(() => rmSync(data.data, { recursive: true }));

  const fresh = () => {
    const peer = js.createPeer(known.input);
    js.rankAll(peer);
    return peer;
  };
  const place = (/** @type {string} */ code) => known.codes.indexOf(code);
  const column = (/** @type {js.Peer} */ peer, /** @type {number} */ s) => [
    ...peer.ranks.subarray(s * peer.countries, (s + 1) * peer.countries),
  ];
  /**
   * The command's ranks of a scope, in the standings' order.
   * @param {string} scope
   * @param {string[]} options
   */
  function commanded(scope, ...options) {
    const { rows } = json('rank', folder, '--scope', scope, ...options);
    const ranks = new Map(rows.map((/** @type {any} */ r) => [r.country, r.rank]));
    return known.codes.map((/** @type {string} */ code) => ranks.get(code) ?? 0);
  }

  test('ranks all countries in every scope as the command does', () => {
    const peer = fresh();
    known.scopes.forEach((scope, s) => assert.deepEqual(column(peer, s), commanded(scope), scope));
  });

  test('ranks after an edit as the command does', () => {
    const peer = fresh();
    js.edit(peer, place('AZ'), known.ids.indexOf('media-03'), 3);
    js.edit(peer, place('AZ'), known.ids.indexOf('foreign-policy-08'), js.SKIPPED);
    const edits = ['--set', 'AZ.media-03=3', '--set', 'AZ.foreign-policy-08=skip'];
    known.scopes.forEach((scope, s) =>
      assert.deepEqual(column(peer, s), commanded(scope, ...edits), scope),
    );
  });

  test('ranks after any edits as from scratch', () => {
    const peer = fresh();
    const again = js.createPeer(known.input);
    for (let i = 0; i < 300; ++i) {
      const [country, indicator] = [(i * 37) % peer.countries, (i * 41) % peer.size];
      const k = peer.position[indicator];
      const answer = i % 3 === 0 ? js.SKIPPED : peer.maximum[k];
      js.edit(peer, country, indicator, answer);
      again.answers[country * peer.size + k] = answer;
    }
    js.rankAll(again);
    assert.deepEqual(peer.ranks, again.ranks);
    assert.deepEqual(peer.tied, again.tied);
  });

  test('knows the impact of every change, and how far single changes move each country', () => {
    const peer = fresh();
    const room = asks.impactRoom(peer);
    const moves = asks.pivotRoom(peer);
    asks.pivots(peer, moves);
    for (const code of ['AZ', 'AF', 'US']) {
      const c = place(code);
      asks.impact(peer, c, room);
      for (let indicator = 0; indicator < peer.size; indicator += 7) {
        const k = peer.position[indicator];
        const overall = [];
        for (
          let choice = k === 0 ? 0 : peer.choiceEnd[k - 1];
          choice < peer.choiceEnd[k];
          ++choice
        ) {
          const edited = fresh();
          js.edit(edited, c, indicator, peer.choices[choice]);
          const scopes = [0, 1 + peer.domain[k], 1 + peer.domains + peer.layer[k]];
          const rows = scopes.flatMap((s) => {
            const i = s * peer.countries + c;
            const score = (edited.keys[i] - 1) * (s > peer.domains ? 10 : 1);
            return [edited.achieved[i], edited.maxima[i], score, edited.ranks[i], edited.tied[i]];
          });
          const at = 3 * asks.ROW * choice;
          assert.deepEqual([...room.rows.subarray(at, at + 3 * asks.ROW)], rows);
          assert.equal(room.gained[choice], peer.ranks[c] - edited.ranks[c]);
          overall.push(edited.ranks[c]);
        }
        const at = c * peer.size + indicator;
        const now = peer.ranks[c];
        assert.deepEqual(
          [moves.up[at], moves.down[at]],
          [now - Math.min(...overall), Math.max(...overall) - now],
        );
        for (const [to, rank] of [
          [moves.upTo[at], now - moves.up[at]],
          [moves.downTo[at], now + moves.down[at]],
        ]) {
          const edited = fresh();
          js.edit(edited, c, indicator, to);
          assert.equal(edited.ranks[c], rank);
        }
      }
    }
  });

  test('gives every country one rank in each draw, and equal countries the same', () => {
    const twin = known.input.answers.slice();
    const size = known.ids.length;
    twin.copyWithin(size, 0, size); // the second country has the first one's answers
    const peer = js.createPeer({ ...known.input, answers: twin });
    js.rankAll(peer);
    const room = asks.acceptabilityRoom(peer);
    asks.acceptability(peer, 200, room);
    const row = (/** @type {number} */ c) => [
      ...room.counts.subarray(c * peer.countries, (c + 1) * peer.countries),
    ];
    for (let c = 0; c < peer.countries; ++c)
      assert.equal(
        row(c).reduce((a, b) => a + b),
        200,
      );
    assert.deepEqual(row(0), row(1));
  });
});

describe('the table of timings', () => {
  test('replaces only what stands between its comments', () => {
    const text = `# Title\n\nBefore.\n\n${BEGIN}\n\nold\n\n${END}\n\nAfter.\n`;
    const once = replaced(text, 'new');
    assert.equal(once, `# Title\n\nBefore.\n\n${BEGIN}\n\nnew\n\n${END}\n\nAfter.\n`);
    assert.equal(replaced(once, 'new'), once);
  });

  test('refuses a document without them', () => {
    for (const text of ['', BEGIN, END, `${END}${BEGIN}`])
      assert.throws(() => replaced(text, 'new'), /lacks/);
  });
});

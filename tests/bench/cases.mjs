/**
 * What is timed, in the order of the table. A case goes by the name that tests/bench/native gives it;
 * `peer` and `engine` make the same in JavaScript and through the page's engine. Nothing else needs to
 * know of a new case.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';
import { loadFolder } from '../web/support.mjs';
import { peerInput } from './data.mjs';
import * as js from './peer.js';

/**
 * @typedef {{ run: () => void, result?: () => number }} Timed
 *   result: what it came to, mixed as the native program mixes it, so that the two can be compared
 * @typedef {{ id: string, what: string, unit: 'us' | 'ms', reach?: string, touched?: string,
 *   peer?: (folder: string) => Timed, engine?: (folder: string) => Promise<Timed> }} Case
 *   touched: the case that reads the same answers and writes as many ranks, and does nothing else
 */

/** @param {string} folder */
function ranked(folder) {
  const known = peerInput(folder);
  const peer = js.createPeer(known.input);
  js.rankAll(peer);
  return { peer, known };
}

/**
 * An engine with all sheets.
 * @template {import('../../web/src/engine.js').Engine} E
 * @param {string} folder @param {(options: { wasmBinary: Uint8Array }) => Promise<E>} open @param {string} file
 */
async function engineOn(folder, open, file) {
  const engine = await open({ wasmBinary: readFileSync(join(root, `build/wasm/${file}.wasm`)) });
  const problems = loadFolder(engine, folder);
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return engine;
}

/**
 * @template {import('../../web/src/engine.js').Engine} E
 * @param {E} engine @param {(engine: E) => void} ask @returns {Timed}
 */
function edits(engine, ask) {
  let turn = 0;
  return {
    run: () => {
      engine.set('AZ', 'media-03', (turn = turn === 3 ? 4 : 3));
      ask(engine);
    },
  };
}

/** @type {Case[]} */
export const cases = [
  {
    id: 'overall',
    what: 'score and rank 98 countries overall, from their answers',
    unit: 'us',
    peer(folder) {
      const { peer } = ranked(folder);
      return { run: () => js.rankOverall(peer) };
    },
  },
  {
    id: 'all-scopes',
    what: 'score and rank 98 countries in all 13 scopes, from their answers',
    unit: 'us',
    reach: 'under 5 µs in WebAssembly',
    touched: 'all-scopes-touched',
    peer(folder) {
      const { peer } = ranked(folder);
      return { run: () => js.rankAll(peer), result: () => js.mixed(peer.ranks) };
    },
  },
  { id: 'all-scopes-exact', what: 'the same, ranked by exact ratios', unit: 'us' },
  { id: 'all-scopes-by-rows', what: 'the same by the session’s functions, row by row', unit: 'us' },
  {
    id: 'edit',
    what: 'one changed answer to new ranks in all scopes',
    unit: 'us',
    reach: 'under 5 µs',
    peer(folder) {
      const { peer, known } = ranked(folder);
      const country = known.codes.indexOf('AZ');
      const indicator = known.ids.indexOf('media-03');
      return js.toAndFro(peer, country, indicator);
    },
  },
  {
    id: 'edit-in-javascript',
    what: 'the same seen from JavaScript: one changed answer by id, all ranks in an array',
    unit: 'us',
    reach: 'under 5 µs',
    async engine(folder) {
      const { openQuestions } = await import('../../web/src/questions.js');
      return edits(await engineOn(folder, openQuestions, 'rescore-questions'), (engine) => engine.ranks('publisher'));
    },
  },
  {
    id: 'edit-in-page',
    what: 'one changed answer, and the overall ranking of all countries, with the page’s module, which is built for size',
    unit: 'us',
    async engine(folder) {
      const { open } = await import('../../web/src/engine.js');
      return edits(await engineOn(folder, open, 'rescore'), (engine) => engine.ranking('overall', 'publisher'));
    },
  },
  {
    id: 'impact',
    what: 'what each other answer of one country would do to its ranks',
    unit: 'us',
    reach: 'under 200 µs',
    peer(folder) {
      const { peer, known } = ranked(folder);
      const country = known.codes.indexOf('AZ');
      const out = new Int32Array(3 * peer.choices.length);
      return {
        run: () => {
          js.countAbove(peer);
          js.impact(peer, country, out);
        },
      };
    },
  },
  {
    id: 'pivots',
    what: 'which answers decide a rank, of all countries',
    unit: 'ms',
    reach: 'under 30 ms',
    peer(folder) {
      const { peer } = ranked(folder);
      const row = new Int32Array(3 * peer.choices.length);
      const out = new Int32Array(2 * peer.countries * peer.size);
      return { run: () => js.pivots(peer, row, out) };
    },
  },
  {
    id: 'weights-10000',
    what: 'rank acceptability from 10,000 draws of the domains’ weights',
    unit: 'ms',
    reach: 'under 30 ms natively, 45 ms in WebAssembly',
    peer(folder) {
      const { peer } = ranked(folder);
      const room = js.acceptabilityRoom(peer);
      return { run: () => js.acceptability(peer, 10000, room) };
    },
  },
  { id: 'goal', what: 'the fewest changes to a rank, over all ranks, with proof and the number of sets', unit: 'us', reach: 'under 1 ms' },
  { id: 'goal-first', what: 'the same for the first rank, which needs 44 changes', unit: 'us', reach: 'under 1 ms' },
  {
    id: 'all-scopes-10000x1000',
    what: 'score and rank 10,000 countries by 1,000 indicators in 13 scopes',
    unit: 'ms',
    reach: 'under 25 ms',
    touched: 'touched-10000x1000',
    peer() {
      const peer = js.createPeer(js.madeUp(10000, 1000));
      return { run: () => js.rankAll(peer), result: () => js.mixed(peer.ranks) };
    },
  },
];

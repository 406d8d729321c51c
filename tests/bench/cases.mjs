/**
 * The timed cases, in the order of the table. A case has the same id as in tests/bench/native;
 * `peer` does the same in plain JavaScript, `engine` through a module of the page. A new case needs
 * no other change.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../../tools/steps.mjs';
import { loadFolder } from '../web/support.mjs';
import { peerInput } from './data.mjs';
import * as hdi from './hdi-peer.js';
import * as results from './mixed.js';
import * as asks from './peer-questions.js';
import * as js from './peer.js';

/**
 * @import { Engine } from '../../web/src/engine/open-engine.js'
 * @import { Questions } from '../../web/src/engine/questions.js'
 *
 * @typedef {{ run: () => unknown, result?: () => number, near?: () => number[] | Promise<number[]>
 *   }} Timed
 *   result: what it came to, mixed as the native program mixes it, so that they can be compared;
 * near:
 *   what need only be much the same; a promise of `run` is waited for
 * @typedef {{ id: string, what: string, unit: 'us' | 'ms', reach?: string,
 *   peer?: (data: string) => Timed | undefined, engine?: (engine: Engine) => Timed,
 *   questions?: (engine: Questions) => Timed }} Case
 *   engine: is made with either module, questions: with that of the questions alone
 */

const UNIT = 'AZ';
const INDICATOR = 'media-03';

/** @param {string} data */
export function ranked(data) {
  const known = peerInput(join(data, 'china'));
  const peer = js.createPeer(known.input);
  js.rankAll(peer);
  return { peer, country: known.codes.indexOf(UNIT), indicator: known.ids.indexOf(INDICATOR) };
}

/**
 * A module of the page with every country's answers.
 * @param {'page' | 'questions'} which
 * @param {string} data
 */
export async function engineOn(which, data) {
  const options = (/** @type {string} */ file) => ({
    wasmBinary: readFileSync(join(root, `build/wasm/${file}.wasm`)),
  });
  const engine =
    which === 'page'
      ? await (await import('../../web/src/engine/open-engine.js')).open(options('rescore'))
      : await (
          await import('../../web/src/engine/questions.js')
        ).openQuestions(options('rescore-questions'));
  const problems = loadFolder(engine, join(data, 'china'));
  if (problems.length > 0) throw new Error(JSON.stringify(problems[0]));
  return engine;
}

/** @param {Engine} engine @param {string} [method] */
const mixed = (engine, method) => results.mixedResults(engine.results(method));

/** @param {string} data @param {number} trials @returns {Timed} */
export function trialsOfPeer(data, trials) {
  const { peer } = ranked(data);
  const room = asks.acceptabilityRoom(peer);
  const run = () => asks.acceptability(peer, trials, room);
  return { run, near: () => (run(), results.meanRanks(room.counts, peer.countries)) };
}

/** @param {Questions} engine @param {number} trials @returns {Timed} */
export function trialsOfEngine(engine, trials) {
  const run = () => engine.robustness({ weights: 'dirichlet', draws: trials }, { slice: 10_000 });
  return {
    run,
    near: async () => {
      const { countries } = await run();
      return results.meanRanks(
        countries.flatMap((one) => one.acceptability),
        countries.length,
      );
    },
  };
}

/** @type {Case[]} */
export const cases = [
  {
    id: 'anew',
    what:
      '(a) results(method) of a method whose results are not cached: ' +
      'all 98 countries in all 13 aggregates, from their answers',
    unit: 'us',
    reach: '10 µs, module 15 µs',
    peer(data) {
      const { peer, country, indicator } = ranked(data);
      return results.anew(peer, country, indicator);
    },
    engine(engine) {
      engine.set(UNIT, INDICATOR, 3);
      const domains = engine.ids().scopes.filter((scope) => scope.startsWith('domain:'));
      const methods = domains.map((scope) => `weight=${scope.slice('domain:'.length)}:1`);
      let turn = 0;
      const next = () => methods[++turn % methods.length];
      return { run: () => engine.results(next()), result: () => mixed(engine, next()) };
    },
  },
  {
    id: 'undo',
    what: 'undo() or redo() of one change, then all results',
    unit: 'us',
    peer(data) {
      const { peer, country, indicator } = ranked(data);
      return results.toAndFro(peer, country, indicator);
    },
    engine(engine) {
      engine.set(UNIT, INDICATOR, 0);
      engine.set(UNIT, INDICATOR, 3);
      return {
        run: () => {
          if (!engine.undo()) engine.redo();
          return engine.results();
        },
        result: () => {
          while (engine.redo());
          return mixed(engine);
        },
      };
    },
  },
  {
    id: 'edit',
    what: '(b) set() of one answer, then all results; in JavaScript ranks(), both by id',
    unit: 'us',
    reach: '1 µs',
    peer(data) {
      const { peer, country, indicator } = ranked(data);
      return results.toAndFro(peer, country, indicator);
    },
    engine(engine) {
      let turn = 0;
      const ranks = engine.ranks();
      return {
        run: () => {
          engine.set(UNIT, INDICATOR, (turn = turn === 3 ? 0 : 3));
          return engine.ranks('', ranks);
        },
        result: () => {
          engine.set(UNIT, INDICATOR, 3);
          return mixed(engine);
        },
      };
    },
  },
  {
    id: 'impact',
    what: '(c) impact() of one country: every other answer, three whole rows each, by effect',
    unit: 'us',
    reach: '50 µs, module 70 µs',
    peer(data) {
      const { peer, country } = ranked(data);
      const room = asks.impactRoom(peer);
      return {
        run: () => asks.impact(peer, country, room),
        result: () => results.mixedImpact(peer, country),
      };
    },
    questions: (engine) => ({ run: () => engine.impact(UNIT), result: () => mixedImpact(engine) }),
  },
  {
    id: 'pivots',
    what: '(d) pivots() of all 98 countries',
    unit: 'ms',
    reach: '3 × faster than JavaScript',
    peer(data) {
      const { peer } = ranked(data);
      const room = asks.pivotRoom(peer);
      return {
        run: () => asks.pivots(peer, room),
        result: () => results.mixedPivots(room.up, room.down),
      };
    },
    questions: (engine) => ({
      run: () => engine.pivots(),
      result: () => {
        const { up, down } = engine.pivots();
        return results.mixedPivots(up, down);
      },
    }),
  },
  {
    id: 'weights-10000',
    what: '(e) 10,000 trials of the domains’ weights (Dirichlet), with rank acceptability',
    unit: 'ms',
    reach: '15 ms, module 22 ms',
    peer: (data) => trialsOfPeer(data, 10_000),
    questions: (engine) => trialsOfEngine(engine, 10_000),
  },
  {
    id: 'hdi-edit',
    what: '(f) HDI 2021, 191 countries, geometric mean: set() of one number, then all results',
    unit: 'us',
    reach: '20 µs',
    peer(data) {
      const read = (/** @type {string} */ name) =>
        JSON.parse(readFileSync(join(data, 'hdi', name), 'utf8'));
      if (!existsSync(join(data, 'hdi'))) return undefined;
      const peer = hdi.createHdi(read('index.json'), read('responses.json'));
      const unit = peer.units >> 1;
      const value = peer.numbers[unit];
      let turn = 0;
      hdi.edit(peer, unit, 0, value - 2);
      return {
        run: () => hdi.edit(peer, unit, 0, value - 2 + (turn = 1 - turn)),
        result: () => {
          hdi.edit(peer, unit, 0, value - 1);
          return hdi.mixedHdi(peer);
        },
      };
    },
  },
  {
    id: 'goal',
    what: 'goal() over all ranks of one country, with proof and the number of sets',
    unit: 'us',
    reach: '1 ms',
  },
  {
    id: 'goal-first',
    what: 'goal() for the first rank, which needs 44 changes',
    unit: 'us',
    reach: '1 ms',
  },
];

/** @param {Questions} engine */
function mixedImpact(engine) {
  const { indicators, countries } = engine.ids();
  let sum = countries.length;
  for (const { indicator, to, after } of engine.impact(UNIT)) {
    const before = engine.score(UNIT)[0].rank ?? 0;
    const rank = after[0].rank ?? 0;
    const rows = after.flatMap((row) => [
      row.achieved,
      row.maximum ?? -1,
      row.percent === null ? -1 : Math.round(10 * row.percent),
      row.rank ?? 0,
      row.tied ?? 0,
    ]);
    const gained = before === 0 || rank === 0 ? 0 : before - rank;
    sum += results.mixed([indicators.indexOf(indicator), to ?? js.SKIPPED, gained, ...rows]);
  }
  return sum >>> 0;
}

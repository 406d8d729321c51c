/**
 * How time grows with what is asked for: the cases, along four axes, and the power of n that fits them.
 * A case goes by the name that tests/bench/native gives it.
 */
import { peerInput } from './data.mjs';
import * as js from './peer.js';

/**
 * @typedef {import('./cases.mjs').Case} Case
 * @typedef {{ id: string, what: string, of: string, points: { n: number, case: string }[] }} Axis
 *   `what` is timed, `of` says what n is
 */

/** Countries by indicators, as in size_cases.cpp. */
const SIZES = [[100, 99], [300, 99], [1000, 99], [3000, 99], [10000, 99], [1000, 30], [1000, 300], [1000, 1000], [10000, 1000]];
const DRAWS = [1000, 3000, 10000, 30000, 100000];
const EDITS = [1, 10, 100, 1000, 5000];
const by = (/** @type {number[]} */ size) => size.join('x');

/** @param {number[]} size */
function made([countries, indicators]) {
  const peer = js.createPeer(js.madeUp(countries, indicators));
  js.rankAll(peer);
  return peer;
}

/** @param {number[]} size @returns {Case} */
function all(size) {
  return {
    id: `all-scopes-${by(size)}`,
    what: `score and rank ${size[0].toLocaleString('en')} countries by ${size[1].toLocaleString('en')} indicators in 13 scopes`,
    unit: size[0] * size[1] < 1e6 ? 'us' : 'ms',
    peer() {
      const peer = made(size);
      return { run: () => js.rankAll(peer), result: () => js.mixed(peer.ranks) };
    },
  };
}

/** @param {number[]} size @returns {Case} */
function edit(size) {
  return {
    id: `edit-${by(size)}`,
    what: `one changed answer to new ranks, ${by(size)}`,
    unit: 'us',
    peer() {
      const peer = made(size);
      const [country, indicator] = size.map((n) => Math.floor(n / 2));
      return js.toAndFro(peer, country, indicator);
    },
  };
}

/** @param {number} draws @returns {Case} */
function weights(draws) {
  return {
    id: `weights-${draws}`,
    what: `rank acceptability from ${draws.toLocaleString('en')} draws of the domains’ weights`,
    unit: 'ms',
    peer(folder) {
      const peer = js.createPeer(peerInput(folder).input);
      js.rankAll(peer);
      const room = js.acceptabilityRoom(peer);
      return { run: () => js.acceptability(peer, draws, room) };
    },
  };
}

/** What is timed along the axes, and is not in the main table already. @type {Case[]} */
export const growthCases = [
  ...SIZES.filter((size) => by(size) !== '10000x1000').map(all),
  ...SIZES.map(edit),
  ...DRAWS.filter((draws) => draws !== 10000).map(weights),
];

const along = (/** @type {string} */ what, /** @type {number} */ i, /** @type {(size: number[]) => boolean} */ wanted) =>
  SIZES.filter(wanted).sort((a, b) => a[i] - b[i]).map((size) => ({ n: size[i], case: `${what}-${by(size)}` }));

/** @type {Axis[]} */
export const axes = [
  { id: 'countries', what: 'all ranks, from all answers', of: 'countries, each with 99 answers', points: along('all-scopes', 0, ([, i]) => i === 99) },
  { id: 'indicators', what: 'all ranks, from all answers', of: 'indicators, of 1,000 countries', points: along('all-scopes', 1, ([c]) => c === 1000) },
  { id: 'edit', what: 'one changed answer to all new ranks', of: 'countries, each with 99 answers', points: along('edit', 0, ([, i]) => i === 99) },
  { id: 'edits', what: 'one changed answer to all new ranks, through a session', of: 'changes that stand already, of 98 countries', points: EDITS.map((n) => ({ n, case: `edits-${n}` })) },
  { id: 'draws', what: 'rank acceptability', of: 'draws of weights, of 98 countries', points: DRAWS.map((n) => ({ n, case: `weights-${n}` })) },
];

/**
 * The power of n that fits best: least squares of the logarithms. `r2` is 1 when all points are on it.
 * @param {{ n: number, ns: number }[]} points two or more
 */
export function power(points) {
  const [x, y] = [points.map(({ n }) => Math.log(n)), points.map(({ ns }) => Math.log(ns))];
  const mean = (/** @type {number[]} */ list) => list.reduce((sum, v) => sum + v, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const dot = (/** @type {number[]} */ a, /** @type {number} */ ma, /** @type {number[]} */ b, /** @type {number} */ mb) =>
    a.reduce((sum, v, i) => sum + (v - ma) * (b[i] - mb), 0);
  const [xx, xy, yy] = [dot(x, mx, x, mx), dot(x, mx, y, my), dot(y, my, y, my)];
  return { power: xy / xx, r2: yy === 0 ? 1 : (xy * xy) / (xx * yy) };
}

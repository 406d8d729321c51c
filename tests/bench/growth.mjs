/**
 * How time grows with size: the cases, along four axes, and the power of n that fits them. A case
 * has the same id as in tests/bench/native.
 */
import { trialsOfEngine, trialsOfPeer } from './cases.mjs';
import { SIZES } from './data.mjs';
import * as results from './mixed.js';
import * as js from './peer.js';

/**
 * @typedef {import('./cases.mjs').Case} Case
 * @typedef {{ id: string, what: string, of: string, points: { n: number, case: string }[] }} Axis
 *   `what` is timed, `of` says what n is
 */

const TRIALS = [1000, 3000, 10000, 30000, 100000];
const EDITS = [1, 10, 100, 1000, 5000];
const by = (/** @type {number[]} */ size) => size.join('x');

/** @param {number[]} size */
function made([countries, indicators]) {
  const peer = js.createPeer(js.madeUp(countries, indicators));
  js.rankAll(peer);
  return { peer, country: countries >> 1, indicator: indicators >> 1 };
}

/** @param {number[]} size @returns {Case} */
const all = (size) => ({
  id: `anew-${by(size)}`,
  what:
    `results(method): ${size[0].toLocaleString('en')} ` +
    `units by ${size[1].toLocaleString('en')} indicators in 13 aggregates`,
  unit: size[0] * size[1] < 1e5 ? 'us' : 'ms',
  ...(by(size) === '10000x1000' ? { reach: '25 ms' } : {}),
  peer() {
    const { peer, country, indicator } = made(size);
    return results.anew(peer, country, indicator);
  },
});

/** @param {number[]} size @returns {Case} */
const edit = (size) => ({
  id: `edit-${by(size)}`,
  what: `set() of one answer, then all results: ${by(size)}`,
  unit: 'us',
  peer() {
    const { peer, country, indicator } = made(size);
    return results.toAndFro(peer, country, indicator);
  },
});

/** @param {number} trials @returns {Case} */
const weights = (trials) => ({
  id: `weights-${trials}`,
  what: `${trials.toLocaleString('en')} trials of the domains’ weights`,
  unit: 'ms',
  peer: (data) => trialsOfPeer(data, trials),
  questions: (engine) => trialsOfEngine(engine, trials),
});

/** Cases along the axes that are not in the main table. @type {Case[]} */
export const growthCases = [
  ...SIZES.map(all),
  ...SIZES.map(edit),
  ...TRIALS.filter((trials) => trials !== 10000).map(weights),
];

const along = (
  /** @type {string} */ what,
  /** @type {number} */ i,
  /** @type {(size: number[]) => boolean} */ wanted,
) =>
  SIZES.filter(wanted)
    .sort((a, b) => a[i] - b[i])
    .map((size) => ({ n: size[i], case: `${what}-${by(size)}` }));

/** @type {Axis[]} */
export const axes = [
  {
    id: 'units',
    what: 'results(method)',
    of: 'units, each with 99 answers',
    points: along('anew', 0, ([, i]) => i === 99),
  },
  {
    id: 'indicators',
    what: 'results(method)',
    of: 'indicators, of 1,000 units',
    points: along('anew', 1, ([c]) => c === 1000),
  },
  {
    id: 'edit',
    what: 'set() of one answer, then results()',
    of: 'units, each with 99 answers',
    points: along('edit', 0, ([, i]) => i === 99),
  },
  {
    id: 'edits',
    what: 'the same, with many changes',
    of: 'changes made before, of 98 countries',
    points: EDITS.map((n) => ({ n, case: `edits-${n}` })),
  },
  {
    id: 'draws',
    what: 'trials of weights',
    of: 'trials, of 98 countries',
    points: TRIALS.map((n) => ({ n, case: `weights-${n}` })),
  },
];

/**
 * The power of n that fits best: least squares of the logarithms. `r2` is 1 when all points are on
 * it.
 * @param {{ n: number, ns: number }[]} points two or more
 */
export function power(points) {
  const [x, y] = [points.map(({ n }) => Math.log(n)), points.map(({ ns }) => Math.log(ns))];
  const mean = (/** @type {number[]} */ list) => list.reduce((sum, v) => sum + v, 0) / list.length;
  const [mx, my] = [mean(x), mean(y)];
  const dot = (
    /** @type {number[]} */ a,
    /** @type {number} */ ma,
    /** @type {number[]} */ b,
    /** @type {number} */ mb,
  ) => a.reduce((sum, v, i) => sum + (v - ma) * (b[i] - mb), 0);
  const [xx, xy, yy] = [dot(x, mx, x, mx), dot(x, mx, y, my), dot(y, my, y, my)];
  return { power: xy / xx, r2: yy === 0 ? 1 : (xy * xy) / (xx * yy) };
}

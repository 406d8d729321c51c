/**
 * The Human Development Index in plain JavaScript, written for speed: dimensions from goalposts,
 * their geometric mean, ranks. The timed case is one changed number; see peer.js for the rest.
 */
import { mixedResults } from './mixed.js';

/** Scores that differ by less are equal. */
const GRID = 1e12;

/**
 * The index and its numbers, from data folders of format 2 that the tests write.
 * @param {any} index @param {any} responses
 */
export function createHdi(index, responses) {
  const units = index.units.length;
  const place = new Map(
    index.units.map((/** @type {any} */ unit, /** @type {number} */ i) => [unit.id, i]),
  );
  const nodes = index.nodes.map((/** @type {any} */ node) => node.id);
  const indicators = index.indicators.map((/** @type {any} */ one) => {
    const { number } = index.scales.find((/** @type {any} */ scale) => scale.id === one.scale);
    const f = number.transform === 'log' ? Math.log : (/** @type {number} */ x) => x;
    return { f, lower: f(number.lower), upper: f(number.upper), node: nodes.indexOf(one.nodes[0]) };
  });
  const column = () => new Float64Array(nodes.length * units);
  const peer = {
    units,
    nodes: nodes.length,
    indicators,
    numbers: new Float64Array(indicators.length * units),
    scores: column(),
    keys: column(),
    ranks: new Int32Array(nodes.length * units),
    tied: new Int32Array(nodes.length * units),
  };
  for (const { unit, answers } of responses.units) {
    answers.forEach(
      (/** @type {number} */ answer, /** @type {number} */ i) =>
        (peer.numbers[i * units + place.get(unit)] = answer),
    );
  }
  for (let u = 0; u < units; ++u) for (let n = nodes.length - 1; n >= 0; --n) score(peer, n, u);
  for (let n = 0; n < nodes.length; ++n) {
    for (let u = 0; u < units; ++u) rankOne(peer, n, u);
  }
  return peer;
}

/** @typedef {ReturnType<typeof createHdi>} Hdi */

/**
 * A unit's share in a dimension, or overall from those of the dimensions.
 * @param {Hdi} peer
 * @param {number} n
 * @param {number} u
 */
function score({ units, nodes, indicators, numbers, scores, keys }, n, u) {
  let value = 0;
  if (n === 0) {
    value = 1;
    for (let d = 1; d < nodes; ++d) value *= keys[d * units + u] / GRID;
    value **= 1 / (nodes - 1);
  } else {
    let count = 0;
    for (let i = 0; i < indicators.length; ++i) {
      const { f, lower, upper, node } = indicators[i];
      if (node !== n) continue;
      value += Math.min(1, Math.max(0, (f(numbers[i * units + u]) - lower) / (upper - lower)));
      ++count;
    }
    value /= count;
  }
  const at = n * units + u;
  scores[at] = Math.round(value * 1000);
  // Overall is ranked by the rounded score.
  keys[at] = n === 0 ? scores[at] : Math.round(value * GRID);
}

/** @param {Hdi} peer @param {number} n @param {number} u */
function rankOne({ units, keys, ranks, tied }, n, u) {
  const key = keys[n * units + u];
  let rank = 1;
  let equal = 0;
  for (let i = n * units; i < (n + 1) * units; ++i) {
    if (keys[i] > key) ++rank;
    else if (keys[i] === key) ++equal;
  }
  ranks[n * units + u] = rank;
  tied[n * units + u] = equal;
}

/**
 * One changed number, from ranks to ranks.
 * @param {Hdi} peer
 * @param {number} u
 * @param {number} i
 * @param {number} to
 */
export function edit(peer, u, i, to) {
  peer.numbers[i * peer.units + u] = to;
  move(peer, peer.indicators[i].node, u);
  move(peer, 0, u);
}

/** @param {Hdi} peer @param {number} n @param {number} u */
function move(peer, n, u) {
  const { units, keys, ranks, tied } = peer;
  const own = n * units + u;
  const before = keys[own];
  score(peer, n, u);
  const after = keys[own];
  if (before === after) return;
  for (let i = n * units; i < (n + 1) * units; ++i) {
    const key = keys[i];
    if (after > key) ++ranks[i];
    if (before > key) --ranks[i];
    if (after === key) ++tied[i];
    if (before === key) --tied[i];
  }
  rankOne(peer, n, u);
}

/** All results, as tests/bench/native mixes them. @param {Hdi} peer */
export function mixedHdi({ scores, ranks, tied }) {
  const [none, unknown] = [new Int32Array(ranks.length), new Int32Array(ranks.length).fill(-1)];
  return mixedResults(
    { achieved: none, maximum: unknown, score: scores.map((s) => s / 1000), rank: ranks, tied },
    1000,
  );
}

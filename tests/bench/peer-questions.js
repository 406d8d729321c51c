/**
 * The peer's what-if questions: every single change, the answers that decide a rank, random
 * weights.
 */
import { KEYS, SKIPPED, UNRANKED, tenths, whole, xorshift } from './peer.js';

/** @typedef {import('./peer.js').Peer} Peer */

/** Fills `above` and `having` from the keys. @param {Peer} peer after rankAll */
export function countKeys({ scopes, countries, keys, above, having }) {
  having.fill(0);
  for (let s = 0; s < scopes; ++s) {
    for (let i = s * countries; i < (s + 1) * countries; ++i) ++having[s * KEYS + keys[i]];
    for (let key = KEYS - 1, sum = 0; key >= 0; --key) {
      above[s * KEYS + key] = sum;
      sum += having[s * KEYS + key];
    }
  }
}

/** The fields of a row: points, maximum, tenths of a percentage, rank, how many share it. */
export const ROW = 5;

/**
 * A country's row in a scope after a change, and the row's score in millionths.
 * @param {Peer} peer @param {number} scope @param {number} country @param {number} points @param
 *   {number} answered
 * @param {Int32Array} out @param {number} at
 */
function rowAfter(
  { countries, domains, achieved, maxima, keys, above, having },
  scope,
  country,
  points,
  answered,
  out,
  at,
) {
  const own = scope * countries + country;
  const sum = achieved[own] + points;
  const maximum = maxima[own] + answered;
  const layer = scope > domains;
  const key = layer ? whole(sum, maximum) : tenths(sum, maximum);
  const now = keys[own];
  out[at] = sum;
  out[at + 1] = maximum;
  out[at + 2] = scoreOf(key, layer);
  out[at + 3] = key === UNRANKED ? 0 : 1 + above[scope * KEYS + key] - (now > key ? 1 : 0);
  out[at + 4] = key === UNRANKED ? 0 : having[scope * KEYS + key] + (now === key ? 0 : 1);
  return maximum === 0 ? 0 : Math.floor((1e6 * sum) / maximum);
}

/** Tenths of a per cent; -1 for none. @param {number} key @param {boolean} layer */
export const scoreOf = (key, layer) => (key === UNRANKED ? -1 : layer ? 10 * (key - 1) : key - 1);

/** Buffers for an impact. @param {Peer} peer */
export const impactRoom = ({ choices }) => ({
  rows: new Int32Array(3 * ROW * choices.length),
  gained: new Int32Array(choices.length),
  share: new Int32Array(choices.length),
  order: new Uint16Array(choices.length),
});

/**
 * Every single change of a country's answers: its rows overall, in the domain, in the layer, and
 * the changes in the order of their effect on the overall rank, then on the score.
 * @param {Peer} peer after rankAll
 * @param {number} country
 * @param {ReturnType<typeof impactRoom>} room three rows for each of the peer's choices; the answer
 *   it
 *   has is one of them
 */
export function impact(peer, country, { rows, gained, share, order }) {
  const { size, answers, maximum, choices, choiceEnd, achieved, maxima } = peer;
  countKeys(peer);
  const now = peer.ranks[country];
  const before =
    maxima[country] === 0 ? 0 : Math.floor((1e6 * achieved[country]) / maxima[country]);
  for (let k = 0, choice = 0; k < size; ++k) {
    const old = answers[country * size + k];
    const domain = 1 + peer.domain[k];
    const layer = 1 + peer.domains + peer.layer[k];
    for (; choice < choiceEnd[k]; ++choice) {
      const to = choices[choice];
      const points = (to === SKIPPED ? 0 : to) - (old === SKIPPED ? 0 : old);
      const answered = ((to === SKIPPED ? 0 : 1) - (old === SKIPPED ? 0 : 1)) * maximum[k];
      const at = 3 * ROW * choice;
      share[choice] = rowAfter(peer, 0, country, points, answered, rows, at) - before;
      rowAfter(peer, domain, country, points, answered, rows, at + ROW);
      rowAfter(peer, layer, country, points, 0, rows, at + 2 * ROW);
      const then = rows[at + 3];
      gained[choice] = then === 0 || now === 0 ? 0 : now - then;
      order[choice] = choice;
    }
  }
  order.sort(
    (a, b) =>
      Math.abs(gained[b]) - Math.abs(gained[a]) || Math.abs(share[b]) - Math.abs(share[a]) || a - b,
  );
}

/** Buffers for pivots. @param {Peer} peer */
export const pivotRoom = ({ countries, size }) => ({
  up: new Int16Array(countries * size),
  down: new Int16Array(countries * size),
  upTo: new Uint8Array(countries * size),
  downTo: new Uint8Array(countries * size),
});

/**
 * For every country and indicator of the edition: the most overall ranks that another answer moves
 * the country up and down, and an answer that does.
 * @param {Peer} peer after rankAll
 * @param {ReturnType<typeof pivotRoom>} room
 */
export function pivots(peer, { up, down, upTo, downTo }) {
  const {
    countries,
    size,
    answers,
    order,
    maximum,
    choices,
    choiceEnd,
    achieved,
    maxima,
    keys,
    ranks,
    above,
  } = peer;
  countKeys(peer);
  for (let c = 0; c < countries; ++c) {
    const now = ranks[c];
    for (let k = 0, choice = 0; k < size; ++k) {
      const old = answers[c * size + k];
      const base = achieved[c] - (old === SKIPPED ? 0 : old);
      const most = maxima[c] - (old === SKIPPED ? 0 : maximum[k]);
      const at = c * size + order[k];
      up[at] = down[at] = 0;
      upTo[at] = downTo[at] = old;
      for (; choice < choiceEnd[k]; ++choice) {
        const to = choices[choice];
        if (to === old) continue;
        const key = to === SKIPPED ? tenths(base, most) : tenths(base + to, most + maximum[k]);
        if (key === UNRANKED || now === 0) continue;
        const gained = now - (1 + above[key] - (keys[c] > key ? 1 : 0));
        if (gained > up[at]) {
          up[at] = gained;
          upTo[at] = to;
        } else if (-gained > down[at]) {
          down[at] = -gained;
          downTo[at] = to;
        }
      }
    }
  }
}

/**
 * Rank acceptability: how often each country has each rank when the domains' weights are drawn
 * evenly from all that add up to 1 (Dirichlet with ones) and countries are ranked by the weighted
 * mean of their domains' percentages.
 * @param {Peer} peer after rankAll
 * @param {number} draws
 * @param {{ counts: Int32Array, shares: Float64Array, weights: Float64Array, sorted: Float64Array,
 *   scores: Float64Array }} room
 *   counts: by country and rank
 */
export function acceptability({ countries, domains, achieved, maxima }, draws, room) {
  const { counts, shares, weights, sorted, scores } = room;
  counts.fill(0);
  for (let d = 0; d < domains; ++d) {
    for (let c = 0; c < countries; ++c) {
      const i = (1 + d) * countries + c;
      shares[d * countries + c] = maxima[i] === 0 ? 0 : achieved[i] / maxima[i];
    }
  }
  let random = 1;
  for (let draw = 0; draw < draws; ++draw) {
    let total = 0;
    for (let d = 0; d < domains; ++d) {
      random = xorshift(random);
      total += weights[d] = -Math.log(((random >>> 0) + 0.5) / 2 ** 32);
    }
    scores.fill(0);
    for (let d = 0; d < domains; ++d) {
      const weight = weights[d] / total;
      const row = d * countries;
      for (let c = 0; c < countries; ++c) scores[c] += weight * shares[row + c];
    }
    // A typed array sorts its numbers natively; the lowest bits contain the country.
    for (let c = 0; c < countries; ++c) sorted[c] = Math.floor(scores[c] * 2 ** 40) * 1024 + c;
    sorted.sort();
    for (let place = countries - 1, last = -1, at = 0; place >= 0; --place) {
      const score = Math.floor(sorted[place] / 1024);
      const c = sorted[place] - score * 1024;
      if (score !== last) at = countries - 1 - place;
      last = score;
      ++counts[c * countries + at];
    }
  }
}

/** Buffers for acceptability. @param {Peer} peer */
export const acceptabilityRoom = ({ countries, domains }) => ({
  counts: new Int32Array(countries * countries),
  shares: new Float64Array(domains * countries),
  weights: new Float64Array(domains),
  sorted: new Float64Array(countries),
  scores: new Float64Array(countries),
});

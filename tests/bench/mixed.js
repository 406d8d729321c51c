/** Results reduced to one number, to check that all timed programs get the same. */
import { ROW, impact, impactRoom, scoreOf } from './peer-questions.js';
import { edit, rankAll } from './peer.js';

/** @typedef {import('./peer.js').Peer} Peer */

/** A hash of numbers, as in tests/bench/native (FNV-1a). @param {ArrayLike<number>} numbers */
export function mixed(numbers) {
  let hash = 2166136261;
  for (let i = 0; i < numbers.length; ++i) hash = Math.imul(hash ^ numbers[i], 16777619);
  return hash >>> 0;
}

/**
 * A hash of columns of results, as in tests/bench/native: `score` times `factor` as a whole number.
 * @param {{ achieved: ArrayLike<number>, maximum: ArrayLike<number>, score: ArrayLike<number>,
 *   rank: ArrayLike<number>, tied: ArrayLike<number> }} all
 * @param {number} factor
 */
export function mixedResults({ achieved, maximum, score, rank: ranks, tied }, factor = 10) {
  const list = new Int32Array(5 * ranks.length);
  for (let i = 0; i < ranks.length; ++i) {
    const units = Number.isNaN(score[i]) ? -1 : Math.round(factor * score[i]);
    list.set([achieved[i], maximum[i], units, ranks[i], tied[i]], 5 * i);
  }
  return mixed(list);
}

/** All results of a peer. @param {Peer} peer */
export function mixedPeer({ countries, domains, achieved, maxima, keys, ranks, tied }) {
  const score = Float64Array.from(keys, (key, i) => {
    const units = scoreOf(key, i >= (1 + domains) * countries);
    return units < 0 ? NaN : units / 10;
  });
  return mixedResults({ achieved, maximum: maxima, score, rank: ranks, tied });
}

/**
 * The timed work of one changed answer: from 0 to 3 and back again.
 * @param {ReturnType<typeof createPeer>} peer @param {number} country @param {number} indicator
 */
export function toAndFro(peer, country, indicator) {
  let turn = 0;
  edit(peer, country, indicator, 0);
  return {
    run: () => edit(peer, country, indicator, (turn = turn === 3 ? 0 : 3)),
    result: () => {
      edit(peer, country, indicator, 3);
      return mixedPeer(peer);
    },
  };
}

/**
 * The timed work of all results, with that answer at 3.
 * @param {Peer} peer
 * @param {number} country
 * @param {number} indicator
 */
export function anew(peer, country, indicator) {
  rankAll(peer);
  edit(peer, country, indicator, 3);
  return { run: () => rankAll(peer), result: () => mixedPeer(peer) };
}

/**
 * A hash of an impact, independent of order, as in tests/bench/native.
 * @param {Peer} peer
 * @param {number} country
 */
export function mixedImpact(peer, country) {
  const room = impactRoom(peer);
  impact(peer, country, room);
  let sum = peer.countries;
  for (let k = 0, choice = 0; k < peer.size; ++k) {
    for (; choice < peer.choiceEnd[k]; ++choice) {
      const to = peer.choices[choice];
      if (to === peer.answers[country * peer.size + k]) continue;
      const rows = room.rows.subarray(3 * ROW * choice, 3 * ROW * (choice + 1));
      sum += mixed([peer.order[k], to, room.gained[choice], ...rows]);
    }
  }
  return sum >>> 0;
}

/**
 * A hash of pivots, as in tests/bench/native.
 * @param {ArrayLike<number>} up
 * @param {ArrayLike<number>} down
 */
export function mixedPivots(up, down) {
  const both = new Int32Array(2 * up.length);
  for (let i = 0; i < up.length; ++i) {
    both[2 * i] = up[i];
    both[2 * i + 1] = down[i];
  }
  return mixed(both);
}

/**
 * The mean rank of each country.
 * @param {ArrayLike<number>} counts by country and rank
 * @param {number} countries
 */
export function meanRanks(counts, countries) {
  return Array.from({ length: countries }, (_, c) => {
    let [draws, sum] = [0, 0];
    for (let rank = 0; rank < countries; ++rank) {
      draws += counts[c * countries + rank];
      sum += (rank + 1) * counts[c * countries + rank];
    }
    return sum / draws;
  });
}

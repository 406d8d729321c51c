/**
 * What Rescore's core is timed against: the same results in plain JavaScript, written for speed.
 * Typed arrays throughout, whole numbers where they decide, answers in the order they are added up
 * in, and nothing allocated while it works. The rules are the publisher's of docs/method.md and no
 * others. The test beside it (tests/web/bench-peer.test.mjs) compares it with the command.
 */

/**
 * @typedef {{ domain: number, layer: number, options: number[] }} Indicator options: scores, rising
 * @typedef {{ domains: number, layers: number, indicators: Indicator[], countries: number, answers: Uint8Array }} Input
 *   `answers` country by country in the order of `indicators`; 255 is skipped
 * @typedef {ReturnType<typeof createPeer>} Peer
 */

export const SKIPPED = 255;
/** The key of a country that is not ranked; others are percentages in tenths, or whole, and 1. */
const UNRANKED = 0;
const KEYS = 1002;

/** @param {Input} input */
export function createPeer({ domains, layers, indicators, countries, answers }) {
  const size = indicators.length;
  const order = indicators
    .map((_, i) => i)
    .sort((a, b) => indicators[a].domain - indicators[b].domain || indicators[a].layer - indicators[b].layer || a - b);
  /** @type {{ domain: number, layer: number, end: number }[]} */
  const cells = [];
  for (let k = 0; k < size; ++k) {
    const { domain, layer } = indicators[order[k]];
    const last = cells.at(-1);
    if (last?.domain === domain && last.layer === layer) last.end = k + 1;
    else cells.push({ domain, layer, end: k + 1 });
  }
  const scopes = 1 + domains + layers;
  const column = () => new Int32Array(scopes * countries);
  const peer = {
    scopes,
    domains,
    layers,
    countries,
    size,
    /** Where an indicator of the edition stands here, and the other way round. */
    order: Uint16Array.from(order),
    position: Uint16Array.from(indicators, (_, i) => order.indexOf(i)),
    domain: Uint16Array.from(order, (i) => indicators[i].domain),
    layer: Uint16Array.from(order, (i) => indicators[i].layer),
    maximum: Uint8Array.from(order, (i) => indicators[i].options.at(-1) ?? 0),
    /** What can be answered, 255 for skipping, one indicator after the other. */
    choices: Uint8Array.from(order.flatMap((i) => [...indicators[i].options, SKIPPED])),
    choiceEnd: new Uint16Array(size),
    cellDomain: Uint16Array.from(cells, (c) => c.domain),
    cellLayer: Uint16Array.from(cells, (c) => c.layer),
    cellEnd: Uint16Array.from(cells, (c) => c.end),
    /** Points of each cell and scope when nothing is skipped. */
    cellAll: new Int32Array(cells.length),
    all: new Int32Array(scopes),
    answers: new Uint8Array(countries * size),
    /** By scope and country. Maxima are the method's: those of layers are of all indicators. */
    achieved: column(),
    maxima: column(),
    keys: column(),
    ranks: column(),
    tied: column(),
    counts: new Int32Array(KEYS),
    /** The rank that a key has. */
    first: new Int32Array(KEYS),
    /** By scope: how many countries have more than a key, and how many have it. */
    above: new Int32Array(scopes * KEYS),
    having: new Int32Array(scopes * KEYS),
  };
  for (let c = 0; c < countries; ++c) {
    for (let k = 0; k < size; ++k) peer.answers[c * size + k] = answers[c * size + order[k]];
  }
  for (let k = 0, cell = 0; k < size; ++k) {
    if (k === peer.cellEnd[cell]) ++cell;
    peer.choiceEnd[k] = (k === 0 ? 0 : peer.choiceEnd[k - 1]) + indicators[order[k]].options.length + 1;
    peer.cellAll[cell] += peer.maximum[k];
    for (const s of [0, 1 + peer.domain[k], 1 + domains + peer.layer[k]]) peer.all[s] += peer.maximum[k];
  }
  return peer;
}

/** Overall and in domains: tenths, halves up. @param {number} achieved @param {number} maximum */
const tenths = (achieved, maximum) =>
  maximum === 0 ? UNRANKED : 1 + (((2000 * achieved + maximum) / (2 * maximum)) | 0);

/** In layers: tenths, and those to whole per cent. @param {number} achieved @param {number} maximum */
function whole(achieved, maximum) {
  if (maximum === 0) return UNRANKED;
  return 1 + (((((2000 * achieved + maximum) / (2 * maximum)) | 0) + 5) / 10 | 0);
}

/** Ranks and ties from keys: counts each, adds up from the highest. @param {Peer} peer @param {number} scope */
function rank({ countries, keys, ranks, tied, counts, first }, scope) {
  const begin = scope * countries;
  const end = begin + countries;
  counts.fill(0);
  for (let i = begin; i < end; ++i) ++counts[keys[i]];
  let next = 1;
  for (let key = KEYS - 1; key > UNRANKED; --key) {
    first[key] = next;
    next += counts[key];
  }
  counts[UNRANKED] = 0;
  for (let i = begin; i < end; ++i) {
    ranks[i] = first[keys[i]];
    tied[i] = counts[keys[i]];
  }
}

/** Every scope: answers to points to ranks. @param {Peer} peer */
export function rankAll(peer) {
  const { countries, size, scopes, domains, answers, maximum, achieved, maxima, keys } = peer;
  const { cellDomain, cellLayer, cellEnd, cellAll, all } = peer;
  const firstLayer = 1 + domains;
  achieved.fill(0);
  maxima.fill(0);
  for (let c = 0; c < countries; ++c) {
    const row = c * size;
    for (let cell = 0, k = 0; cell < cellEnd.length; ++cell) {
      const end = cellEnd[cell];
      let sum = 0;
      let answered = cellAll[cell];
      for (; k < end; ++k) {
        const answer = answers[row + k];
        if (answer === SKIPPED) answered -= maximum[k];
        else sum += answer;
      }
      const domain = (1 + cellDomain[cell]) * countries + c;
      achieved[domain] += sum;
      maxima[domain] += answered;
      achieved[(firstLayer + cellLayer[cell]) * countries + c] += sum;
    }
    for (let d = 1; d < firstLayer; ++d) {
      achieved[c] += achieved[d * countries + c];
      maxima[c] += maxima[d * countries + c];
    }
  }
  for (let i = 0; i < firstLayer * countries; ++i) keys[i] = tenths(achieved[i], maxima[i]);
  for (let s = firstLayer; s < scopes; ++s) {
    const most = all[s];
    maxima.fill(most, s * countries, (s + 1) * countries);
    for (let i = s * countries; i < (s + 1) * countries; ++i) keys[i] = whole(achieved[i], most);
  }
  for (let s = 0; s < scopes; ++s) rank(peer, s);
}

/**
 * One changed answer, from ranks to ranks: only its three scopes, and there only who is passed.
 * @param {Peer} peer after rankAll
 * @param {number} country
 * @param {number} indicator
 * @param {number} answer
 */
export function edit(peer, country, indicator, answer) {
  const k = peer.position[indicator];
  const at = country * peer.size + k;
  const old = peer.answers[at];
  peer.answers[at] = answer;
  const points = (answer === SKIPPED ? 0 : answer) - (old === SKIPPED ? 0 : old);
  const answered = ((answer === SKIPPED ? 0 : 1) - (old === SKIPPED ? 0 : 1)) * peer.maximum[k];
  const layer = 1 + peer.domains + peer.layer[k];
  editScope(peer, 0, country, points, answered);
  editScope(peer, 1 + peer.domain[k], country, points, answered);
  editScope(peer, layer, country, points, 0);
}

/** @param {Peer} peer @param {number} scope @param {number} country @param {number} points @param {number} answered */
function editScope(peer, scope, country, points, answered) {
  const { countries, achieved, maxima, keys, ranks, tied } = peer;
  const begin = scope * countries;
  const own = begin + country;
  achieved[own] += points;
  maxima[own] += answered;
  const before = keys[own];
  const after = scope > peer.domains ? whole(achieved[own], maxima[own]) : tenths(achieved[own], maxima[own]);
  if (before === after) return;
  keys[own] = after;
  let place = 1;
  let equal = 0;
  for (let i = begin; i < begin + countries; ++i) {
    const key = keys[i];
    if (key > after) ++place;
    if (key === UNRANKED) continue;
    if (after > key) ++ranks[i];
    if (before > key) --ranks[i];
    if (after === key) {
      ++tied[i];
      ++equal;
    }
    if (before === key) --tied[i];
  }
  ranks[own] = after === UNRANKED ? 0 : place;
  tied[own] = equal;
}

/** Fills `above` and `having` from the keys. @param {Peer} peer after rankAll */
function countKeys({ scopes, countries, keys, above, having }) {
  having.fill(0);
  for (let s = 0; s < scopes; ++s) {
    for (let i = s * countries; i < (s + 1) * countries; ++i) ++having[s * KEYS + keys[i]];
    for (let key = KEYS - 1, sum = 0; key >= 0; --key) {
      above[s * KEYS + key] = sum;
      sum += having[s * KEYS + key];
    }
  }
}

/** What a row has: points, maximum, tenths of a percentage, rank, how many share it. */
export const ROW = 5;

/**
 * A country's row in a scope after a change, and the row's score in millionths.
 * @param {Peer} peer @param {number} scope @param {number} country @param {number} points @param {number} answered
 * @param {Int32Array} out @param {number} at
 */
function rowAfter({ countries, domains, achieved, maxima, keys, above, having }, scope, country, points, answered, out, at) {
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

/** Tenths of per cent; -1 for none. @param {number} key @param {boolean} layer */
const scoreOf = (key, layer) => (key === UNRANKED ? -1 : layer ? 10 * (key - 1) : key - 1);

/** Room for an impact. @param {Peer} peer */
export const impactRoom = ({ choices }) => ({
  rows: new Int32Array(3 * ROW * choices.length),
  gained: new Int32Array(choices.length),
  share: new Int32Array(choices.length),
  order: new Uint16Array(choices.length),
});

/**
 * Every single change of a country's answers: its rows overall, in the domain, in the layer, and the
 * changes in the order of their effect on the overall rank, then on the score.
 * @param {Peer} peer after rankAll
 * @param {number} country
 * @param {ReturnType<typeof impactRoom>} room three rows for each of the peer's choices; the answer it
 *   has is one of them
 */
export function impact(peer, country, { rows, gained, share, order }) {
  const { size, answers, maximum, choices, choiceEnd, achieved, maxima } = peer;
  countKeys(peer);
  const now = peer.ranks[country];
  const before = maxima[country] === 0 ? 0 : Math.floor((1e6 * achieved[country]) / maxima[country]);
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
  order.sort((a, b) => Math.abs(gained[b]) - Math.abs(gained[a]) || Math.abs(share[b]) - Math.abs(share[a]) || a - b);
}

/** What an impact comes to, in any order, as tests/bench/native mixes it. @param {Peer} peer @param {number} country */
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

/** Room for pivots. @param {Peer} peer */
export const pivotRoom = ({ countries, size }) => ({
  up: new Int16Array(countries * size),
  down: new Int16Array(countries * size),
  upTo: new Uint8Array(countries * size),
  downTo: new Uint8Array(countries * size),
});

/**
 * For every country and indicator of the edition the most ranks that another answer moves the country up
 * and down overall, and an answer that does it.
 * @param {Peer} peer after rankAll
 * @param {ReturnType<typeof pivotRoom>} room
 */
export function pivots(peer, { up, down, upTo, downTo }) {
  const { countries, size, answers, order, maximum, choices, choiceEnd, achieved, maxima, keys, ranks, above } = peer;
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

/** What pivots come to, as tests/bench/native mixes them. @param {ArrayLike<number>} up @param {ArrayLike<number>} down */
export function mixedPivots(up, down) {
  const both = new Int32Array(2 * up.length);
  for (let i = 0; i < up.length; ++i) {
    both[2 * i] = up[i];
    both[2 * i + 1] = down[i];
  }
  return mixed(both);
}

/** The next number of a generator. @param {number} state not 0 */
function xorshift(state) {
  state ^= state << 13;
  state ^= state >>> 17;
  return state ^ (state << 5);
}

/**
 * Rank acceptability: how often each country has each rank when the domains' weights are drawn
 * evenly from all that add up to 1 (Dirichlet with ones) and countries are ranked by the weighted
 * mean of their domains' percentages.
 * @param {Peer} peer after rankAll
 * @param {number} draws
 * @param {{ counts: Int32Array, shares: Float64Array, weights: Float64Array, sorted: Float64Array, scores: Float64Array }} room
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
    // A typed array sorts its numbers natively; the country rides in the lowest bits.
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

/** The mean rank of each country. @param {ArrayLike<number>} counts by country and rank @param {number} countries */
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

/** Room for acceptability. @param {Peer} peer */
export const acceptabilityRoom = ({ countries, domains }) => ({
  counts: new Int32Array(countries * countries),
  shares: new Float64Array(domains * countries),
  weights: new Float64Array(domains),
  sorted: new Float64Array(countries),
  scores: new Float64Array(countries),
});

/**
 * A made-up edition of any size, which data.mjs writes as files.
 * @param {number} countries
 * @param {number} size
 * @returns {Input}
 */
export function madeUp(countries, size) {
  const indicators = Array.from({ length: size }, (_, i) => ({
    domain: Math.floor((i * 9) / size),
    layer: i % 3,
    options: [0, 1, 2, 3, 4],
  }));
  const answers = new Uint8Array(countries * size);
  for (let i = 0, random = 1; i < answers.length; ++i) {
    random = xorshift(random);
    answers[i] = (random >>> 0) % 64 === 0 ? SKIPPED : (random >>> 8) % 5;
  }
  return { domains: 9, layers: 3, indicators, countries, answers };
}

/** Numbers mixed into one, as in tests/bench/native (FNV-1a). @param {ArrayLike<number>} numbers */
export function mixed(numbers) {
  let hash = 2166136261;
  for (let i = 0; i < numbers.length; ++i) hash = Math.imul(hash ^ numbers[i], 16777619);
  return hash >>> 0;
}

/**
 * Columns of results mixed into one, as in tests/bench/native: `score` times `factor` as a whole number.
 * @param {{ achieved: ArrayLike<number>, maximum: ArrayLike<number>, score: ArrayLike<number>, rank: ArrayLike<number>, tied: ArrayLike<number> }} all
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

/** The timed work of all results, with that answer at 3. @param {Peer} peer @param {number} country @param {number} indicator */
export function anew(peer, country, indicator) {
  rankAll(peer);
  edit(peer, country, indicator, 3);
  return { run: () => rankAll(peer), result: () => mixedPeer(peer) };
}

/**
 * The code that Rescore's core is timed against: the same results in plain JavaScript, written for
 * speed. It uses typed arrays throughout, integers where they decide, answers stored in the order
 * of summation, and no allocations while it works. It implements only the publisher's rules of
 * docs/method.md. tests/web/bench-peer.test.mjs compares it with the command.
 */

/**
 * @typedef {{ domain: number, layer: number, options: number[] }} Indicator options: scores, rising
 * @typedef {{ domains: number, layers: number, indicators: Indicator[], countries: number, answers:
 *   Uint8Array }} Input
 *   `answers` country by country in the order of `indicators`; 255 is skipped
 * @typedef {ReturnType<typeof createPeer>} Peer
 */

export const SKIPPED = 255;
/** The key of an unranked country; other keys are percentages in tenths, or whole, plus 1. */
export const UNRANKED = 0;
export const KEYS = 1002;

/** @param {Input} input */
export function createPeer({ domains, layers, indicators, countries, answers }) {
  const size = indicators.length;
  const order = indicators
    .map((_, i) => i)
    .sort(
      (a, b) =>
        indicators[a].domain - indicators[b].domain ||
        indicators[a].layer - indicators[b].layer ||
        a - b,
    );
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
    /** The position here of each of the edition's indicators, and the reverse. */
    order: Uint16Array.from(order),
    position: Uint16Array.from(indicators, (_, i) => order.indexOf(i)),
    domain: Uint16Array.from(order, (i) => indicators[i].domain),
    layer: Uint16Array.from(order, (i) => indicators[i].layer),
    maximum: Uint8Array.from(order, (i) => indicators[i].options.at(-1) ?? 0),
    /** The possible answers, indicator by indicator; 255 means skipped. */
    choices: Uint8Array.from(order.flatMap((i) => [...indicators[i].options, SKIPPED])),
    choiceEnd: new Uint16Array(size),
    cellDomain: Uint16Array.from(cells, (c) => c.domain),
    cellLayer: Uint16Array.from(cells, (c) => c.layer),
    cellEnd: Uint16Array.from(cells, (c) => c.end),
    /** The points of each cell and scope if nothing is skipped. */
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
    /** The rank of each key. */
    first: new Int32Array(KEYS),
    /** By scope: how many countries have a higher key, and how many have the same. */
    above: new Int32Array(scopes * KEYS),
    having: new Int32Array(scopes * KEYS),
  };
  for (let c = 0; c < countries; ++c) {
    for (let k = 0; k < size; ++k) peer.answers[c * size + k] = answers[c * size + order[k]];
  }
  for (let k = 0, cell = 0; k < size; ++k) {
    if (k === peer.cellEnd[cell]) ++cell;
    peer.choiceEnd[k] =
      (k === 0 ? 0 : peer.choiceEnd[k - 1]) + indicators[order[k]].options.length + 1;
    peer.cellAll[cell] += peer.maximum[k];
    for (const s of [0, 1 + peer.domain[k], 1 + domains + peer.layer[k]])
      peer.all[s] += peer.maximum[k];
  }
  return peer;
}

/** Overall and in domains: tenths, halves up. @param {number} achieved @param {number} maximum */
export const tenths = (achieved, maximum) =>
  maximum === 0 ? UNRANKED : 1 + (((2000 * achieved + maximum) / (2 * maximum)) | 0);

/**
 * In layers: to tenths, then to whole per cent.
 * @param {number} achieved
 * @param {number} maximum
 */
export function whole(achieved, maximum) {
  if (maximum === 0) return UNRANKED;
  return 1 + ((((((2000 * achieved + maximum) / (2 * maximum)) | 0) + 5) / 10) | 0);
}

/**
 * Ranks and ties from keys: counts each key and sums from the highest.
 * @param {Peer} peer
 * @param {number} scope
 */
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
 * One changed answer, from ranks to ranks: updates only its three scopes, and in these only the
 * countries that are passed.
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

/**
 * @param {Peer} peer
 * @param {number} scope
 * @param {number} country
 * @param {number} points
 * @param {number} answered
 */
function editScope(peer, scope, country, points, answered) {
  const { countries, achieved, maxima, keys, ranks, tied } = peer;
  const begin = scope * countries;
  const own = begin + country;
  achieved[own] += points;
  maxima[own] += answered;
  const before = keys[own];
  const after =
    scope > peer.domains ? whole(achieved[own], maxima[own]) : tenths(achieved[own], maxima[own]);
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

/** The next number of a generator. @param {number} state not 0 */
export function xorshift(state) {
  state ^= state << 13;
  state ^= state >>> 17;
  return state ^ (state << 5);
}

/**
 * A generated edition of any size, which data.mjs writes as files.
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

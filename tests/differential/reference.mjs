/**
 * A second implementation of docs/method.md, from the documents alone: plain, slow and exact. It
 * shares nothing with the core or the page, so a result on which both agree is what the documents
 * say.
 *
 * A world is the content of a data folder: `{ index, standings, sheets }`, parsed JSON, sheets by
 * country. Changes are a Map from "AZ.media-03" to a score, or null for skipped. A share is a
 * fraction of two BigInts, `{ over, under }`; null is no share.
 */

/** @typedef {{ over: bigint, under: bigint }} Share */

/**
 * How many times an indicator's points count overall. @param {any} method @param {any} indicator
 */
const weightOf = (method, { domain, layer }) =>
  (method.domain_weights?.[domain] ?? 1) * (method.layer_weights?.[layer] ?? 1);

/**
 * How many times a domain's points count overall; null if not all of them count equally.
 * @param {any} index
 * @param {any} method
 * @param {string} domain
 */
function weightOfDomain(index, method, domain) {
  const weights = indicatorsOf(index, `domain:${domain}`).map((/** @type {any} */ i) =>
    weightOf(method, i),
  );
  return weights.every((/** @type {number} */ w) => w === weights[0]) ? weights[0] : null;
}

/**
 * Whether a method needs the answers of every country: totals contain neither dropped indicators
 * nor layer weights within a domain.
 * @param {any} index
 * @param {any} method
 */
export const needsAnswers = (index, method) =>
  (method.dropped ?? []).length > 0 ||
  index.domains.some((/** @type {any} */ d) => weightOfDomain(index, method, d.id) === null);

/**
 * The error of a well-formed method, or "".
 * @param {any} index
 * @param {any} method
 */
export function methodFault(index, method) {
  const weightsOfLayers = Object.values(method.layer_weights ?? {}).some((w) => w !== 1);
  if (method.aggregate === 'mean' && weightsOfLayers) return 'a mean has no weights of layers';
  let maximum = 0;
  for (const i of index.indicators) {
    if ((method.dropped ?? []).includes(i.id)) continue;
    maximum += best(index, i) * weightOf(method, i);
  }
  if (maximum === 0) return 'nothing is left';
  return method.aggregate !== 'mean' && maximum > MOST_POINTS ? 'too many points' : '';
}

/** The largest allowed sum of weighted maxima in a pooled score. */
const MOST_POINTS = 2_097_152;

/** The scopes of an edition in the order of results. @param {any} index */
export const scopesOf = (index) => [
  'overall',
  ...index.domains.map((/** @type {any} */ d) => `domain:${d.id}`),
  ...index.layers.map((/** @type {any} */ l) => `layer:${l.id}`),
];

/** overall, domain or layer: which of a method's rules applies. @param {string} scope */
const kindOf = (scope) => scope.split(':')[0];

/** @param {any} index @param {string} scope */
function indicatorsOf(index, scope) {
  const [kind, id] = scope.split(':');
  return index.indicators.filter((/** @type {any} */ i) => kind === 'overall' || i[kind] === id);
}

/** The most points of an indicator. @param {any} index @param {any} indicator */
function best(index, indicator) {
  const { options } = index.scales.find((/** @type {any} */ s) => s.id === indicator.scale);
  return options[options.length - 1].score;
}

/**
 * A method's text applied to its base: "exact,mean,weight=media:2,drop=media-03".
 * @param {any[]} methods
 * @param {any} index
 * @param {string} text
 */
export function methodOf(methods, index, text) {
  const parts = text === '' ? [] : text.split(',');
  const named = methods.find((m) => m.id === parts[0]);
  const method = structuredClone(named ?? methods[0]);
  for (const part of named ? parts.slice(1) : parts) {
    const [, word, id, number] = /** @type {string[]} */ (
      /^([a-z]+)=?([a-z0-9-]*):?(\d*)$/.exec(part)
    );
    if (word === 'mean' || word === 'pooled') method.aggregate = word;
    if (word === 'skips')
      for (const kind of ['overall', 'domain', 'layer']) method[kind].denominator = id;
    if (word !== 'weight' && word !== 'drop') continue;
    const weights = index.domains.some((/** @type {any} */ d) => d.id === id)
      ? (method.domain_weights ??= {})
      : index.layers.some((/** @type {any} */ l) => l.id === id)
        ? (method.layer_weights ??= {})
        : null;
    if (weights) weights[id] = word === 'drop' ? 0 : Number(number);
    else (method.dropped ??= []).push(id);
  }
  return method;
}

/**
 * A country's points and maximum in a scope, and the resulting share.
 * @param {any} world @param {any} method @param {Map<string, number | null>} changes @param
 *   {string} country @param {string} scope
 * @returns {{ achieved: number, maximum: number | null, share: Share | null }}
 */
function pointsOf(world, method, changes, country, scope) {
  const { index } = world;
  if (!world.sheets[country]) return pointsFromStandings(world, method, country, scope);
  const counted = indicatorsOf(index, scope).filter(
    (/** @type {any} */ i) => !(method.dropped ?? []).includes(i.id),
  );
  const answers = answersOf(world, changes, country);
  const counting = (/** @type {any} */ i) => (scope === 'overall' ? weightOf(method, i) : 1);
  const { denominator } = method[kindOf(scope)];
  let achieved = 0;
  let maximum = 0;
  for (const indicator of counted) {
    const answer = answers[indicator.id];
    achieved += (answer ?? 0) * counting(indicator);
    if (answer !== null || denominator === 'all')
      maximum += best(index, indicator) * counting(indicator);
  }
  if (scope !== 'overall' || method.aggregate !== 'mean')
    return { achieved, maximum, share: shareOf(achieved, maximum) };

  const domains = index.domains.map((/** @type {any} */ d) => ({
    weight: method.domain_weights?.[d.id] ?? 1,
    share: pointsOf(world, method, changes, country, `domain:${d.id}`).share,
  }));
  return { achieved, maximum, share: meanOf(domains, denominator) };
}

/**
 * The same for a country whose answers are not loaded.
 * @param {any} world
 * @param {any} method
 * @param {string} country
 * @param {string} scope
 * @returns {{ achieved: number, maximum: number | null, share: Share | null }}
 */
function pointsFromStandings(world, method, country, scope) {
  const { index } = world;
  // Methods that need more than the totals have been rejected before.
  const row = (/** @type {string} */ s, kind = kindOf(scope)) =>
    totalsFromStandings(world, method[kind].denominator, country, s);
  if (scope !== 'overall') {
    const [achieved, maximum] = row(scope);
    return { achieved, maximum, share: maximum === null ? null : shareOf(achieved, maximum) };
  }
  const ids = index.domains.map((/** @type {any} */ d) => d.id);
  const weights = ids.map((/** @type {string} */ id) => weightOfDomain(index, method, id));
  let [achieved, maximum] = row('overall');
  if (weights.some((/** @type {number} */ w) => w !== 1)) {
    const domains = ids.map((/** @type {string} */ id) => row(`domain:${id}`));
    achieved = domains.reduce(
      (/** @type {number} */ sum, /** @type {any} */ [a], /** @type {number} */ d) =>
        sum + a * weights[d],
      0,
    );
    maximum = domains.some(
      (/** @type {any} */ [, m], /** @type {number} */ d) => m === null && weights[d] > 0,
    )
      ? null
      : domains.reduce(
          (/** @type {number} */ sum, /** @type {any} */ [, m], /** @type {number} */ d) =>
            sum + m * weights[d],
          0,
        );
  }
  if (method.aggregate === 'mean') {
    const domains = ids.map((/** @type {string} */ id) => row(`domain:${id}`, 'domain'));
    if (
      domains.some(
        (/** @type {any} */ [, m], /** @type {number} */ d) => m === null && weights[d] > 0,
      )
    )
      return { achieved, maximum, share: null };
    const shares = domains.map((/** @type {any} */ [a, m], /** @type {number} */ d) => ({
      weight: weights[d],
      share: weights[d] > 0 ? shareOf(a, m) : null,
    }));
    return { achieved, maximum, share: meanOf(shares, method.overall.denominator) };
  }
  return { achieved, maximum, share: maximum === null ? null : shareOf(achieved, maximum) };
}

/**
 * A scope's printed totals, with the maximum for a denominator.
 * @param {any} world
 * @param {string} denominator
 * @param {string} country
 * @param {string} scope
 * @returns {[number, number | null]}
 */
function totalsFromStandings(world, denominator, country, scope) {
  const { index, standings } = world;
  const { scopes } = standings.countries.find((/** @type {any} */ c) => c.code === country);
  const full = (/** @type {string} */ s) =>
    indicatorsOf(index, s).reduce(
      (/** @type {number} */ sum, /** @type {any} */ i) => sum + best(index, i),
      0,
    );
  const printed = (/** @type {string} */ s) => index.methods[0][kindOf(s)].denominator;
  const [achieved, maximum] = scopes[scope];
  if (denominator === 'all') return [achieved, full(scope)];
  if (printed(scope) === 'answered') return [achieved, maximum];
  const domains = index.domains.map((/** @type {any} */ d) => scopes[`domain:${d.id}`][1]);
  const answered =
    printed('overall') === 'answered'
      ? scopes.overall[1]
      : index.methods[0].domain.denominator === 'answered'
        ? domains.reduce((/** @type {number} */ sum, /** @type {number} */ m) => sum + m, 0)
        : null;
  if (scope === 'overall') return [achieved, answered];
  return [achieved, answered === full('overall') ? full(scope) : null];
}

/**
 * A country's current answers, by indicator.
 * @param {any} world
 * @param {Map<string, number | null>} changes
 * @param {string} country
 */
export function answersOf(world, changes, country) {
  /** @type {Record<string, number | null>} */
  const answers = {};
  for (const { indicator, answer } of world.sheets[country].answers) {
    const change = changes.get(`${country}.${indicator}`);
    answers[indicator] = change === undefined ? answer : change;
  }
  return answers;
}

/** @param {number} achieved @param {number} maximum @returns {Share | null} */
const shareOf = (achieved, maximum) =>
  maximum === 0 ? null : { over: BigInt(achieved), under: BigInt(maximum) };

/**
 * The weighted mean of the domains' shares. A domain without a share is left out, or counts as 0
 * with its weight.
 * @param {{ weight: number, share: Share | null }[]} parts @param {string} denominator @returns
 *   {Share | null}
 */
function meanOf(parts, denominator) {
  const nothing = denominator === 'all' ? { over: 0n, under: 1n } : null;
  const terms = parts.flatMap(({ weight, share }) => {
    const counted = share ?? nothing;
    return counted === null || weight === 0 ? [] : [{ weight: BigInt(weight), ...counted }];
  });
  const weights = terms.reduce((sum, t) => sum + t.weight, 0n);
  if (weights === 0n) return null;
  const common = terms.reduce((all, t) => (all * t.under) / greatestDivisor(all, t.under), 1n);
  const over = terms.reduce((sum, t) => sum + (t.weight * common * t.over) / t.under, 0n);
  return { over, under: common * weights };
}

/** @param {bigint} a @param {bigint} b @returns {bigint} */
const greatestDivisor = (a, b) => (b === 0n ? a : greatestDivisor(b, a % b));

/**
 * A share as per cent, rounded step by step, in units of the last step.
 * @param {Share} share
 * @param {{ rounding: number[], halves?: string }} rule
 */
function rounded(share, { rounding, halves = 'up' }) {
  let value = { over: 100n * share.over, under: share.under };
  for (const decimals of rounding) {
    const units = 10n ** BigInt(decimals);
    const doubled = 2n * value.over * units + value.under;
    // The largest whole number not above value * units + 1/2.
    const above = doubled / (2n * value.under);
    const isHalf = doubled % (2n * value.under) === 0n;
    value = {
      over: isHalf && halves === 'even' && above % 2n === 1n ? above - 1n : above,
      under: units,
    };
  }
  return value.over;
}

/** "28.3" @param {bigint} units @param {number} decimals */
function decimal(units, decimals) {
  const digits = String(units).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * A country in one scope, before ranking. `key` decides its rank; null if it is unranked.
 * @param {any} world @param {any} method as in index.json @param {Map<string, number | null>}
 *   changes @param {string} country @param {string} scope
 * @returns {{ country: string, scope: string, achieved: number, maximum: number | null, percent:
 *   string | null, decimals: number, share: Share | null, key: Share | null }}
 */
export function scoreOf(world, method, changes, country, scope) {
  const { rounding, key } = method[kindOf(scope)];
  const decimals = rounding[rounding.length - 1];
  const { achieved, maximum, share } = pointsOf(world, method, changes, country, scope);
  const units = share && rounded(share, method[kindOf(scope)]);
  return {
    country,
    scope,
    achieved,
    maximum,
    percent: units === null ? null : decimal(units, decimals),
    decimals,
    share,
    key: key === 'exact' ? share : units === null ? null : { over: units, under: 1n },
  };
}

/** Below 0 if the first is higher. @param {Share} a @param {Share} b */
const byHeight = (a, b) => Number(b.over * a.under - a.over * b.under);

/**
 * Scored countries of one scope with their ranks.
 * @template {{ key: Share | null }} R @param {R[]} rows @param {{ ties: string, first?: string }}
 *   rule
 */
export function withRanks(rows, { ties, first = 'highest' }) {
  const places = rows.map((_, at) => at).filter((at) => rows[at].key !== null);
  const compared = (/** @type {number} */ a, /** @type {number} */ b) => {
    const height = byHeight(/** @type {Share} */ (rows[a].key), /** @type {Share} */ (rows[b].key));
    return first === 'lowest' ? -height : height;
  };
  places.sort(compared);
  /** @type {Map<number, { rank: number, tied: number }>} */
  const found = new Map();
  let groups = 0;
  for (let begin = 0, end = 0; begin < places.length; begin = end) {
    while (end < places.length && compared(places[begin], places[end]) === 0) ++end;
    ++groups;
    const rank = ties === 'dense' ? groups : begin + 1;
    for (const at of places.slice(begin, end)) found.set(at, { rank, tied: end - begin });
  }
  return rows.map((row, at) => ({
    ...row,
    rank: found.get(at)?.rank ?? null,
    tied: found.get(at)?.tied ?? null,
    of: places.length,
  }));
}

/**
 * One scope of all countries, in the standings' order.
 * @param {any} world
 * @param {any} method
 * @param {Map<string, number | null>} changes
 * @param {string} scope
 */
export function scoreScope(world, method, changes, scope) {
  const rows = world.standings.countries.map((/** @type {any} */ c) =>
    scoreOf(world, method, changes, c.code, scope),
  );
  return withRanks(rows, method[kindOf(scope)]);
}

/**
 * The rules of docs/method.md a second time, from the documents alone: plain, slow and exact. It shares
 * nothing with the core or the page, so that what both get alike is what the documents say.
 *
 * A world is what a data folder holds: `{ index, standings, sheets }`, parsed JSON, sheets by country.
 * Changes are a Map from "AZ.media-03" to a score, or null for skipped. A share is a fraction of two
 * BigInts, `{ over, under }`; null is no share.
 */

/** @typedef {{ over: bigint, under: bigint }} Share */

/** Whether a method needs the answers of every country: totals tell nothing about layers' weights and dropped indicators. @param {any} method */
export const needsAnswers = (method) =>
  (method.dropped ?? []).length > 0 || Object.values(method.layer_weights ?? {}).some((w) => w !== 1);

/** What is wrong with a method that is well formed, or "". @param {any} index @param {any} method */
export function methodFault(index, method) {
  const weightsOfLayers = Object.values(method.layer_weights ?? {}).some((w) => w !== 1);
  if (method.aggregate === 'mean' && weightsOfLayers) return 'a mean has no weights of layers';
  let maximum = 0;
  for (const i of index.indicators) {
    if ((method.dropped ?? []).includes(i.id)) continue;
    maximum += best(index, i) * (method.domain_weights?.[i.domain] ?? 1) * (method.layer_weights?.[i.layer] ?? 1);
  }
  if (maximum === 0) return 'nothing is left';
  return maximum > MOST_POINTS ? 'too many points' : '';
}

/** The most that weighted maxima may add up to. */
const MOST_POINTS = 2_097_152;

/** The scopes of an edition in the order of results. @param {any} index */
export const scopesOf = (index) => [
  'overall',
  ...index.domains.map((/** @type {any} */ d) => `domain:${d.id}`),
  ...index.layers.map((/** @type {any} */ l) => `layer:${l.id}`),
];

/** overall, domain or layer: which of a method's rules holds. @param {string} scope */
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

/** A method's text applied to its base: "exact,mean,weight=media:2,drop=media-03". @param {any[]} methods @param {any} index @param {string} text */
export function methodOf(methods, index, text) {
  const parts = text === '' ? [] : text.split(',');
  const named = methods.find((m) => m.id === parts[0]);
  const method = structuredClone(named ?? methods[0]);
  for (const part of named ? parts.slice(1) : parts) {
    const [, word, id, number] = /** @type {string[]} */ (/^([a-z]+)=?([a-z0-9-]*):?(\d*)$/.exec(part));
    if (word === 'mean' || word === 'pooled') method.aggregate = word;
    if (word === 'skips') for (const kind of ['overall', 'domain', 'layer']) method[kind].denominator = id;
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
 * Points and maximum of a country in a scope, and the share that they make.
 * @param {any} world @param {any} method @param {Map<string, number | null>} changes @param {string} country @param {string} scope
 * @returns {{ achieved: number, maximum: number | null, share: Share | null }}
 */
function pointsOf(world, method, changes, country, scope) {
  const { index } = world;
  if (!world.sheets[country]) return pointsFromStandings(world, method, country, scope);
  const counted = indicatorsOf(index, scope).filter((/** @type {any} */ i) => !(method.dropped ?? []).includes(i.id));
  const answers = answersOf(world, changes, country);
  const weightOf = (/** @type {any} */ i) =>
    scope === 'overall'
      ? (method.domain_weights?.[i.domain] ?? 1) * (method.layer_weights?.[i.layer] ?? 1)
      : 1;
  const { denominator } = method[kindOf(scope)];
  let achieved = 0;
  let maximum = 0;
  for (const indicator of counted) {
    const answer = answers[indicator.id];
    achieved += (answer ?? 0) * weightOf(indicator);
    if (answer !== null || denominator === 'all') maximum += best(index, indicator) * weightOf(indicator);
  }
  if (scope !== 'overall' || method.aggregate !== 'mean') return { achieved, maximum, share: shareOf(achieved, maximum) };

  const own = { ...method, domain: method.overall };
  const domains = index.domains.map((/** @type {any} */ d) => ({
    weight: method.domain_weights?.[d.id] ?? 1,
    share: pointsOf(world, own, changes, country, `domain:${d.id}`).share,
  }));
  return { achieved, maximum, share: meanOf(domains) };
}

/** The same of a country whose answers are not there. @param {any} world @param {any} method @param {string} country @param {string} scope @returns {{ achieved: number, maximum: number | null, share: Share | null }} */
function pointsFromStandings(world, method, country, scope) {
  const { index } = world;
  // A method that the totals do not answer is refused before.
  const row = (/** @type {string} */ s) => totalsFromStandings(world, method[kindOf(scope)].denominator, country, s);
  if (scope !== 'overall') {
    const [achieved, maximum] = row(scope);
    return { achieved, maximum, share: maximum === null ? null : shareOf(achieved, maximum) };
  }
  const weights = index.domains.map((/** @type {any} */ d) => method.domain_weights?.[d.id] ?? 1);
  const domains = index.domains.map((/** @type {any} */ d) => row(`domain:${d.id}`));
  let [achieved, maximum] = row('overall');
  if (weights.some((/** @type {number} */ w) => w !== 1)) {
    achieved = domains.reduce((/** @type {number} */ sum, /** @type {any} */ [a], /** @type {number} */ d) => sum + a * weights[d], 0);
    maximum = domains.some((/** @type {any} */ [, m], /** @type {number} */ d) => m === null && weights[d] > 0)
      ? null
      : domains.reduce((/** @type {number} */ sum, /** @type {any} */ [, m], /** @type {number} */ d) => sum + m * weights[d], 0);
  }
  if (method.aggregate === 'mean') {
    if (domains.some((/** @type {any} */ [, m]) => m === null)) return { achieved, maximum, share: null };
    const shares = domains.map((/** @type {any} */ [a, m], /** @type {number} */ d) => ({ weight: weights[d], share: shareOf(a, m) }));
    return { achieved, maximum, share: meanOf(shares) };
  }
  return { achieved, maximum, share: maximum === null ? null : shareOf(achieved, maximum) };
}

/** A scope's printed totals, with the maximum that a denominator asks for. @param {any} world @param {string} denominator @param {string} country @param {string} scope @returns {[number, number | null]} */
function totalsFromStandings(world, denominator, country, scope) {
  const { index, standings } = world;
  const { scopes } = standings.countries.find((/** @type {any} */ c) => c.code === country);
  const full = (/** @type {string} */ s) => indicatorsOf(index, s).reduce((/** @type {number} */ sum, /** @type {any} */ i) => sum + best(index, i), 0);
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

/** Every answer of a country as it stands, by indicator. @param {any} world @param {Map<string, number | null>} changes @param {string} country */
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
const shareOf = (achieved, maximum) => (maximum === 0 ? null : { over: BigInt(achieved), under: BigInt(maximum) });

/**
 * The weighted mean of the shares that there are, over the common denominator of their maxima. Where
 * that times the weights is more than 2^40, shares are cut to 2^-30ths first, or so much coarser that it
 * is not.
 * @param {{ weight: number, share: Share | null }[]} parts @returns {Share | null}
 */
function meanOf(parts) {
  const terms = parts.flatMap(({ weight, share }) => (share === null || weight === 0 ? [] : [{ weight: BigInt(weight), ...share }]));
  const weights = terms.reduce((sum, t) => sum + t.weight, 0n);
  if (weights === 0n) return null;
  let common = terms.reduce((all, t) => (all * t.under) / greatestDivisor(all, t.under), 1n);
  if (common * weights > FINEST) common = FINEST / weights < FINE ? FINEST / weights : FINE;
  const over = terms.reduce((sum, t) => sum + t.weight * ((common * t.over) / t.under), 0n);
  return { over, under: common * weights };
}

const FINEST = 2n ** 40n;
const FINE = 2n ** 30n;

/** @param {bigint} a @param {bigint} b @returns {bigint} */
const greatestDivisor = (a, b) => (b === 0n ? a : greatestDivisor(b, a % b));

/** What the exact ratio is compared to: 2^-42ths, which tell all sums of points apart. @param {Share} share */
const fine = ({ over, under }) => (over * 2n ** 42n) / under;

/** A share as per cent, rounded half up step after step, in units of the last step. @param {Share} share @param {number[]} rounding */
function rounded(share, rounding) {
  let value = { over: 100n * share.over, under: share.under };
  for (const decimals of rounding) {
    const units = 10n ** BigInt(decimals);
    // The largest whole number that is not above value * units + 1/2.
    value = { over: (2n * value.over * units + value.under) / (2n * value.under), under: units };
  }
  return value.over;
}

/** "28.3" @param {bigint} units @param {number} decimals */
function decimal(units, decimals) {
  const digits = String(units).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/**
 * A country in one scope, before it is ranked. `key` is what it is ranked by, null when it is not.
 * @param {any} world @param {any} method as in index.json @param {Map<string, number | null>} changes @param {string} country @param {string} scope
 * @returns {{ country: string, scope: string, achieved: number, maximum: number | null, percent: string | null, decimals: number, share: Share | null, key: bigint | null }}
 */
export function scoreOf(world, method, changes, country, scope) {
  const { rounding, key } = method[kindOf(scope)];
  const decimals = rounding[rounding.length - 1];
  const { achieved, maximum, share } = pointsOf(world, method, changes, country, scope);
  const units = share && rounded(share, rounding);
  return {
    country,
    scope,
    achieved,
    maximum,
    percent: units === null ? null : decimal(units, decimals),
    decimals,
    share,
    key: key === 'exact' ? share && fine(share) : units,
  };
}

/** Scored countries of one scope with their ranks. @template {{ key: bigint | null }} R @param {R[]} rows @param {string} ties */
export function withRanks(rows, ties) {
  const keys = rows.flatMap((r) => (r.key === null ? [] : [r.key])).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0));
  const steps = ties === 'dense' ? [...new Set(keys)] : keys;
  return rows.map((row) => {
    if (row.key === null) return { ...row, rank: null, tied: null, of: keys.length };
    const tied = keys.lastIndexOf(row.key) - keys.indexOf(row.key) + 1;
    return { ...row, rank: steps.indexOf(row.key) + 1, tied, of: keys.length };
  });
}

/** One scope of all countries, in the standings' order. @param {any} world @param {any} method @param {Map<string, number | null>} changes @param {string} scope */
export function scoreScope(world, method, changes, scope) {
  const rows = world.standings.countries.map((/** @type {any} */ c) => scoreOf(world, method, changes, c.code, scope));
  return withRanks(rows, method[kindOf(scope)].ties);
}

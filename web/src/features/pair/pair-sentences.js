/**
 * Why one country is above another, in sentences and figures. No DOM here.
 * @import { Pair, Turn } from '../../engine/types.d.ts'
 * @import { Format } from '../../i18n/format.js'
 * @import { Text } from '../../i18n/messages.js'
 */

/** @typedef {{ text: Text, format: Format }} Voice */

/** Names of the two, and of the parts of the index by scope. */
/** @typedef {{ a: string, b: string, parts: Map<string, string> }} Names */

/** At most so many domains are named as the reason. */
const NAMED = 3;

/** Percentage points are shown in hundredths. */
const DECIMALS = 2;

/**
 * The parts that carry most of the gap: the fewest, the largest first, that make up half of it.
 * @param {Pick<Pair, 'gap' | 'parts'>} pair
 * @returns {string[]} scopes
 */
export function mainParts({ gap, parts }) {
  const sign = Math.sign(gap);
  const towards = parts
    .filter((part) => part.gap * sign > 0)
    .sort((x, y) => (y.gap - x.gap) * sign);
  /** @type {string[]} */
  const named = [];
  let sum = 0;
  for (const part of towards.slice(0, NAMED)) {
    if (2 * sum >= gap * sign) break;
    named.push(part.scope);
    sum += part.gap * sign;
  }
  return named;
}

/** @typedef {{ turn: Turn, whose: 'a' | 'b' | 'either' }} Way */

/**
 * The fewest changes that turn the order; of ways that are as short, those of the country shown.
 * Without any, what there is to say about the country shown or the other one.
 * @param {Pair['turn']} turn
 * @returns {Way | null}
 */
export function shortest({ of_a, of_b, of_either }) {
  /** @type {Way[]} */
  const ways = [];
  if (of_a) ways.push({ turn: of_a, whose: 'a' });
  if (of_b) ways.push({ turn: of_b, whose: 'b' });
  if (of_either) ways.push({ turn: of_either, whose: 'either' });
  const possible = ways.filter((way) => way.turn.possible);
  possible.sort((x, y) => x.turn.changes - y.turn.changes);
  return possible[0] ?? ways[0] ?? null;
}

/**
 * "Chile is above Azerbaijan mainly by Society, Media and Domestic Politics; it would take 29 changed
 * answers of Azerbaijan to turn them around, or other weights."
 * @param {Pair} pair @param {Names} names
 * @param {boolean} shared whether both have the same rank
 * @param {Voice} voice
 */
export function headline(pair, names, shared, { text }) {
  const said = text.pair;
  if (pair.gap === 0) return said.level(names);
  const [higher, lower] = pair.gap > 0 ? [names.a, names.b] : [names.b, names.a];
  const main = mainParts(pair).map((scope) => names.parts.get(scope) ?? scope);
  const above = said.above({
    higher,
    lower,
    shared: shared ? 'yes' : 'no',
    n: main.length,
    domains: text.list(main),
  });
  const turn = turnClause(pair, names, said);
  return turn ? said.sentence_turn({ above, turn }) : said.sentence({ above });
}

/** @param {Pair} pair @param {Names} names @param {Text['pair']} said */
function turnClause({ turn, weights_turn }, names, said) {
  const weights = weights_turn === null ? 'unknown' : weights_turn ? 'yes' : 'no';
  const way = shortest(turn);
  if (!way) return weights === 'unknown' ? '' : said.weights_alone({ weights });
  const name = way.whose === 'b' ? names.b : names.a;
  if (!way.turn.possible) return said.impossible({ name, weights });
  const whose = way.whose === 'either' ? 'either' : 'one';
  return said.turn({ n: way.turn.changes, whose, name, weights });
}

/**
 * Gaps as hundredths of a percentage point that add up as shown: each is rounded down or up, and the
 * largest remainders go up.
 * @param {number[]} gaps in units of 1 / denominator
 * @param {number} denominator
 * @returns {number[]} whole numbers; their sum is the rounded sum of the gaps
 */
export function hundredths(gaps, denominator) {
  const exact = gaps.map((gap) => (gap / denominator) * 100 * 10 ** DECIMALS);
  const shown = exact.map(Math.floor);
  const whole = Math.round(exact.reduce((sum, each) => sum + each, 0));
  const left = whole - shown.reduce((sum, each) => sum + each, 0);
  const remainders = exact.map((each, i) => ({ i, rest: each - shown[i] }));
  remainders.sort((x, y) => y.rest - x.rest || x.i - y.i);
  for (const { i } of remainders.slice(0, left)) shown[i] += 1;
  return shown;
}

/** "+2.31", "−0.08", "0.00". @param {number} inHundredths @param {Format} format */
export function points(inHundredths, format) {
  const size = format.decimal(Math.abs(inHundredths) / 10 ** DECIMALS, DECIMALS);
  return (inHundredths > 0 ? '+' : inHundredths < 0 ? '−' : '') + size;
}

/**
 * A gap without its sign. What is gained is rounded down, so that it never looks like enough.
 * @param {number} gap @param {number} denominator
 * @param {(n: number) => number} round
 * @param {Format} format
 */
export function size(gap, denominator, round, format) {
  const scaled = (Math.abs(gap) / denominator) * 100 * 10 ** DECIMALS;
  return format.decimal(round(Number(scaled.toFixed(6))) / 10 ** DECIMALS, DECIMALS);
}

/**
 * Why no fewer changes do it, or why none do.
 * @param {Turn} turn @param {string} name empty for answers of either
 * @param {number} denominator
 * @param {Voice} voice
 */
export function proof({ possible, changes, needed, with_fewer }, name, denominator, voice) {
  const said = voice.text.pair;
  const values = {
    name,
    n: changes - 1,
    // As the table shows it.
    needed: size(needed, denominator, Math.round, voice.format),
    most: size(with_fewer, denominator, Math.floor, voice.format),
  };
  if (!possible) return name ? said.out_of_reach(values) : said.out_of_reach_either(values);
  return changes === 1 ? said.why_none(values) : said.why_fewer(values);
}

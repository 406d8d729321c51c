/**
 * Why a rank changed, in sentences. No DOM here.
 * @import { Changes, ChangePart, Crossing, Places } from '../../engine/types.d.ts'
 * @import { Format } from '../../i18n/format.js'
 * @import { Text } from '../../i18n/messages.js'
 * @import { Compared } from './compare-states.js'
 */

/** @typedef {{ text: Text, format: Format }} Voice */

/** Names in the first sentence; the part lists the rest. */
const NAMES = 4;

/** The parts of a place, by sixths. */
const FRACTIONS = ['', '⅙', '⅓', '½', '⅔', '⅚'];

/** "-7/3" as a number of sixths, which it always is. @param {Places} places */
export function sixths(places) {
  const [over, under = 1] = String(places).split('/').map(Number);
  return (over * 6) / under;
}

/** "2⅓", without a sign. @param {Places} places @param {Format} format */
export function amount(places, format) {
  const all = Math.abs(sixths(places));
  const whole = Math.floor(all / 6);
  const rest = FRACTIONS[all % 6];
  return whole === 0 && rest ? rest : format.number(whole) + rest;
}

/** "+2⅓", "−3", "±0". @param {Places} places @param {Format} format */
export const signed = (places, format) => {
  const n = sixths(places);
  return (n > 0 ? '+' : n < 0 ? '−' : '±') + amount(places, format);
};

/**
 * Why the rank changed, in one to three plain sentences.
 * @param {Compared} compared @param {Voice} voice
 */
export function why({ change, sameScore }, voice) {
  const { text } = voice;
  const said = text.rankChange;
  if (change.from_rank === null || change.to_rank === null)
    return said.unranked({ name: change.name });
  const own = change.parts.find((part) => part.cause === 'answers')?.detail;
  return [
    moveOf(change, voice),
    own ? said.own_answers({ n: own.length }) : sameScore ? said.same_score : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** @param {Changes['countries'][0]} change @param {Voice} voice */
function moveOf(change, voice) {
  const { text, format } = voice;
  const said = text.rankChange;
  const { name, parts } = change;
  const from = Number(change.from_rank);
  const to = Number(change.to_rank);
  const moving = parts.filter(({ places }) => sixths(places) !== 0);
  const newcomers = parts.find((part) => part.cause === 'newcomers')?.detail ?? [];
  const alone = moving.length === 1 && moving[0].cause === 'newcomers';
  if (alone && to > from && newcomers.every(({ places }) => sixths(places) < 0)) {
    const names = newcomers.map((country) => country.name);
    const values = { name, from, to, n: names.length };
    return names.length > NAMES
      ? said.by_many_newcomers(values)
      : said.by_newcomers({ ...values, names: text.list(names) });
  }
  const head =
    from === to
      ? said.stayed({ name, to })
      : said.moved({ name, from, to, way: to < from ? 'higher' : 'lower' });
  if (moving.length === 0) return head;
  const clauses = moving.map(({ cause, places }, i) => {
    /** @type {'higher' | 'lower'} */
    const way = sixths(places) > 0 ? 'higher' : 'lower';
    const n = Math.ceil(Math.abs(sixths(places)) / 6);
    const values = { cause, places: amount(places, format), n, way };
    return i === 0 ? said.first(values) : said.further(values);
  });
  return `${head} ${said.sentence({ parts: text.list(clauses) })}`;
}

/**
 * The other countries behind a part, in sentences.
 * @param {ChangePart} part @param {Voice} voice
 * @returns {string[]}
 */
export function crossings(part, voice) {
  const { text, format } = voice;
  const said = text.rankChange;
  const all = part.cause === 'newcomers' ? part.detail : part.passed;
  const named = (/** @type {Crossing[]} */ list) =>
    text.list(
      list.map(({ name, places }) =>
        Math.abs(sixths(places)) === 6
          ? name
          : said.partly({ country: name, places: amount(places, format) }),
      ),
    );
  const up = all.filter(({ places }) => sixths(places) > 0);
  const down = all.filter(({ places }) => sixths(places) < 0);
  const values = (/** @type {Crossing[]} */ list) => ({ n: list.length, countries: named(list) });
  const [gained, lost] =
    part.cause === 'newcomers' ? [said.left, said.came] : [said.passed, said.passed_by];
  const partly = all.some(({ places }) => Math.abs(sixths(places)) % 6 > 0);
  return [
    down.length > 0 ? lost(values(down)) : '',
    up.length > 0 ? gained(values(up)) : '',
    partly ? said.partly_about : '',
  ].filter(Boolean);
}

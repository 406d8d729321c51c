import { hasPoints, methodOf } from '../engine/method-kinds.js';
import { movement } from './format.js';

/**
 * Results in words, for any scenario: the page's sentence, and the texts that leave the page. All
 * of it is text. "Higher" is higher in the ranking, whatever that means by the index's own definition.
 * @import { Format } from './format.js'
 * @import { Model, Passed } from '../explorer/view-model.js'
 * @import { Text } from './messages.js'
 * @import { Index, Row } from '../engine/types.d.ts'
 */

/** The language that is spoken; the app is one. @typedef {{ text: Text, format: Format }} Voice */

/**
 * What there is to say.
 * @typedef {object} Result
 * @property {string} country name
 * @property {string} edition title
 * @property {string} citation of the edition, in the publisher's words; empty when there is none
 * @property {string} commit state of the publisher's data; empty when not known
 * @property {string} fingerprint of the data; empty when not known
 * @property {string | null} method name, when it is not the publisher's
 * @property {Row} before as published
 * @property {Row} after with the changes
 * @property {number} edits how many answers are changed, in all countries
 * @property {number} elsewhere of them in other countries
 * @property {Passed} passed names of the countries it would move above, draw level with and fall
 *   below, the nearest first
 * @property {boolean} [pointless] whether the percentage is no share of the points
 * @property {{ above: string[], level: string[], below: string[] }} neighbours names of the
 *   countries with the next higher, the same and the next lower rank, with the changes
 */

/** Names in one sentence; the rest is a number. */
const MAX_NAMES = 6;

/**
 * The overall result of the shown country.
 * @param {{ model: Model, index: Index, fingerprint: string }} shown
 * @returns {Result}
 */
export function resultOf({ model, index, fingerprint }) {
  const own = model.places.find((place) => place.code === model.code);
  const higher = own ? model.places.filter((place) => place.rank < own.rank) : [];
  const lower = own ? model.places.filter((place) => place.rank > own.rank) : [];
  const at = (/** @type {number | undefined} */ rank) =>
    model.places.filter((place) => place.rank === rank && place !== own).map((place) => place.name);
  const method = index.methods.find((m) => m.id === model.method);
  return {
    country: model.name,
    edition: index.title,
    citation: index.source?.citation ?? '',
    commit: index.source?.commit ?? '',
    fingerprint,
    // Whatever is not the publisher's own says so, known or not.
    method: isPublishers(model, index) ? null : (method?.name ?? model.method),
    before: model.before[0],
    after: model.after[0],
    edits: model.edits.size + model.elsewhere,
    elsewhere: model.elsewhere,
    passed: model.passed,
    pointless: !hasPoints(methodOf(index, model.method), 'overall'),
    neighbours: { above: at(higher.at(-1)?.rank), level: at(own?.rank), below: at(lower[0]?.rank) },
  };
}

/**
 * Whether the figures are the publisher's, not another method's.
 * @param {Pick<Model, 'method'>} model
 * @param {Index} index
 */
export const isPublishers = (model, index) => model.method === index.methods[0].id;

/**
 * What figures without a changed answer are called.
 * @param {boolean} publishers whether they are the publisher's
 * @param {Pick<Voice, 'text'>} voice
 */
export const unchangedName = (publishers, { text }) =>
  publishers ? text.strip.published : text.strip.other_method;

/**
 * What kind of figures a file holds, for programs.
 * @param {Pick<Result, 'edits' | 'method'>} result
 */
export function statusOf({ edits, method }) {
  if (edits > 0) return 'what-if, not published';
  return method === null ? 'published' : 'other method, not published';
}

/**
 * "Azerbaijan scores 112 of 396, 28.3 %, and ranks 66th of 98."
 * @param {Result} result
 * @param {Voice} voice
 */
export function published({ country: name, before: row, pointless }, voice) {
  const said = voice.text.sentence;
  if (row.percent === null) return said.published_unscored({ name });
  const values = { name, ...figures(row, pointless, voice) };
  return row.rank === null
    ? said.published_unranked(values)
    : said.published({ ...values, rank: row.rank, of: row.of });
}

/**
 * After the published sentence: "With 3 answers changed it would score 124 of 396, 31.3 %, and rank
 * 58th, 8 places higher."
 * @param {Result} result @param {Voice} voice
 */
export function whatIf({ before, after: row, edits, elsewhere, pointless }, voice) {
  const said = voice.text.sentence;
  const where = elsewhere === 0 ? 'here' : elsewhere === edits ? 'elsewhere' : 'both';
  const changed = { n: edits, elsewhere, where };
  if (row.percent === null) return said.what_if_unscored(changed);
  const values = { ...changed, ...figures(row, pointless, voice) };
  if (row.rank === null) return said.what_if_unranked(values);
  return said.what_if({ ...values, rank: row.rank, ...movement(before.rank, row.rank) });
}

/**
 * What is published and, with changes, what would be.
 * @param {Result} result
 * @param {Voice} voice
 */
export function sentence(result, voice) {
  const { sentences } = voice.text;
  return joined([
    published(result, voice),
    result.edits > 0 && whatIf(result, voice),
    result.method !== null && sentences.other_method({ method: result.method }),
    result.edits > 0 && sentences.not_published,
  ]);
}

/** In place of the picture of the strip. @param {Result} result @param {Voice} voice */
export function altText(result, voice) {
  const { sentences } = voice.text;
  const n = result.after.of;
  return joined([
    sentences.picture({ edition: result.edition, n }),
    published(result, voice),
    result.edits > 0 && whatIf(result, voice),
    // Whom it is level with, its neighbours say.
    result.edits > 0 && passes({ ...result.passed, level: [] }, voice),
    neighbours(result, voice),
    result.method !== null && sentences.other_method({ method: result.method }),
    result.edits > 0 && sentences.not_published,
  ]);
}

/**
 * How to cite it: the publisher's citation and the state of the data; with changes, whose they are
 * and where. An address stands last, so that no full stop is taken for a part of it.
 * @param {Result} result
 * @param {{ url: string, date: string } | null} where date is "2025-05-31"; null for what nobody
 *   has read
 *   or changed yet
 * @param {Voice} voice
 */
export function citation(result, where, { text, format }) {
  const { sentences } = text;
  const day = where && { date: format.date(where.date), url: where.url };
  return joined([
    !result.citation.includes(result.edition) && sentences.edition({ edition: result.edition }),
    result.citation,
    result.commit && sentences.commit({ commit: result.commit }),
    result.fingerprint && sentences.fingerprint({ code: result.fingerprint }),
    result.method !== null && sentences.other_method({ method: result.method }),
    day !== null &&
      (result.edits > 0 ? sentences.scenario({ n: result.edits, ...day }) : sentences.read(day)),
  ]);
}

/**
 * One short line for screen readers, and whom it draws level with.
 * @param {Pick<Result, 'before' | 'after' | 'passed' | 'pointless'>} result
 * @param {Voice} voice
 */
export function announce({ before, after, passed: { level }, pointless }, voice) {
  const { text } = voice;
  const said = figures(after, pointless, voice);
  if (after.rank === null) return text.announce_unranked(said);
  return joined([
    text.announce({ rank: after.rank, ...movement(before.rank, after.rank), ...said }),
    level.length > 0 && text.announce_level({ countries: listed(level, voice) }),
  ]);
}

/**
 * The countries passed and those drawn level with; empty if there are none.
 * @param {Result['passed']} countries
 * @param {Voice} voice
 */
export function passes({ above, level, below }, voice) {
  const { strip } = voice.text;
  const say = (/** @type {string[]} */ names, /** @type {typeof strip.passes} */ sentence) =>
    names.length > 0 && sentence({ countries: listed(names, voice) });
  return joined([say(above, strip.passes), say(level, strip.levels), say(below, strip.falls)]);
}

/**
 * "112 of 396", or the points alone where the maximum is not known.
 * @param {Row} row
 * @param {Voice} voice
 */
function score({ achieved, maximum }, { text, format }) {
  return maximum === null ? format.number(achieved) : text.score({ achieved, maximum });
}

/**
 * A score for a message, which leaves out points that the percentage is no share of.
 * @param {Row} row @param {boolean | undefined} pointless @param {Voice} voice
 */
export const figures = (row, pointless, voice) => ({
  points: pointless ? /** @type {const} */ ('none') : /** @type {const} */ ('told'),
  score: score(row, voice),
  percent: voice.format.percent(row),
});

/** The same for a table, "112/396". @param {Row} row @param {Voice} voice */
export function scoreCell({ achieved, maximum }, { text, format }) {
  return maximum === null ? format.number(achieved) : text.profile.score({ achieved, maximum });
}

/** "66th", or a dash. @param {Pick<Row, 'rank'>} row @param {Voice} voice */
export function rankCell({ rank }, { text }) {
  return rank === null ? '–' : text.ordinal({ n: rank });
}

/** Who stands beside it in the ranking. @param {Result} result @param {Voice} voice */
function neighbours({ after, edits, neighbours: { above, level, below } }, voice) {
  const { sentences } = voice.text;
  if (after.rank === null) return '';
  const when = edits > 0 ? 'what_if' : 'published';
  const [higher, same, lower] = [above, level, below].map((names) => listed(names, voice));
  return joined([
    same && sentences.level({ when, countries: same }),
    higher ? sentences.higher({ countries: higher }) : sentences.highest({ when }),
    lower ? sentences.lower({ countries: lower }) : sentences.lowest({ when }),
  ]);
}

/** "Chile, Estonia and 3 more" @param {string[]} names @param {Voice} voice */
function listed(names, { text }) {
  const rest = names.length - MAX_NAMES;
  // "And 1 more" is as long as a name and says less.
  return text.list(rest > 1 ? [...names.slice(0, MAX_NAMES), text.more({ n: rest })] : names);
}

/** @param {(string | false)[]} sentences those that are there, in one line */
function joined(sentences) {
  return sentences.filter(Boolean).join(' ');
}

/** What is shown, in one line. @param {import('../explorer/store.js').Open} store */
export const titleOf = ({ text, model, index }) =>
  text.title({ name: model.name, index: index.title });

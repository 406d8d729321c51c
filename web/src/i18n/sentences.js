import { publishedRange } from '../data/rank-ranges.js';
import { hasPoints, methodOf, weightsIn } from '../engine/method-kinds.js';
import { movement } from './format.js';
import { ownRangeSaid, rangeSaid } from './rank-range.js';

/**
 * Results in words, for any scenario: the page's sentence, and the texts that leave the page. All
 * of it is text. "Higher" is higher in the ranking, whatever that means by the index's own definition.
 * @import { Data } from '../data/load.js'
 * @import { RankRange, RankRanges } from '../data/rank-ranges.js'
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
 * @property {Origin} origin whose the figures without a change are
 * @property {string | null} method name, when it is not the publisher's
 * @property {Row} before as published
 * @property {Row} after with the changes
 * @property {boolean} changed whether anything is the reader's, answers or weights
 * @property {Weighing | null} [weighing] the reader's weights, where they have chosen some
 * @property {number} edits how many answers are changed, in all countries
 * @property {number} elsewhere of them in other countries
 * @property {Passed} passed names of the countries it would move above, draw level with and fall
 *   below, the nearest first
 * @property {boolean} [pointless] whether the percentage as published is no share of the points
 * @property {boolean} [pointlessAfter] whether that with the changes is none
 * @property {RankRange | null} [range] how firm the rank without changes is; null when not known
 * @property {RankRange | null} [ownRange] the same with the changes, once the reader has asked
 * @property {{ above: string[], level: string[], below: string[] }} neighbours names of the
 *   countries with the next higher, the same and the next lower rank, with the changes
 */

/**
 * A reader's weights: whether the domains' mean is taken, and what counts unlike most domains.
 * @typedef {{ mean: boolean, unlike: { name: string, times: number }[] }} Weighing
 */

/** Names in one sentence; the rest is a number. */
const MAX_NAMES = 6;

/**
 * The overall result of the shown country.
 * @param {{ model: Model, index: Index, fingerprint: string, ranges?: RankRanges,
 *   data?: Pick<Data, 'standings'> }} shown
 * @returns {Result}
 */
export function resultOf({ model, index, fingerprint, ranges = {}, data = { standings: null } }) {
  const own = model.places.find((place) => place.code === model.code);
  const higher = own ? model.places.filter((place) => place.rank < own.rank) : [];
  const lower = own ? model.places.filter((place) => place.rank > own.rank) : [];
  const at = (/** @type {number | undefined} */ rank) =>
    model.places.filter((place) => place.rank === rank && place !== own).map((place) => place.name);
  const method = index.methods.find((m) => m.id === model.against);
  return {
    country: model.name,
    edition: index.title,
    citation: index.source?.citation ?? '',
    commit: index.source?.commit ?? '',
    fingerprint,
    origin: originOf(model, index),
    // Whatever is not the publisher's own says so, known or not.
    method: isPublishers(model, index) ? null : (method?.name ?? model.against),
    before: model.before[0],
    after: model.after[0],
    changed: model.changed,
    weighing: model.method === model.against ? null : weighingOf(index, model.method),
    edits: model.edits.size + model.elsewhere,
    elsewhere: model.elsewhere,
    passed: model.passed,
    pointless: !hasPoints(methodOf(index, model.against), 'overall'),
    pointlessAfter: !hasPoints(methodOf(index, model.method), 'overall'),
    range: publishedRange(ranges, { index, data, method: model.against, code: model.code }),
    neighbours: { above: at(higher.at(-1)?.rank), level: at(own?.rank), below: at(lower[0]?.rank) },
  };
}

/** @param {Index} index @param {string} method @returns {Weighing | null} */
function weighingOf(index, method) {
  const own = weightsIn(index, method);
  if (!own) return null;
  const often = (/** @type {number} */ weight) =>
    [...own.weights.values()].filter((other) => other === weight).length;
  const [usual] = [...own.weights.values()]
    .filter((weight) => weight > 0)
    .sort((a, b) => often(b) - often(a));
  const unlike = index.domains
    .map(({ id, name }) => ({ name, times: Number(own.weights.get(id)) / usual }))
    .filter(({ times }) => times !== 1);
  return { mean: own.mean, unlike };
}

/**
 * Whether the figures without the reader's changes are the publisher's, not another method's.
 * @param {Pick<Model, 'against'>} model
 * @param {Index} index
 */
export const isPublishers = (model, index) => model.against === index.methods[0].id;

/** @typedef {'publisher' | 'method' | 'file'} Origin */

/**
 * Whose the figures without a changed answer are: the publisher's, another method's, or those of a
 * file that nobody has checked.
 * @param {Pick<Model, 'against'>} model
 * @param {Index} index
 * @returns {Origin}
 */
export function originOf(model, index) {
  if (index.source?.unchecked) return 'file';
  return isPublishers(model, index) ? 'publisher' : 'method';
}

/**
 * What figures without a changed answer are called.
 * @param {Origin} origin
 * @param {Pick<Voice, 'text'>} voice
 */
export const unchangedName = (origin, { text: { strip } }) =>
  ({ publisher: strip.published, method: strip.other_method, file: strip.from_file })[origin];

/**
 * What kind of figures a file holds, for programs.
 * @param {Pick<Result, 'changed' | 'method' | 'origin'>} result
 */
export function statusOf({ changed, method, origin }) {
  if (changed) return 'what-if, not published';
  if (origin === 'file') return 'from a file, not checked against the publisher';
  return method === null ? 'published' : 'other method, not published';
}

/**
 * "Azerbaijan ranks 66th of 98", or whatever there is to say without a rank.
 * @param {Result} result
 * @param {Voice} voice
 */
export function headline(result, voice) {
  const { country: name, before: row } = result;
  if (row.rank === null) return published(result, voice);
  return voice.text.sentence.headline({ name, rank: row.rank, of: row.of });
}

/**
 * "Azerbaijan ranks 66th of 98, with 112 of 396 points (28.3%)."
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
 * After the published sentence: "With 3 answers changed, it would rank 58th, 8 places higher, with
 * 124 of 396 points (31.3%)."
 * @param {Result} result @param {Voice} voice
 */
export function whatIf(result, voice) {
  const { before, after: row, pointlessAfter: pointless } = result;
  const said = voice.text.sentence;
  const changed = whatChanged(result);
  if (row.percent === null) return said.what_if_unscored(changed);
  const values = { ...changed, ...figures(row, pointless, voice) };
  if (row.rank === null) return said.what_if_unranked(values);
  return said.what_if({ ...values, rank: row.rank, ...movement(before.rank, row.rank) });
}

/**
 * In two parts, under the headline: "With 3 answers changed, it would rank 58th, 8 places higher." and
 * "It would have 124 of 396 points (31.3%)."
 * @param {Result} result @param {Voice} voice
 * @returns {[rank: string, points: string]} the second is empty where there is no rank
 */
export function whatIfInTwo(result, voice) {
  const { before, after: row, pointlessAfter: pointless } = result;
  if (row.percent === null || row.rank === null) return [whatIf(result, voice), ''];
  const said = voice.text.sentence;
  const move = movement(before.rank, row.rank);
  return [
    said.what_if_rank({ ...whatChanged(result), rank: row.rank, ...move }),
    said.what_if_points(figures(row, pointless, voice)),
  ];
}

/** How many answers are changed, and whose, and whether weights are. @param {Result} result */
function whatChanged({ edits, elsewhere, weighing }) {
  const where = elsewhere === 0 ? 'here' : elsewhere === edits ? 'elsewhere' : 'both';
  const weights = weighing && edits > 0 ? 'too' : 'alone';
  return /** @type {const} */ ({ n: edits, elsewhere, where, weights });
}

/**
 * "In this what-if, Media counts 2 times; every other domain counts once."
 * @param {Weighing} weighing @param {Voice} voice
 */
export function weighed({ mean, unlike }, { text, format }) {
  const { sentences } = text;
  const domains = unlike.map(({ name, times }) =>
    sentences.weight({ name, counts: times === 0 ? 'no' : 'yes', times: format.short(times) }),
  );
  return joined([
    unlike.length > 0 && sentences.weights({ domains: text.list(domains) }),
    mean && sentences.mean,
  ]);
}

/**
 * What is published and, with changes, what would be.
 * @param {Result} result
 * @param {Voice} voice
 */
export function sentence(result, voice) {
  const { sentences } = voice.text;
  return joined([
    ...ranked(result, voice),
    result.method !== null && sentences.other_method({ method: result.method }),
    result.weighing && weighed(result.weighing, voice),
    result.origin === 'file' && sentences.unchecked,
    result.changed && sentences.not_published,
  ]);
}

/** The rank and how firm it is, without changes and with them. @param {Result} result @param {Voice} voice */
const ranked = (result, voice) => [
  published(result, voice),
  rangeSaid(result, voice),
  result.changed && whatIf(result, voice),
  result.changed && ownRangeSaid(result, voice),
];

/** In place of the picture of the strip. @param {Result} result @param {Voice} voice */
export function altText(result, voice) {
  const { sentences } = voice.text;
  const n = result.after.of;
  return joined([
    sentences.picture({ edition: result.edition, n }),
    ...ranked(result, voice),
    // Whom it is level with, its neighbours say.
    result.changed && passes({ ...result.passed, level: [] }, voice),
    neighbours(result, voice),
    result.method !== null && sentences.other_method({ method: result.method }),
    result.weighing && weighed(result.weighing, voice),
    result.origin === 'file' && sentences.unchecked,
    result.changed && sentences.not_published,
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
export function citation(result, where, voice) {
  const { text, format } = voice;
  const { sentences } = text;
  const day = where && { date: format.date(where.date), url: where.url };
  return joined([
    !result.citation.includes(result.edition) && sentences.edition({ edition: result.edition }),
    result.citation,
    result.commit && sentences.commit({ commit: result.commit }),
    result.fingerprint && sentences.fingerprint({ code: result.fingerprint }),
    result.method !== null && sentences.other_method({ method: result.method }),
    result.weighing && weighed(result.weighing, voice),
    day !== null &&
      (result.changed ? sentences.scenario({ n: result.edits, ...day }) : sentences.read(day)),
  ]);
}

/**
 * One short line for screen readers, and whom it draws level with.
 * @param {Pick<Result, 'before' | 'after' | 'passed' | 'pointlessAfter'>} result
 * @param {Voice} voice
 */
export function announce({ before, after, passed: { level }, pointlessAfter }, voice) {
  const { text } = voice;
  const said = figures(after, pointlessAfter, voice);
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

/** Whether anything of a score is another. @param {Row} before @param {Row} after */
export const isChanged = (before, after) =>
  before.achieved !== after.achieved ||
  before.maximum !== after.maximum ||
  before.percent !== after.percent;

/**
 * The same for a table, "112/396"; in an index without points its score.
 * @param {Row} row @param {Voice} voice
 */
export function scoreCell(row, { text, format }) {
  const { achieved, maximum } = row;
  if (row.score !== undefined) return format.percent(row);
  return maximum === null ? format.number(achieved) : text.profile.score({ achieved, maximum });
}

/** "66th", or a dash. @param {Pick<Row, 'rank'>} row @param {Voice} voice */
export function rankCell({ rank }, { text }) {
  return rank === null ? '–' : text.ordinal({ n: rank });
}

/** Who stands beside it in the ranking. @param {Result} result @param {Voice} voice */
function neighbours({ after, changed, neighbours: { above, level, below } }, voice) {
  const { sentences } = voice.text;
  if (after.rank === null) return '';
  const when = changed ? 'what_if' : 'published';
  const [higher, same, lower] = [above, level, below].map((names) => listed(names, voice));
  return joined([
    same && sentences.level({ when, countries: same }),
    higher ? sentences.higher({ countries: higher }) : sentences.highest({ when }),
    lower ? sentences.lower({ countries: lower }) : sentences.lowest({ when }),
  ]);
}

/**
 * "Chile, Estonia and 3 more"
 * @param {string[]} names
 * @param {Pick<Voice, 'text'>} voice
 * @param {number} [most]
 */
export function listed(names, { text }, most = MAX_NAMES) {
  const rest = names.length - most;
  // "And 1 more" is as long as a name and says less.
  return text.list(rest > 1 ? [...names.slice(0, most), text.more({ n: rest })] : names);
}

/** @param {(string | false | null | undefined)[]} sentences those that are there, in one line */
function joined(sentences) {
  return sentences.filter(Boolean).join(' ');
}

/** What is shown, in one line. @param {import('../explorer/store.js').Open} store */
export const titleOf = ({ text, model, index }) =>
  text.title({ name: model.name, index: index.title });

/**
 * What the publisher's newest state of the index says.
 * @typedef {object} NewestState
 * @property {string} edition id
 * @property {string} title
 * @property {Record<string, number | null>} ranks published, by country code
 * @property {Record<string, string[] | null>} newcomers by id of each older state: codes of the
 *   countries that it lacks; null where scores differ as well
 */

/**
 * "In the publisher’s newest release, with 101 countries, it ranks 69th. Its score is the same; Ghana
 * and Tanzania are new and rank higher." Empty for the newest state, for another index, and for a
 * country that it lacks.
 * @param {NewestState} newest @param {string} edition that is shown @param {string} code
 * @param {Voice} voice
 */
export function inNewestState({ ranks, newcomers, title }, edition, code, { text, format }) {
  const rank = ranks[code];
  if (!Object.hasOwn(newcomers, edition) || !rank) return '';
  const said = text.newest;
  const of = Object.keys(ranks).length;
  const added = newcomers[edition];
  if (!added) return said.other({ title, of, rank });
  const higher = added.filter((other) => Number(ranks[other]) < rank).map(format.country);
  const says = said.state({ here: of - added.length, of, rank });
  return higher.length === 0
    ? says
    : `${says} ${said.newcomers({ n: higher.length, countries: text.list(higher) })}`;
}

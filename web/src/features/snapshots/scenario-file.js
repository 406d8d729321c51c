import { problem } from '../../data/load.js';
import { RescoreError } from '../../engine/errors.js';
import { resultOf, statusOf } from '../../i18n/sentences.js';
import { NAMES, SnapshotsState, isLink } from './snapshots.js';

/**
 * A scenario as a file (docs/data-format.md, data/schema/scenario.schema.json). It is written here,
 * and read from any source. Reading checks only the form; the core checks what the changes mean.
 * @import { Open } from '../../explorer/store.js'
 * @import { Edit, Problem } from '../../engine/types.d.ts'
 */

/**
 * What is read of a file.
 * @typedef {object} Scenario
 * @property {string} edition id
 * @property {string} country code; empty when none is named
 * @property {string} method id; empty for the edition's first
 * @property {string} link without "#"; made of the edits where the file has none
 * @property {boolean} linked whether the link is the file's own
 * @property {Pick<Edit, 'country' | 'indicator' | 'to'>[] | null} edits null when the file has none
 * @property {Record<string, string>} snapshots links by name
 */

const VERSION = 1;

/** The largest file that is read. All answers of a hundred countries take less. */
export const LONGEST = 2 * 1024 * 1024;

/** What a link can hold (docs/links.md). */
const LONGEST_LINK = 64 * 1024;

/** The most faults that are reported. */
const MOST_FAULTS = 100;

const ID = /^[a-z0-9-]{1,100}$/;
/** An index of any kind has ids and codes of its own; which there are is the core's to say. */
const INDICATOR = /^[A-Za-z0-9][\w.&+-]{0,99}$/;
const CODE = /^[^\p{Cc}]{1,64}$/u;
const CODES = 'The country is a code such as "AZ".';
/** No larger number is an answer. */
const MOST = 1e15;

/** @typedef {(fits: boolean, code: string, pointer: string, sentence: string) => void} Check */

/**
 * @param {Open} store
 * @param {{ url: string, date: string }} made
 */
export function scenarioOf(store, { url, date }) {
  const { engine, model, index } = store;
  const result = resultOf(store);
  const { commit, fingerprint, citation, edition } = result;
  return {
    rescore: 'scenario',
    version: VERSION,
    edition: index.edition,
    country: model.code,
    method: model.method,
    link: store.link(),
    edits: engine.edits(),
    snapshots: store.use(SnapshotsState).links,
    about: {
      status: statusOf(result),
      changed_by: 'the reader, not the publisher',
      index: edition,
      citation,
      commit,
      fingerprint,
      date,
      address: url,
    },
  };
}

/**
 * The text of a file. Of a file that is too large, only enough to notice it.
 * @param {Blob | string} file
 */
export const textOf = async (file) =>
  typeof file === 'string' ? file : file.slice(0, LONGEST + 1).text();

/**
 * Ignores unknown keys, so that a later version can add some.
 * @param {string} file name for messages @param {string} text
 * @returns {Scenario} throws RescoreError with all that is wrong
 */
export function readScenario(file, text) {
  const value = opened(file, text);
  const { edition = '', country = '', method = '', link: own = '', edits, snapshots = {} } = value;
  /** @type {Problem[]} */
  const faults = [];
  /** @type {Check} */
  const check = (fits, code, pointer, sentence) =>
    fits || faults.push({ code, file, pointer, sentence });
  const missing = value.edition === undefined ? 'missing-key' : 'bad-text';
  check(
    isText(edition, ID),
    missing,
    '/edition',
    'The edition is an id of small letters, digits and hyphens.',
  );
  check(country === '' || isText(country, CODE), 'bad-text', '/country', CODES);
  const ascii = 'The method is at most 300 ASCII characters.';
  check(isText(method, /^[\x20-\x7e]{0,300}$/), 'bad-text', '/method', ascii);
  const after = 'The link is the part of an address after "#".';
  check(isText(own, /^(#?v=\d[\x21-\x7e]*)?$/), 'bad-text', '/link', after);
  check(String(own).length <= LONGEST_LINK, 'bad-text', '/link', 'The link has more than 64 KB.');
  check(own || edits !== undefined, 'missing-key', '', 'There are neither "link" nor "edits".');
  checkEdits(edits, check);
  check(isObject(snapshots), 'wrong-type', '/snapshots', 'The snapshots are links by name.');
  const kept = NAMES.filter((name) => Object.hasOwn(Object(snapshots), name));
  for (const name of kept)
    check(isLink(snapshots[name]), 'bad-text', `/snapshots/${name}`, 'A snapshot is a link.');
  if (faults.length > 0) throw new RescoreError(faults.slice(0, MOST_FAULTS));
  const link = own.replace(/^#/, '') || linkOf(edition, country, method, edits);
  if (link.length > LONGEST_LINK) {
    const sentence = 'So many changes need the link of the scenario as well.';
    throw problem('out-of-range', file, sentence, '/edits');
  }
  return { edition, country, method, link, linked: own !== '', edits: edits ?? null, snapshots };
}

/** @param {unknown} edits what a file lists @param {Check} check */
function checkEdits(edits = [], check) {
  if (!Array.isArray(edits)) return check(false, 'wrong-type', '/edits', 'The changes are a list.');
  const whole = 'A change has a country, an indicator and an answer.';
  const id = 'The indicator is an id such as "media-03".';
  const answer = 'The answer is a number, or null for skipped.';
  for (const [i, edit] of edits.entries()) {
    const place = `/edits/${i}`;
    check(isObject(edit), 'wrong-type', place, whole);
    if (!isObject(edit)) continue;
    const { country, indicator, to } = edit;
    const isAnswer = to === null || (Number.isFinite(to) && Math.abs(to) <= MOST);
    check(isText(country, CODE), 'bad-id', `${place}/country`, CODES);
    check(isText(indicator, INDICATOR), 'bad-id', `${place}/indicator`, id);
    check(isAnswer, 'wrong-type', `${place}/to`, answer);
  }
}

/**
 * The contents of a file, if it is a scenario in a known version.
 * @param {string} file @param {string} text
 * @returns {Record<string, any>} throws RescoreError
 */
function opened(file, text) {
  if (text.length > LONGEST)
    throw problem('file-too-large', file, 'The file has more than 2 MB; a scenario has less.');
  let value;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    throw problem('broken-json', file, 'The file is not JSON.');
  }
  if (!isObject(value) || value.rescore !== 'scenario')
    throw problem('unknown-form', file, 'The file is no scenario of Rescore.');
  const version = Number.isInteger(value.version) ? Number(value.version) : 0;
  if (version < 1)
    throw problem('wrong-type', file, 'The version is a whole number from 1.', '/version');
  if (version > VERSION) {
    const sentence = `The file has version ${version}; this page knows version ${VERSION}.`;
    throw problem('newer-link', file, sentence, '/version');
  }
  return value;
}

/**
 * Compares the changes that the file lists with those that its link produced.
 * @param {string} file @param {Scenario} scenario @param {Edit[]} opened
 * @returns {Problem[]}
 */
export function disagreements(file, { edits }, opened) {
  const key = (/** @type {Pick<Edit, 'country' | 'indicator' | 'to'>} */ e) =>
    `${e.country}.${e.indicator}:${e.to}`;
  const known = new Set(opened.map(key));
  const sentence = 'The link and the list of changes do not say the same.';
  const places = (edits ?? []).flatMap((edit, i) => (known.has(key(edit)) ? [] : [`/edits/${i}`]));
  if (edits && edits.length !== opened.length && places.length === 0) places.push('/edits');
  return places
    .slice(0, MOST_FAULTS)
    .map((pointer) => ({ code: 'disagreement', file, pointer, sentence }));
}

/**
 * Translates the place of a fault in the link to a place in the file. If the file has no link of
 * its own, its link was made from the edits.
 * @param {Problem} problem
 * @param {string} file
 * @param {Scenario} scenario
 */
export function placed({ code, pointer, sentence }, file, { linked }) {
  const edit = /^\/e\/(\d+)$/.exec(pointer);
  const own = { '/c': '/country', '/d': '/edition', '/m': '/method' }[pointer];
  return {
    code,
    file,
    pointer: linked ? '/link' : edit ? `/edits/${edit[1]}` : (own ?? ''),
    sentence,
  };
}

/**
 * A link made from the edits. It has no fingerprint, which nobody writes by hand.
 * @param {string} edition
 * @param {string} country
 * @param {string} method
 * @param {NonNullable<Scenario['edits']>} edits
 */
function linkOf(edition, country, method, edits) {
  // What separates the parts of a change is escaped in a code, and the list once more.
  const code = (/** @type {string} */ text) =>
    text.replace(/[.~:%]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  const list = edits.map((e) => `${code(e.country)}.${e.indicator}:${e.to ?? '-'}`).join('~');
  return Object.entries({ v: '1', d: edition, c: country, m: method, e: list })
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
}

/** @param {unknown} value @param {RegExp} form @returns {value is string} */
const isText = (value, form) => typeof value === 'string' && form.test(value);

/** @param {unknown} value @returns {value is Record<string, any>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

import { RescoreError } from '../../engine/errors.js';
import { NAMES, isLink } from './snapshots.js';
import { isPublishers, resultOf, statusOf } from '../../i18n/sentences.js';
import { SnapshotsState } from './snapshots.js';

/**
 * A scenario as a file (docs/data-format.md, data/schema/scenario.schema.json): writing it, and
 * reading it from anyone. Reading here is about the form; what the changes mean is the core's to
 * say.
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

export const VERSION = 1;

/** A longer file is no scenario: all answers of a hundred countries take less. */
export const LONGEST = 2 * 1024 * 1024;

/** What a link can hold (docs/links.md). */
const LONGEST_LINK = 64 * 1024;

/**
 * @param {Open} store
 * @param {{ url: string, date: string }} made
 */
export function scenarioOf(store, { url, date }) {
  const { engine, model, index } = store;
  const result = resultOf(store);
  const { commit, fingerprint, citation, edition } = result;
  const method = isPublishers(model, index) ? '' : model.method;
  return {
    rescore: 'scenario',
    version: VERSION,
    edition: index.edition,
    country: model.code,
    method: model.method,
    link: engine.link(model.code, { method }),
    edits: engine.edits(),
    snapshots: store.use(SnapshotsState).toJSON(),
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
 * The text of a file; of one that is too large just more than what is read.
 * @param {Blob | string} file
 */
export const textOf = async (file) =>
  typeof file === 'string' ? file : file.slice(0, LONGEST + 1).text();

/**
 * Keys that are not known are left alone, so that a later version may add some.
 * @param {string} file name for messages @param {string} text
 * @returns {Scenario} throws RescoreError with all that is wrong
 */
export function readScenario(file, text) {
  if (text.length > LONGEST)
    refuse(file, 'file-too-large', '', 'The file has more than 2 MB; a scenario has less.');
  const value = parsed(file, text);
  if (!isObject(value) || value.rescore !== 'scenario')
    refuse(file, 'unknown-form', '', 'The file is no scenario of Rescore.');
  const { version } = value;
  if (!Number.isInteger(version) || Number(version) < 1)
    refuse(file, 'wrong-type', '/version', 'The version is a whole number from 1.');
  if (Number(version) > VERSION)
    refuse(
      file,
      'newer-link',
      '/version',
      `The file has version ${version}; this page knows version ${VERSION}.`,
    );

  /** @type {Problem[]} */
  const faults = [];
  const fault = (
    /** @type {string} */ code,
    /** @type {string} */ pointer,
    /** @type {string} */ sentence,
  ) => {
    if (faults.length < 100) faults.push({ code, file, pointer, sentence });
  };
  const line = (
    /** @type {'edition' | 'country' | 'method' | 'link'} */ key,
    /** @type {RegExp} */ form,
    /** @type {string} */ sentence,
  ) => {
    const said = value[key];
    if (said === undefined && key !== 'edition') return '';
    if (typeof said === 'string' && form.test(said)) return said;
    fault(said === undefined ? 'missing-key' : 'bad-text', `/${key}`, sentence);
    return '';
  };
  const edition = line(
    'edition',
    /^[a-z0-9-]{1,100}$/,
    'The edition is an id such as "china-index-2024-98".',
  );
  const country = line('country', /^([A-Z]{2})?$/, 'The country is a code of two capitals.');
  const method = line(
    'method',
    /^[\x20-\x7e]{0,200}$/,
    'The method is at most 200 ASCII characters.',
  );
  const own =
    value.link === ''
      ? ''
      : line(
          'link',
          /^#?v=\d[\x21-\x7e]*$/,
          'The link is the part of an address after "#".',
        ).replace(/^#/, '');
  const edits = value.edits === undefined ? null : editsOf(value.edits, fault);
  if (own.length > LONGEST_LINK) fault('bad-text', '/link', 'The link has more than 64 KB.');
  if (!own && !edits && faults.length === 0)
    fault('missing-key', '', 'There are neither "link" nor "edits".');
  const link = own || linkOf(edition, country, edits ?? []);
  if (!own && link.length > LONGEST_LINK)
    fault('out-of-range', '/edits', 'So many changes need the link of the scenario as well.');
  const snapshots = snapshotsOf(value.snapshots, fault);
  if (faults.length > 0) throw new RescoreError(faults);
  return { edition, country, method, link, linked: own !== '', edits, snapshots };
}

/**
 * The changes that the file lists, held against those that its link came to.
 * @param {string} file @param {Scenario} scenario @param {Edit[]} opened
 * @returns {Problem[]}
 */
export function disagreements(file, { edits }, opened) {
  const key = (/** @type {Pick<Edit, 'country' | 'indicator' | 'to'>} */ e) =>
    `${e.country}.${e.indicator}:${e.to}`;
  const known = new Set(opened.map(key));
  const sentence = 'The link and the list of changes do not say the same.';
  const wrong = (edits ?? []).flatMap((edit, i) =>
    known.has(key(edit)) ? [] : [{ code: 'disagreement', file, pointer: `/edits/${i}`, sentence }],
  );
  if (wrong.length === 0 && edits && edits.length !== opened.length)
    return [{ code: 'disagreement', file, pointer: '/edits', sentence }];
  return wrong.slice(0, 100);
}

/**
 * The place of a fault in a link, in a file: the link of a file without one is made of its edits.
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

/** @param {string} file @param {string} text @returns {unknown} */
function parsed(file, text) {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refuse(file, 'broken-json', '', 'The file is not JSON.');
  }
}

/**
 * @param {unknown} list
 * @param {(code: string, pointer: string, sentence: string) => void} fault
 */
function editsOf(list, fault) {
  if (!Array.isArray(list)) {
    fault('wrong-type', '/edits', 'The changes are a list.');
    return [];
  }
  return list.flatMap((/** @type {unknown} */ edit, i) => {
    const place = `/edits/${i}`;
    if (!isObject(edit)) {
      fault('wrong-type', place, 'A change has a country, an indicator and an answer.');
      return [];
    }
    const { country, indicator, to } = edit;
    const faulty = [
      (typeof country !== 'string' || !/^[A-Z]{2}$/.test(country)) &&
        fault('bad-id', `${place}/country`, 'The country is a code of two capitals.'),
      (typeof indicator !== 'string' || !/^[a-z0-9-]{1,100}$/.test(indicator)) &&
        fault('bad-id', `${place}/indicator`, 'The indicator is an id such as "media-03".'),
      to !== null &&
        !(Number.isInteger(to) && Math.abs(Number(to)) <= 1000) &&
        fault('wrong-type', `${place}/to`, 'The answer is a whole number, or null for skipped.'),
    ].some((found) => found !== false);
    return faulty
      ? []
      : [
          {
            country: String(country),
            indicator: String(indicator),
            to: to === null ? null : Number(to),
          },
        ];
  });
}

/**
 * @param {unknown} value
 * @param {(code: string, pointer: string, sentence: string) => void} fault
 * @returns {Record<string, string>}
 */
function snapshotsOf(value, fault) {
  if (value === undefined) return {};
  if (!isObject(value)) {
    fault('wrong-type', '/snapshots', 'The snapshots are links by name.');
    return {};
  }
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      if (!Object.hasOwn(value, name)) return [];
      const link = value[name];
      return isLink(link)
        ? [[name, link]]
        : (fault('bad-text', `/snapshots/${name}`, 'A snapshot is a link.'), []);
    }),
  );
}

/**
 * By hand nobody writes a fingerprint.
 * @param {string} edition
 * @param {string} country
 * @param {Pick<Edit, 'country' | 'indicator' | 'to'>[]} edits
 */
function linkOf(edition, country, edits) {
  const list = edits.map((e) => `${e.country}.${e.indicator}:${e.to ?? '-'}`).join('~');
  return ['v=1', `d=${edition}`, country && `c=${country}`, list && `e=${list}`]
    .filter(Boolean)
    .join('&');
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @param {string} file
 * @param {string} code
 * @param {string} pointer
 * @param {string} sentence
 * @returns {never}
 */
function refuse(file, code, pointer, sentence) {
  throw new RescoreError([{ code, file, pointer, sentence }]);
}

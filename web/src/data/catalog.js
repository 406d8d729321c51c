/**
 * Where the files of each edition are: built into the page, beside it, or kept on this device. Knows
 * no DOM and computes nothing.
 * @import { Stored } from './storage.js'
 * @import { Data } from './load.js'
 */

/**
 * @typedef {object} Source a file: its name in messages, and how its text is had
 * @property {string} name
 * @property {(limit: number) => Promise<string>} read rejects with RescoreError when it is missing,
 *   larger than `limit` bytes or not UTF-8
 * @property {(limit: number) => Promise<string>} [readWhole] the same of a sheet whose `read` leaves
 *   out the texts of its answers
 * @property {boolean} [kept] whether it is a sheet from the reader's device, which is checked against
 *   the published figures each time
 * @property {Source} [instead] the page's own sheet, where a kept one cannot be used
 */

/**
 * @typedef {object} EditionSource one edition
 * @property {string} edition id
 * @property {string} title
 * @property {Source} index
 * @property {Source} standings
 * @property {Map<string, Source>} sheets by country code
 * @property {Source} [responses] the answers of all units in one file, of an index of format 2; which
 *   units have answers is known when it is read
 * @property {'site' | 'device' | 'folder'} from where its index and published results are: with the
 *   page, with the reader, or in a folder that another page names
 * @property {boolean} stored whether part of it is kept on this device
 * @property {string} [folder] where it is for other pages, below the site's folder; the built-in
 *   one has none
 * @property {Set<string>} pasted codes of the countries whose page the reader pasted
 */

/**
 * Puts sources of the same edition together. What comes first counts: an index of the first, and a
 * country's sheet of the first that has it. Only a page that the reader pasted goes before.
 * @param {EditionSource[]} editionSources
 * @returns {Map<string, EditionSource>} by edition
 */
export function joined(editionSources) {
  /** @type {Map<string, EditionSource>} */
  const catalog = new Map();
  for (const editionSource of editionSources) {
    const first = catalog.get(editionSource.edition);
    catalog.set(editionSource.edition, {
      ...(first ?? editionSource),
      sheets: new Map([
        ...editionSource.sheets,
        ...(first?.sheets ?? []),
        ...pastedSheets(editionSource, first),
      ]),
      stored: editionSource.stored || first?.stored === true,
      pasted: new Set([...editionSource.pasted, ...(first?.pasted ?? [])]),
    });
  }
  return catalog;
}

/**
 * Sheets that the reader pasted, each with the one that it goes before.
 * @param {EditionSource} editionSource @param {EditionSource} [first]
 * @returns {[string, Source][]}
 */
const pastedSheets = ({ sheets, pasted }, first) =>
  [...sheets]
    .filter(([code]) => pasted.has(code))
    .map(([code, sheet]) => [code, { ...sheet, instead: first?.sheets.get(code) }]);

/**
 * An edition from files by name.
 * @param {string} edition @param {string} title
 * @param {(name: string) => Source} file
 * @param {string[]} codes countries that have a sheet
 * @returns {EditionSource}
 */
export function editionOf(edition, title, file, codes) {
  return {
    edition,
    title,
    index: file('index.json'),
    standings: file('standings.json'),
    sheets: new Map(codes.map((code) => [code, file(`countries/${code}.json`)])),
    from: 'site',
    stored: false,
    pasted: new Set(),
  };
}

/**
 * An index of format 2 from files by name.
 * @param {string} edition @param {string} title
 * @param {(name: string) => Source} file
 * @returns {EditionSource}
 */
export const generalEditionOf = (edition, title, file) => ({
  ...editionOf(edition, title, file, []),
  standings: file('published.json'),
  responses: file('responses.json'),
});

/** The name of the index that an edition is of: its title without the year. @param {string} title */
export const indexNameOf = (title) =>
  title.replace(/[\s,]+\(?\d{4}([/–-]\d{2,4})?\)?$/, '') || title;

/**
 * The editions of each index together, in the order in which they come.
 * @param {Iterable<EditionSource>} editionSources
 * @returns {Map<string, EditionSource[]>} by the name of the index
 */
export function byIndex(editionSources) {
  /** @type {Map<string, EditionSource[]>} */
  const indices = new Map();
  for (const source of editionSources) {
    const name = indexNameOf(source.title);
    indices.set(name, [...(indices.get(name) ?? []), source]);
  }
  return indices;
}

/**
 * Whether every country that is ranked has its answers somewhere, at its source or with what is
 * open.
 * @param {{ editionSource?: EditionSource, data?: Data }} app
 */
export function hasAllCountries({ editionSource, data }) {
  const countries = data?.standings?.countries ?? [];
  return (
    countries.length > 0 &&
    countries.every(({ code }) => editionSource?.sheets.has(code) || data?.sheets.has(code))
  );
}

/** An edition that is kept on this device. @param {Stored} stored @returns {EditionSource} */
export function storedEdition({ edition, title, index, standings, sheets, pasted }) {
  const codes = Object.keys(sheets);
  /** @type {Record<string, string>} */
  const texts = {
    'index.json': index,
    'standings.json': standings,
    ...Object.fromEntries(codes.map((code) => [`countries/${code}.json`, sheets[code]])),
  };
  const file = (/** @type {string} */ name) => ({
    name,
    read: async () => texts[name],
    kept: name.startsWith('countries/'),
  });
  return {
    ...editionOf(edition, title, file, codes),
    from: 'device',
    stored: true,
    pasted: new Set(pasted),
  };
}

/**
 * Whose figures an edition has. Anybody can write the publisher's name into a file; only figures that
 * are known by their fingerprint bear it.
 * @import { EditionSource } from './catalog.js'
 * @import { Data } from './load.js'
 * @import { Index } from '../engine/types.d.ts'
 */

/**
 * The publisher's editions.
 * @typedef {object} Known
 * @property {string[]} editions ids
 * @property {string[]} figures fingerprints of the published results, without anybody's answers
 * @property {string[]} publishers names
 */

/**
 * Whether the figures may be others than their publisher's: those of the reader's own files; and of a
 * folder that an article names, if it claims to be a known edition or of a known publisher. What an
 * index of somebody else says of itself there is between the article and its readers.
 * @param {EditionSource['from']} from
 * @param {Pick<Data, 'index' | 'figures'>} data
 * @param {Known} known
 */
export function isUnchecked(from, { index, figures }, known) {
  if (from === 'site' || known.figures.includes(figures)) return false;
  if (from === 'device') return true;
  const publisher = index?.source?.publisher ?? '';
  return known.editions.includes(index?.edition ?? '') || known.publishers.includes(publisher);
}

/**
 * An index without what it says of its publisher.
 * @param {Index} index @param {string} note in the place of the citation
 * @returns {Index}
 */
export const unchecked = (index, note) => ({
  ...index,
  source: {
    publisher: '',
    website: '',
    data: '',
    commit: '',
    citation: note,
    caveat: index.source?.caveat,
    // Of an index of any kind these are its words for itself, and name nobody.
    ...(index.format === 2 && {
      measures: index.source?.measures,
      high_rank: index.source?.high_rank,
    }),
    unchecked: true,
  },
});

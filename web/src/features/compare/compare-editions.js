import { open } from '../../engine/open-engine.js';
import { loadEdition } from '../../data/load.js';

/**
 * @import { Open } from '../../explorer/store.js'
 * @import { EditionSource } from '../../data/catalog.js'
 * @import { Index, Row } from '../../engine/types.d.ts'
 */

/**
 * A country's published result in another edition.
 * @typedef {Pick<EditionSource, 'edition' | 'title' | 'from'> & { index: Index, rows: Row[] }} OtherEdition
 */

/**
 * Looks the shown country up in the other editions of the catalog.
 * @param {Open} store
 * @returns {Promise<OtherEdition[]>} only editions that have the country, and the same domains
 */
export async function compareEditions({ catalog, index: shown, code }) {
  /** @type {OtherEdition[]} */
  const found = [];
  for (const [edition, editionSource] of catalog) {
    // Of an index of format 2 no other has the same parts.
    if (edition === shown.edition || editionSource.responses) continue;
    const engine = await open();
    const { index, standings } = await loadEdition(engine, editionSource, code);
    // Another edition of the same index has the same domains.
    const same = index && domainsOf(index) === domainsOf(shown);
    if (same && standings?.countries.some((country) => country.code === code)) {
      const rows = engine.publishedScore(code, '');
      const { title, from } = editionSource;
      found.push({ edition, title, from, index, rows });
    }
    engine.close();
  }
  return found;
}

/** @param {Index} index */
const domainsOf = ({ domains }) => String(domains.map(({ id }) => id).sort());

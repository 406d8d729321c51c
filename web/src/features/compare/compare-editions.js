import { open } from '../../engine/open-engine.js';
import { loadEdition } from '../../data/load.js';

/**
 * @import { EditionSource } from '../../data/catalog.js'
 * @import { Index, Row } from '../../engine/types.d.ts'
 */

/**
 * A country's published result in another edition.
 * @typedef {{ edition: string, title: string, index: Index, rows: Row[] }} OtherEdition
 */

/**
 * Looks a country up in the other editions of the library.
 * @param {Map<string, EditionSource>} catalog
 * @param {string} current the edition that is open
 * @param {string[]} domains ids of its domains
 * @param {string} country
 * @returns {Promise<OtherEdition[]>} only editions that have the country, and the same domains
 */
export async function compareEditions(catalog, current, domains, country) {
  /** @type {OtherEdition[]} */
  const found = [];
  for (const [edition, editionSource] of catalog) {
    if (edition === current) continue;
    const engine = await open();
    const { index, standings } = await loadEdition(engine, editionSource, country);
    if (
      index &&
      sameDomains(index, domains) &&
      standings?.countries.some((c) => c.code === country)
    ) {
      const rows = engine.publishedScore(country, '');
      found.push({ edition, title: editionSource.title, index, rows });
    }
    engine.close();
  }
  return found;
}

/**
 * Whether it is another edition of the same index.
 * @param {Index} index
 * @param {string[]} domains
 */
function sameDomains(index, domains) {
  return (
    index.domains.length === domains.length && index.domains.every((d) => domains.includes(d.id))
  );
}

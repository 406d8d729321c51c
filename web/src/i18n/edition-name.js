/**
 * @import { EditionSource } from '../data/catalog.js'
 * @import { Text } from './messages.js'
 */

/**
 * With the number of countries where the edition's id tells it; one of the reader's own files can
 * have any title, and says where it is from.
 * @param {{ title: string, edition: string, from?: EditionSource['from'] }} source
 * @param {Text} text
 */
export function editionName({ title, edition, from }, text) {
  const n = /-(\d{2,3})$/.exec(edition)?.[1];
  const name = n === undefined ? title : text.chooser.edition_name({ title, n: Number(n) });
  return from === 'device' ? text.chooser.own_name({ name }) : name;
}

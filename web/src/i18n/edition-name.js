/** @import { Text } from './messages.js' */

/**
 * With the number of countries where the edition's id tells it.
 * @param {{ title: string, edition: string }} source
 * @param {Text} text
 */
export function editionName({ title, edition }, text) {
  const n = /-(\d{2,3})$/.exec(edition)?.[1];
  return n === undefined ? title : text.chooser.edition_name({ title, n: Number(n) });
}

/** @import { Open } from '../explorer/store.js' */

/**
 * Names of all scopes by id.
 * @param {Pick<Open, 'text' | 'index'>} store
 * @returns {Map<string, string>}
 */
export function scopeNames({ text, index }) {
  const names = new Map([['overall', text.profile.overall]]);
  for (const { id, name } of index.domains) names.set(`domain:${id}`, name);
  for (const { id, name } of index.layers) names.set(`layer:${id}`, name);
  return names;
}

/**
 * @import { Open } from '../explorer/store.js'
 * @import { Indicator, Part } from '../engine/types.d.ts'
 */

/**
 * The id that a part of the index has in results.
 * @param {'domain' | 'layer'} kind @param {Part} part
 */
export const scopeOf = (kind, { id, scope }) => scope ?? `${kind}:${id}`;

/**
 * Names of all scopes by id.
 * @param {Pick<Open, 'text' | 'index'>} store
 * @returns {Map<string, string>}
 */
export function scopeNames({ text, index }) {
  const names = new Map([['overall', text.profile.overall]]);
  for (const part of index.domains) names.set(scopeOf('domain', part), part.name);
  for (const part of index.layers) names.set(scopeOf('layer', part), part.name);
  // Indicators may hang on the whole itself.
  return names.set('overall', text.profile.overall);
}

/**
 * An indicator by its domain and its number there, as publishers list it: "Media 2".
 * @param {Pick<Open, 'text' | 'format' | 'index'>} store @param {Indicator} indicator
 */
export function numberInDomain({ text, format, index }, indicator) {
  const own = index.indicators.filter((other) => other.domain === indicator.domain);
  const domain = index.domains.find(({ id }) => id === indicator.domain)?.name ?? '';
  return text.answers.in_domain({ domain, number: format.number(own.indexOf(indicator) + 1) });
}

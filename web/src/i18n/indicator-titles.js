/**
 * @import { Index } from '../engine/types.d.ts'
 * @import { Text } from './messages.js'
 */

/**
 * The titles of indicators for places where their part does not stand above them: with the part,
 * where several have the same title.
 * @param {Pick<Index, 'indicators' | 'domains'>} index
 * @param {Pick<Text, 'answers'>} text
 * @returns {Map<string, string>} by the indicator's id
 */
export function titlesOf({ indicators, domains }, text) {
  const parts = new Map(domains.map(({ id, name }) => [id, name]));
  /** @type {Map<string, number>} */
  const often = new Map();
  for (const { title } of indicators) often.set(title, (often.get(title) ?? 0) + 1);
  return new Map(
    indicators.map(({ id, title, domain }) => [
      id,
      often.get(title) === 1 ? title : text.answers.of({ name: parts.get(domain) ?? '', title }),
    ]),
  );
}

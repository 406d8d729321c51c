/**
 * What the publisher gives as evidence for an answer: a text, links alone, or nothing. A note is no
 * evidence. Nobody knows while the texts of the country's answers are not loaded.
 * @param {string} state of those texts: 'there' once they are loaded
 * @param {import('../../engine/types.d.ts').Answer} [answer]
 * @returns {'text' | 'links' | 'nothing' | 'unknown'}
 */
export function evidenceOf(state, { evidence, links = [] } = /** @type {any} */ ({})) {
  if (state !== 'there') return 'unknown';
  if (evidence) return 'text';
  return links.some(({ part }) => part !== 'note') ? 'links' : 'nothing';
}

/**
 * Whether the publisher gives evidence for an answer, as text or as a link. A note is none.
 * @param {import('../../engine/types.d.ts').Answer} [answer] with its texts
 */
export const hasEvidence = ({ evidence, links = [] } = /** @type {any} */ ({})) =>
  Boolean(evidence) || links.some(({ part }) => part !== 'note');

/** What of a scenario the element does not follow. Knows no DOM. */

import { isRemark } from '../engine/link-remarks.js';

/** @import { Problem } from '../engine/types.d.ts' */

/**
 * The problem that keeps a link from being shown, if there is one. What was made with other data of
 * the same edition, and fits, or has unknown keys, is shown with a word about it. By hand a link may
 * be without its edition; but if it names neither a country nor a change, its keys got lost, and what
 * is published would pass for what the link says.
 * @param {readonly Problem[]} problems
 * @param {boolean} named whether a country or changes were read
 */
export function wrongWith(problems, named) {
  const wrong = problems.filter((problem) => !isRemark(problem));
  return wrong.find(({ code }) => code !== 'missing-key') ?? (named ? undefined : wrong[0]);
}

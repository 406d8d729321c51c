/** What the engine refuses. @import { Problem } from './types.d.ts' */

/** Something the engine refuses, as data: every fault with its place. */
export class RescoreError extends Error {
  /** @param {Problem[]} problems at least one */
  constructor(problems) {
    super(problems.map((p) => p.sentence).join(' '));
    this.name = 'RescoreError';
    this.problems = problems;
  }
}

/** Throws when there is something to refuse. @param {Problem[] | null} problems */
export function refuse(problems) {
  if (problems && problems.length > 0) throw new RescoreError(problems);
}

/**
 * An outcome's value, or its problems thrown.
 * @template T
 * @param {{ value: T | null, errors: Problem[] }} outcome
 * @returns {T}
 */
export function value(outcome) {
  refuse(outcome.errors);
  return /** @type {T} */ (outcome.value);
}

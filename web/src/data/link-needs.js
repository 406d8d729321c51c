/** The core reads no longer link. */
export const MAX_CHARACTERS = 2 ** 16;

/** @typedef {{ edition: string, country: string, changed: string[], every: boolean }} Needs */

/**
 * Which data a fragment needs, so that it can be loaded before the core reads it; what holds of it
 * is the core's to say.
 * @param {string} fragment with or without "#"
 * @returns {Needs} `every`: it may concern any country
 */
export function neededBy(fragment) {
  const keys = new URLSearchParams(fragment.replace(/^#/, '').slice(0, MAX_CHARACTERS));
  // Of a key that is there twice the last counts, as it does for the core.
  const last = (/** @type {string} */ key) => keys.getAll(key).at(-1);
  const edition = last('edition') ?? (last('d') ?? '').replace(/\.[0-9a-f]{8}$/, '');
  const changes = `${last('e') ?? ''}~${last('set') ?? ''}`;
  return {
    edition,
    country: last('c') ?? last('country') ?? '',
    changed: [...new Set([...changes.matchAll(/(?:^|~)([A-Z]{2})\./g)].map(([, code]) => code))],
    every: keys.has('x'),
  };
}

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
  const keys = keysIn(fragment);
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

/** One of these makes a scenario, as for the core: its version, or a key for writing by hand. */
const KEYS = ['v', 'edition', 'country', 'set'];

/** What no other program writes: a link of which the version got lost says so. */
const OURS = { d: /\.[0-9a-f]{8}$/, c: /^[A-Z]{2}$/, e: /^[A-Z]{2}\.[^:]+:/ };

/**
 * Whether a fragment is meant as a scenario, sound or not. Others are a place on the page, or come
 * from programs that count readers (`#xtor=RSS-1`, `#m=1`).
 * @param {string} fragment with or without "#"
 */
export function isScenario(fragment) {
  const keys = keysIn(fragment);
  return (
    KEYS.some((key) => keys.has(key)) ||
    Object.entries(OURS).some(([key, form]) => form.test(keys.get(key) ?? ''))
  );
}

/** A text without the signs of a sentence around it. @param {string} text */
export const withoutEnd = (text) => text.replace(ENDS, '');

/** What cannot belong to the end of a link, plain or as browsers escape it. */
const ENDS = new RegExp(
  `([.,;!?)\\]}>"'*\`\u00A0\u00AD\u200B\u200C\u200E\u2060»’“”…›、。」），]|%(20|09|0A|0D|22|3E|60)|` +
    '%C2%(A0|AD|BB)|%E2%80%(8B|8C|8E|99|9C|9D|A6|BA)|%E2%81%A0|%E3%80%(81|82|8D)|%EF%BC%(89|8C))+$',
  'i',
);

/**
 * Its keys, also where a program has escaped the link or appended to it (the core's link_repair).
 * @param {string} fragment
 */
function keysIn(fragment) {
  let text = fragment.replace(/^#/, '').slice(0, MAX_CHARACTERS);
  for (let round = 0; round < 3 && !/^[^?#]*=/.test(text); ++round) text = decoded(text);
  text = text
    .replace(/&(amp;|AMP;|#0?38;|#[xX]26;)+/g, '&')
    .replace(/[?#](?!.*&[a-z]=).*$/s, '')
    .replace(ENDS, '');
  return new URLSearchParams(text);
}

/** @param {string} text @returns {string} the same where it cannot be decoded */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

import { MAX_CHARACTERS } from '../data/link-needs.js';
import { MAX_INDICATORS } from '../features/embed-builder/snippets.js';
import { urlOf } from '../ui/url.js';

/**
 * What the element's attributes say. Each is checked whenever it is read, and holds whole or not at
 * all. Knows no DOM.
 */

/** The attributes that what is shown depends on; any other value of them begins anew. */
export const NAMES = /** @type {const} */ ([
  'src',
  'country',
  'view',
  'indicators',
  'scenario',
  'method',
  'weights',
  'theme',
  'lang',
  'readonly',
  'fingerprint',
]);

/** No longer address is read. */
const MAX_ADDRESS = 2048;
/** Of a list, in characters. */
const MAX_LIST = 1000;
/** What indicators and parts are called. */
const ID = /^[A-Za-z0-9][\w.&+-]{0,63}$/;
/** Of a value that is told. */
const MAX_TOLD = 80;

/** @typedef {'auto' | 'light' | 'dark'} Theme */

/**
 * @typedef {object} Wishes
 * @property {string} src an address that ends with "/"; the built-in data when empty
 * @property {string} country ISO 3166-1 alpha-2, or the id of a unit of another index; what the
 *   scenario names, or the built-in one, when empty
 * @property {'card' | 'full'} view
 * @property {string[]} indicators ids, at most five; the suggested one when there are none
 * @property {string} scenario a link's fragment without "#"; as published when empty
 * @property {string} method id of a method of the index, or "mean" of the domains; that of the
 *   scenario, or the publisher's, when empty
 * @property {string[]} weights "media:2"; domains that are not named count once
 * @property {Theme} theme
 * @property {string} lang
 * @property {boolean} readonly
 * @property {string} fingerprint that the data must have; any when empty
 */

/** An attribute that cannot be followed, and why. */
export class BadAttribute extends Error {
  /**
   * @param {string} name
   * @param {string} value
   * @param {string} why a sentence that goes on after a colon
   */
  constructor(name, value, why) {
    const short = value.length > MAX_TOLD ? `${value.slice(0, MAX_TOLD)}…` : value;
    super(`${name}="${short}": ${why}`);
    this.name = 'BadAttribute';
  }
}

/**
 * Reads all of them; the first that cannot be followed is thrown.
 * @param {(name: string) => string | null} given
 * @param {string} base for a relative address
 * @returns {Wishes}
 */
export function wishesOf(given, base) {
  const text = (/** @type {string} */ name) => given(name)?.trim() ?? '';
  return {
    src: srcOf(text('src'), base),
    country: matching(
      'country',
      text('country'),
      /^.{0,64}$/u,
      'a country or another unit is named by at most 64 characters.',
    ),
    view: oneOf('view', text('view'), 'card', 'full'),
    indicators: indicatorsOf(text('indicators')),
    scenario: scenarioOf(text('scenario')),
    method: matching(
      'method',
      text('method'),
      /^([a-z][a-z0-9-]{0,59})?$/,
      'the id of a method is needed, such as mean.',
    ),
    weights: weightsOf(text('weights')),
    theme: oneOf('theme', text('theme'), 'auto', 'light', 'dark'),
    lang: text('lang').slice(0, 35),
    readonly: given('readonly') !== null,
    fingerprint: matching(
      'fingerprint',
      text('fingerprint'),
      /^([0-9a-f]{8})?$/,
      'eight hexadecimal digits are needed, as after the dot in a link.',
    ),
  };
}

/** @param {string} name @param {string} value @param {RegExp} form @param {string} why */
function matching(name, value, form, why) {
  if (!form.test(value)) throw new BadAttribute(name, value, why);
  return value;
}

/**
 * The first when nothing is said.
 * @template {string} T
 * @param {string} name
 * @param {string} value
 * @param {T[]} known
 */
function oneOf(name, value, ...known) {
  const found = known.find((one) => one === (value || known[0]));
  if (found) return found;
  throw new BadAttribute(name, value, `one of ${known.join(', ')} is needed.`);
}

/** @param {string} value @param {string} base */
function srcOf(value, base) {
  if (value === '') return '';
  const url = value.length <= MAX_ADDRESS ? urlOf(value, base) : null;
  if (!url || !/^(https?|file):$/.test(url.protocol))
    throw new BadAttribute('src', value, 'the address of a folder with index.json is needed.');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url.href;
}

/**
 * Parted by spaces or commas; what is there twice counts once.
 * @param {string} name
 * @param {string} value
 */
function listOf(name, value) {
  if (value.length > MAX_LIST)
    throw new BadAttribute(name, value, `at most ${MAX_LIST} characters are read.`);
  return [...new Set(value.split(/[\s,]+/).filter(Boolean))];
}

/** @param {string} value */
function weightsOf(value) {
  const weights = listOf('weights', value);
  for (const weight of weights)
    matching(
      'weights',
      weight,
      /^[A-Za-z0-9][\w.&+-]{0,63}:(1000|\d{1,3})$/,
      'domains with whole numbers of 0 to 1000 are needed, such as media:2.',
    );
  const domains = weights.map((weight) => weight.replace(/:.*/, ''));
  const twice = domains.find((domain, i) => domains.indexOf(domain) < i);
  if (twice) throw new BadAttribute('weights', value, `${twice} has two weights.`);
  return weights;
}

/** @param {string} value */
function indicatorsOf(value) {
  const ids = listOf('indicators', value);
  if (ids.length > MAX_INDICATORS)
    throw new BadAttribute('indicators', value, `at most ${MAX_INDICATORS} have room.`);
  for (const id of ids) matching('indicators', id, ID, 'ids are needed, such as media-03.');
  return ids;
}

/** @param {string} value */
function scenarioOf(value) {
  if (value.length > MAX_CHARACTERS)
    throw new BadAttribute('scenario', value, `at most ${MAX_CHARACTERS} characters are read.`);
  return value.replace(/^#/, '');
}

import { isPlain, weightsIn, weightsText } from '../../engine/method-kinds.js';

/**
 * The reader's weights of the domains, as sliders have them: how often each counts, in halves. What
 * counts is the store's method; the sliders are read from it, unless they made it.
 * @import { Open } from '../../explorer/store.js'
 * @import { Index } from '../../engine/types.d.ts'
 */

/** A domain counts at most so many times, in halves. */
export const MOST = 8;

/** A domain that counts once. */
const ONCE = 2;

/** Moves of a slider less than this many milliseconds apart are one step. */
const PASSING = 1000;

/**
 * Whether an index has parts that sliders can weigh: right below the whole, each counting once.
 * @param {Index} index
 */
export const canWeigh = ({ format, domains, layers }) =>
  domains.length > 1 &&
  (format !== 2 || (layers.length === 0 && domains.every(({ weight = 1 }) => weight === 1)));

export class YourWeightsState {
  #store;
  /** What the sliders made last. @type {{ halves: Map<string, number>, mean: boolean, text: string }} */
  #made = { halves: new Map(), mean: false, text: '' };
  /** The slider that moved last. */
  #moved = { id: '', at: -Infinity };

  /** @param {Open} store */
  constructor(store) {
    this.#store = store;
  }

  onEditionOpened() {
    this.#made = { halves: new Map(), mean: false, text: '' };
    this.#moved = { id: '', at: -Infinity };
  }

  /** Whether the countries are ranked by the reader's weights. */
  get chosen() {
    const { model } = this.#store;
    return model.method !== model.against;
  }

  /**
   * How often each domain counts, in halves, and whether the domains' mean is taken.
   * @returns {{ halves: Map<string, number>, mean: boolean }}
   */
  get now() {
    const { model, index } = this.#store;
    if (this.chosen && model.method === this.#made.text) return this.#made;
    const own = this.chosen ? weightsIn(index, model.method) : null;
    return {
      halves: own ? inHalves(own.weights) : new Map(index.domains.map(({ id }) => [id, ONCE])),
      mean: own?.mean ?? false,
    };
  }

  /** The share of the whole that a domain has, 0 to 1. @param {string} id */
  shareOf(id) {
    const { index } = this.#store;
    const { halves, mean } = this.now;
    const size = (/** @type {string} */ domain) =>
      mean || isPlain(index)
        ? 1
        : index.indicators.filter((indicator) => indicator.domain === domain).length;
    const part = (/** @type {string} */ domain) => (halves.get(domain) ?? 0) * size(domain);
    return part(id) / index.domains.reduce((sum, domain) => sum + part(domain.id), 0);
  }

  /** Whether a domain is the only one that counts, and so has to. @param {string} id */
  isLast(id) {
    const counting = [...this.now.halves].filter(([, times]) => times > 0);
    return counting.length === 1 && counting[0][0] === id;
  }

  /** @param {string} id of a domain @param {number} times in halves, 0 to MOST */
  weigh(id, times) {
    const { halves, mean } = this.now;
    const at = performance.now();
    const joined = this.#moved.id === id && at - this.#moved.at < PASSING;
    this.#moved = { id, at };
    // The last domain that counts goes on to count.
    const least = this.isLast(id) ? 1 : 0;
    const next = new Map(halves).set(id, Math.min(Math.max(times, least), MOST));
    this.#choose(next, mean, joined);
  }

  /** @param {boolean} mean whether the overall score is the mean of the domains */
  combine(mean) {
    this.#choose(this.now.halves, mean, false);
  }

  /** Back to the publisher's. */
  forget() {
    this.#choose(new Map(this.#store.index.domains.map(({ id }) => [id, ONCE])), false, false);
  }

  /** @param {Map<string, number>} halves @param {boolean} mean @param {boolean} joined */
  #choose(halves, mean, joined) {
    const text = weightsText({ mean, weights: halves });
    this.#made = { halves, mean, text };
    this.#store.rankBy(text, joined);
  }
}

/**
 * Weights as sliders show them: the usual one counts once, none more than MOST halves.
 * @param {Map<string, number>} weights
 */
function inHalves(weights) {
  const all = [...weights.values()].filter((weight) => weight > 0);
  const often = (/** @type {number} */ weight) => all.filter((other) => other === weight).length;
  const [usual] = [...all].sort((a, b) => often(b) - often(a));
  const most = Math.max(...all);
  const once = (most / usual) * ONCE > MOST ? (most * ONCE) / MOST : usual;
  return new Map([...weights].map(([id, weight]) => [id, (weight / once) * ONCE]));
}

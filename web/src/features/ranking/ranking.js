import { placesIn, placesNamed, regionsOf } from '../../explorer/view-model.js';

/**
 * How the reader looks at the ranking: the rows around the shown country, or all of them by any part
 * of the index, in one region, by name.
 * @import { Open } from '../../explorer/store.js'
 * @import { Place } from '../../explorer/view-model.js'
 */

/** Rows above and below the shown country. */
const AROUND = 4;

export class RankingState {
  #store;

  /** @param {Open} store */
  constructor(store) {
    this.#store = store;
    /** Whether all countries are listed. */
    this.whole = false;
    /** The part of the index that ranks them. */
    this.scope = 'overall';
    /** The only region that is listed; empty for all. */
    this.region = '';
    /** What is searched for. */
    this.query = '';
  }

  /** Another edition has other parts and regions. */
  onEditionOpened() {
    Object.assign(this, { whole: false, scope: 'overall', region: '', query: '' });
  }

  /** @param {Partial<Pick<RankingState, 'whole' | 'scope' | 'region' | 'query'>>} how */
  change(how) {
    Object.assign(this, how);
    this.#store.update();
  }

  /** Lists all countries, or only those around the shown one by its overall rank. */
  toggle() {
    if (this.whole) this.onEditionOpened();
    else this.whole = true;
    this.#store.update();
  }

  /** All regions that the edition knows, by name. */
  get regions() {
    const regions = [...regionsOf(this.#store).values()].filter(Boolean);
    return [...new Set(regions)].sort((a, b) => a.localeCompare(b));
  }

  /**
   * How many points more bring the shown country level with each above it, by code; nothing where
   * points do not make ranks, and where all countries are listed.
   * @returns {Map<string, number>}
   */
  get pointsAway() {
    const { model, engine } = this.#store;
    if (this.whole || model.places.length === 0) return new Map();
    const points = engine.pointsToReach(model.code, 'overall', model.method);
    const { countries = [] } = engine.ids();
    /** @type {[string, number][]} */
    const away = countries.map((code, i) => [code, points[i] ?? 0]);
    return new Map(away.filter(([, n]) => n > 0));
  }

  /** The countries to list, by rank. @returns {Place[]} */
  get rows() {
    const { model, data, engine } = this.#store;
    if (!this.whole) return around(model.places, model.code);
    const places =
      this.scope === 'overall' ? model.places : placesIn(engine, data, this.scope, model.method);
    const regions = regionsOf(this.#store);
    return placesNamed(places, this.query).filter(
      ({ code }) => !this.region || regions.get(code) === this.region,
    );
  }
}

/**
 * The rows around a country; as many at either end of the ranking, and from the top for a country
 * that is not in it.
 * @param {Place[]} places by rank
 * @param {string} code
 * @param {number} [rows] on either side
 */
export function around(places, code, rows = AROUND) {
  const most = 2 * rows + 1;
  const at = places.findIndex((place) => place.code === code);
  const first = Math.max(0, Math.min(at - rows, places.length - most));
  return places.slice(first, first + most);
}

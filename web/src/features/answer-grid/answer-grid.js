import { ImpactState } from '../impact/impact.js';

/**
 * Which square of the grid the reader is at, which answer is open beside it, and what the shades
 * tell.
 * @import { Open } from '../../explorer/store.js'
 * @import { Impact } from '../../engine/types.d.ts'
 */

/** @typedef {'points' | 'places'} Shading */

export class AnswerGridState {
  #store;

  /** @param {Open} store */
  constructor(store) {
    this.#store = store;
    /** The indicator whose square has the tab stop; empty for the first. */
    this.at = '';
    /** The indicator whose answer is open; empty for none. */
    this.open = '';
    /** @type {Shading} */
    this.shading = 'points';
  }

  onEditionOpened() {
    this.at = this.open = '';
    this.shading = 'points';
  }

  onCountryShown() {
    this.open = '';
  }

  /** @param {Shading} shading */
  shadeBy(shading) {
    this.shading = shading;
    if (shading === 'places') this.#store.use(ImpactState).want();
    this.#store.update();
  }

  /**
   * The change of each answer that moves the rank the furthest, up before down; null while nothing
   * is known.
   * @returns {Map<string, Impact> | null} by indicator
   */
  get strongest() {
    const { impacts } = this.#store.use(ImpactState);
    if (this.shading !== 'places' || !impacts) return null;
    /** @type {Map<string, Impact>} */
    const strongest = new Map();
    for (const impact of impacts) {
      const known = strongest.get(impact.indicator)?.gained ?? 0;
      const further = Math.abs(impact.gained) - Math.abs(known);
      if (further > 0 || (further === 0 && impact.gained > known))
        strongest.set(impact.indicator, impact);
    }
    return strongest;
  }

  /** Opens an answer beside its square, with the focus in it; or closes it. @param {string} indicator */
  async press(indicator) {
    if (this.open === indicator) return this.close();
    this.at = this.open = indicator;
    this.#store.update();
    await this.#store.updateComplete;
    this.#store.focus('.answer-grid :is(input:checked:enabled, .shut)');
  }

  /** The focus goes back to the square. */
  close() {
    this.leave();
    this.#focusSquare();
  }

  /** The reader goes on to the list of answers. */
  leave() {
    this.open = '';
    this.#store.update();
  }

  /** Moves the tab stop, and the focus with it. @param {string} indicator */
  async walkTo(indicator) {
    this.at = indicator;
    this.#store.update();
    await this.#store.updateComplete;
    this.#focusSquare();
  }

  #focusSquare() {
    this.#store.focus(`.answer-grid [data-indicator="${CSS.escape(this.at)}"]`);
  }
}

/**
 * Where an arrow key leads: squares stand in rows, and rows may differ in length.
 * @param {string[][]} rows indicators by row
 * @param {string} at
 * @param {string} key as KeyboardEvent.key
 * @param {boolean} mirrored whether rows read from right to left
 * @returns {string | undefined} nothing for a key that is not ours
 */
export function neighbour(rows, at, key, mirrored = false) {
  const y = Math.max(
    rows.findIndex((row) => row.includes(at)),
    0,
  );
  const x = Math.max(rows[y].indexOf(at), 0);
  const onwards = mirrored ? -1 : 1;
  /** @type {Record<string, [number, number] | undefined>} */
  const steps = {
    ArrowRight: [x + onwards, y],
    ArrowLeft: [x - onwards, y],
    ArrowDown: [x, y + 1],
    ArrowUp: [x, y - 1],
    Home: [0, y],
    End: [Infinity, y],
  };
  const step = steps[key];
  if (!step) return undefined;
  const row = rows[Math.min(Math.max(step[1], 0), rows.length - 1)];
  return row[Math.min(Math.max(step[0], 0), row.length - 1)];
}

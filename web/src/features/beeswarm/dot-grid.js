/**
 * Dots by the squares of a grid, so that those in a box are found without asking all of them.
 * Numbers only, in pixels.
 */

/** Side of a square. */
const SIDE = 12;

/** More squares than a plot is high. */
const ROWS = 4096;

const cellOf = (/** @type {number} */ at) => Math.floor(at / SIDE);

/** @template {{ x: number, y: number, r: number }} D */
export class DotGrid {
  /** By square; a dot is where its middle is. @type {Map<number, D[]>} */
  #cells = new Map();
  #radius = 0;

  /** @param {D[]} dots */
  constructor(dots) {
    for (const dot of dots) {
      const key = cellOf(dot.x) * ROWS + cellOf(dot.y);
      const cell = this.#cells.get(key);
      if (cell) cell.push(dot);
      else this.#cells.set(key, [dot]);
      this.#radius = Math.max(this.#radius, dot.r);
    }
  }

  /**
   * Whether a test holds for one of the dots that may come into a box.
   * @param {{ left: number, right: number, top: number, bottom: number }} box
   * @param {number} air so much around it counts too
   * @param {(dot: D) => boolean} test
   */
  some({ left, right, top, bottom }, air, test) {
    const far = this.#radius + air;
    const [first, last] = [cellOf(top - far), cellOf(bottom + far)];
    for (let column = cellOf(left - far); column <= cellOf(right + far); ++column)
      for (let row = first; row <= last; ++row)
        if (this.#cells.get(column * ROWS + row)?.some(test)) return true;
    return false;
  }
}

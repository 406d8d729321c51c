/**
 * Places dots beside each other so that none overlaps another: from left to right, each as near to
 * the line as those before it allow. After the dodge transform of Observable Plot. Only numbers
 * here, no DOM; the same dots always lie the same way.
 */

/** Dots that only touch may differ by this much of rounding. */
const ROUNDING = 1e-6;

/**
 * The range of y that a dot must keep out of, because of another one.
 * @typedef {[low: number, high: number]} Range
 */

/**
 * The ranges that dots leave no room in at x, joined where they overlap, from low to high.
 * @param {Range[]} ranges
 * @returns {Range[]}
 */
function joined(ranges) {
  /** @type {Range[]} */
  const all = [];
  for (const [low, high] of ranges.sort(([a], [b]) => a - b)) {
    const last = all.at(-1);
    if (last && low < last[1] - ROUNDING) last[1] = Math.max(last[1], high);
    else all.push([low, high]);
  }
  return all;
}

/** @param {number} dx @param {number} y @param {number} apart @returns {Range} */
function around(dx, y, apart) {
  const half = Math.sqrt(Math.max(0, apart * apart - dx * dx));
  return [y - half, y + half];
}

/**
 * Heights above and below the line for dots at these places.
 * @param {ArrayLike<number>} xs ascending
 * @param {number} apart least distance of two centres
 * @param {number} [limit] how far from the line a dot may lie
 * @returns {Float64Array | null} null where some dot would lie further
 */
export function dodge(xs, apart, limit = Infinity) {
  const ys = new Float64Array(xs.length);
  let first = 0;
  for (let i = 0; i < xs.length; ++i) {
    while (xs[i] - xs[first] >= apart) ++first;
    /** @type {Range[]} */
    const ranges = [];
    for (let j = first; j < i; ++j) ranges.push(around(xs[i] - xs[j], ys[j], apart));
    const taken = joined(ranges).find(([low, high]) => low < -ROUNDING && high > ROUNDING);
    if (!taken) continue;
    const [low, high] = taken;
    // Of two places that are equally near, every other dot takes the upper one.
    const up = Math.abs(-low - high) < ROUNDING ? i % 2 === 0 : -low < high;
    ys[i] = up ? low : high;
    if (Math.abs(ys[i]) > limit) return null;
  }
  return ys;
}

/**
 * The height above all dots near x, where one more dot is in nobody's way.
 * @param {{ x: number, y: number }[]} dots
 * @param {number} x
 * @param {number} apart least distance of two centres
 * @returns {number} 0 or less
 */
export function above(dots, x, apart) {
  const near = dots.filter((dot) => Math.abs(dot.x - x) < apart);
  return Math.min(0, ...near.map((dot) => around(dot.x - x, dot.y, apart)[0]));
}

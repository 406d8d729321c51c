/**
 * The axis of scores that the strip and its picture share: percentages from nought to the next full
 * ten above the highest country. No DOM here.
 * @param {{ percent: number }[]} places
 * @param {[number, number]} range where the axis begins and ends, in any unit
 */
export function percentAxis(places, [start, end]) {
  const highest = Math.max(0, ...places.map((place) => place.percent));
  const top = Math.max(10, Math.ceil(highest / 10) * 10);
  const scale = (/** @type {number} */ percent) => start + (percent / top) * (end - start);
  /** Back from a position. */
  scale.invert = (/** @type {number} */ position) => ((position - start) / (end - start)) * top;
  return {
    top,
    /** Percent to position; `invert` goes back. */
    scale,
    steps: Array.from({ length: top / 10 + 1 }, (_, i) => i * 10),
  };
}

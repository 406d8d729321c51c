/**
 * The axis of scores that the beeswarm, the strip and its picture share: from nought to the next full
 * step above the highest country, in tens of a percentage or of any other score. No DOM here.
 * @param {{ percent: number }[]} places
 * @param {[number, number]} range where the axis begins and ends, in any unit
 * @param {boolean} [plain] whether scores are no percentages
 */
export function percentAxis(places, [start, end], plain = false) {
  const highest = Math.max(0, ...places.map((place) => place.percent));
  const lowest = plain ? Math.min(0, ...places.map((place) => place.percent)) : 0;
  const step = plain ? stepFor(highest - lowest) : 10;
  const bottom = Math.floor(lowest / step + ROUND) * step;
  const top = Math.max(bottom + step, Math.ceil(highest / step - ROUND) * step);
  const scale = (/** @type {number} */ percent) =>
    start + ((percent - bottom) / (top - bottom)) * (end - start);
  /** Back from a position. */
  scale.invert = (/** @type {number} */ position) =>
    bottom + ((position - start) / (end - start)) * (top - bottom);
  return {
    top,
    bottom,
    /** Percent to position; `invert` goes back. */
    scale,
    steps: [...Array(Math.round((top - bottom) / step) + 1).keys()].map((i) =>
      Number((bottom + i * step).toPrecision(12)),
    ),
    /** How many decimals the steps have. */
    decimals: Math.max(0, -Math.floor(Math.log10(step) + ROUND)),
  };
}

/** What division leaves of a whole number. */
const ROUND = 1e-9;

/** Five to ten steps of 1, 2 or 5 times a power of ten. @param {number} span */
function stepFor(span) {
  if (!(span > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(span / 5));
  return ([1, 2, 5].find((n) => span / (n * power) <= 10) ?? 10) * power;
}

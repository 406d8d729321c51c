/**
 * The geometry of a radar chart: one axis a value, from the centre to the rim, the first one
 * upwards. No DOM here.
 */

/** @param {number} n how many axes @param {number} radius of 100 % */
export function radar(n, radius) {
  const turn = (2 * Math.PI) / n;
  /** Where a percentage stands on an axis. @param {number} i @param {number} percent */
  const at = (i, percent) => {
    const [x, y] = [Math.sin(i * turn), -Math.cos(i * turn)];
    return { x: (x * radius * percent) / 100, y: (y * radius * percent) / 100 };
  };
  return {
    at,
    /** The closed path through a value on each axis, from 0 to 100. @param {number[]} percents */
    path: (percents) => {
      const points = percents.map((percent, i) => at(i, percent));
      return `M${points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')}Z`;
    },
    /**
     * On which side of its point a label stands.
     * @param {number} i
     * @returns {'start' | 'middle' | 'end'}
     */
    anchor: (i) => {
      const x = Math.sin(i * turn);
      return Math.abs(x) < 0.2 ? 'middle' : x > 0 ? 'start' : 'end';
    },
  };
}

/**
 * Weights that the core gives as exact fractions, as readers see them: percentages.
 * @import { Open } from '../explorer/store.js'
 */

/** The value of a fraction, "3/20" or "1". @param {string} text */
export function fraction(text) {
  const [over, under = '1'] = text.split('/');
  return Number(over) / Number(under);
}

/**
 * "if only Technology counts", "with Society 25% and Military 75%". Domains that do not count are
 * left out.
 * @param {Record<string, string>} weights by domain
 * @param {Pick<Open, 'text' | 'format' | 'index'>} store
 */
export function weightsInWords(weights, { text, format, index }) {
  const counting = Object.entries(weights)
    .map(([id, share]) => ({ id, percent: 100 * fraction(share) }))
    .filter(({ percent }) => percent > 0);
  const nameOf = (/** @type {string} */ id) =>
    [...index.domains, ...index.layers].find((part) => part.id === id)?.name ?? id;
  if (counting.length === 1) return text.anyWeights.only({ name: nameOf(counting[0].id) });
  const all = Object.values(weights);
  if (all.every((share) => share === all[0])) return text.anyWeights.equal({ n: all.length });
  // Whole percentages where they are exact, and tenths otherwise.
  const is = (/** @type {number} */ percent, /** @type {number} */ tenths) =>
    Math.abs(percent * tenths - Math.round(percent * tenths)) < 1e-6;
  const decimals = counting.every(({ percent }) => is(percent, 1)) ? 0 : 1;
  const said = counting
    .sort((a, b) => b.percent - a.percent)
    .map(({ id, percent }) =>
      text.anyWeights.part({ name: nameOf(id), share: format.share(percent, decimals) }),
    );
  const rounded = counting.every(({ percent }) => is(percent, 10)) ? 'no' : 'yes';
  return text.anyWeights.weighted({ weights: text.list(said), rounded });
}

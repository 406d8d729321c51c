/**
 * What kinds of method there are, as far as words and loading go; what a method does is the core's.
 * @import { Index, Method } from './types.d.ts'
 */

/**
 * The method of an id, or of a reader's weights; the publisher's where there is none.
 * @param {Index} index
 * @param {string} id
 * @returns {Method}
 */
export function methodOf(index, id) {
  const named = index.methods.find((method) => method.id === id);
  if (named) return named;
  const [first] = index.methods;
  const own = weightsIn(index, id);
  if (!own) return first;
  const domain_weights = Object.fromEntries(own.weights);
  return { ...first, id, aggregate: own.mean ? 'mean' : first.aggregate, domain_weights };
}

/** Whether the index has a method with this id of its own. @param {Index} index @param {string} id */
export const isNamed = (index, id) => index.methods.some((method) => method.id === id);

/** A reader's weights: of every domain, and whether the domains' mean is taken or their points. */
/** @typedef {{ mean: boolean, weights: Map<string, number> }} OwnWeights */

/** The highest weight that the core takes. */
const HIGHEST = 1000;

/**
 * The weights in a method's text, "mean,weight=media:2,weight=economy:0"; null where it is anything
 * else. Domains that are not named count once.
 * @param {Index} index @param {string} text
 * @returns {OwnWeights | null}
 */
export function weightsIn(index, text) {
  const weights = new Map(index.domains.map(({ id }) => [id, 1]));
  const mean = text === 'mean' || text.startsWith('mean,');
  const parts = text.split(',').slice(mean ? 1 : 0);
  for (const part of parts) {
    const [, id, digits] = /^weight=([^:]+):(\d{1,4})$/.exec(part) ?? [];
    if (!weights.has(id) || Number(digits) > HIGHEST) return null;
    weights.set(id, Number(digits));
  }
  return [...weights.values()].some((weight) => weight > 0) ? { mean, weights } : null;
}

/**
 * The text of a reader's weights, the shortest that says them; empty where they change nothing.
 * @param {OwnWeights} own
 */
export function weightsText({ mean, weights }) {
  const all = [...weights.values()];
  const shared = all.reduce(commonDivisor) || 1;
  const parts = [...weights]
    .map(([id, weight]) => ({ id, times: weight / shared }))
    .filter(({ times }) => times !== 1)
    .map(({ id, times }) => `weight=${id}:${times}`);
  return [...(mean ? ['mean'] : []), ...parts].join();
}

/** @param {number} a @param {number} b @returns {number} */
const commonDivisor = (a, b) => (b === 0 ? a : commonDivisor(b, a % b));

/** Whether some answers count more than others, or not at all. @param {Method} method */
export const isWeighted = ({ dropped, layer_weights, domain_weights }) =>
  Boolean(dropped?.length || layer_weights || domain_weights);

/**
 * Whether a scope's percentage is its share of points as they are printed; overall it may be a mean
 * of the domains, or weighted.
 * @param {Method} method @param {string} scope
 */
export const hasPoints = ({ aggregate, domain_weights, plain }, scope) =>
  !plain && (scope !== 'overall' || (aggregate !== 'mean' && !domain_weights));

/** Whether the scores of an index are no sums of points, and no percentages. @param {Index} index */
export const isPlain = ({ methods }) => methods[0].plain === true;

/**
 * Whether it ranks by every country's answers: printed totals tell what domains come to, and
 * neither what they would without an indicator, nor with a layer that counts twice.
 * @param {Method} method
 */
export const needsAllCountries = ({ dropped, layer_weights }) =>
  Boolean(dropped?.length || layer_weights);

import { weightsIn, weightsText } from '../engine/method-kinds.js';
import { BadAttribute } from './attributes.js';

/**
 * The method that the attributes `method` and `weights` ask for, as the engine takes it; undefined
 * where they ask for none. Throws the first thing that the index does not have.
 * @param {import('../engine/types.d.ts').Index} index
 * @param {Pick<import('./attributes.js').Wishes, 'method' | 'weights'>} wishes
 */
export function askedMethod(index, { method, weights }) {
  const [{ id: publishers }] = index.methods;
  const known = [...index.methods.map(({ id }) => id), 'mean'];
  if (method && !known.includes(method))
    throw new BadAttribute('method', method, `one of ${known.join(', ')} is needed.`);
  for (const weight of weights) {
    if (!index.domains.some(({ id }) => weight.startsWith(`${id}:`)))
      throw new BadAttribute('weights', weight, 'there is no such domain.');
  }
  if (weights.length === 0 && method !== 'mean') return method || undefined;
  const all = weights.join();
  if (![publishers, 'mean', ''].includes(method))
    throw new BadAttribute('weights', all, `they go with the method ${publishers} or mean.`);
  const mean = method === 'mean' ? ['mean'] : [];
  const own = weightsIn(index, [...mean, ...weights.map((weight) => `weight=${weight}`)].join());
  if (!own) throw new BadAttribute('weights', all, 'at least one domain must count.');
  return weightsText(own);
}

/**
 * What kinds of method there are, as far as words and loading go; what a method does is the core's.
 * @import { Index, Method } from './types.d.ts'
 */

/**
 * The method of an id; the publisher's where there is none.
 * @param {Index} index
 * @param {string} id
 */
export const methodOf = (index, id) =>
  index.methods.find((method) => method.id === id) ?? index.methods[0];

/** Whether some answers count more than others, or not at all. @param {Method} method */
export const isWeighted = ({ dropped, layer_weights, domain_weights }) =>
  Boolean(dropped?.length || layer_weights || domain_weights);

/**
 * Whether a scope's percentage is its share of points; overall it may be a mean of the domains.
 * @param {Method} method @param {string} scope
 */
export const hasPoints = ({ aggregate }, scope) => aggregate !== 'mean' || scope !== 'overall';

/**
 * Whether it ranks by every country's answers: printed totals tell what domains come to, and
 * neither what they would without an indicator, nor with a layer that counts twice.
 * @param {Method} method
 */
export const needsAllCountries = ({ dropped, layer_weights }) =>
  Boolean(dropped?.length || layer_weights);

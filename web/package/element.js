/**
 * The class of the element `<rescore-index>`, not registered (docs/embedding.md).
 * @module rescore/element
 */
export { RescoreIndex } from '../src/element/rescore-index.js';

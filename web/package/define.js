/**
 * Registers `<rescore-index>` where there is a page; a page that has it twice keeps the first.
 * `RescoreIndex.page` is where the whole page is, for the element's link to it.
 * @module rescore/element/define
 */
import { RescoreIndex } from '../src/element/rescore-index.js';

// A server that renders pages has no elements.
const elements = globalThis.customElements;
if (elements && !elements.get('rescore-index')) elements.define('rescore-index', RescoreIndex);

export { RescoreIndex };

/**
 * Registers `<rescore-index>`; a page that has it twice keeps the first. `RescoreIndex.page` is
 * where the whole page is, for the element's link to it.
 * @module rescore/element/define
 */
import { RescoreIndex } from '../src/element/rescore-index.js';

if (!customElements.get('rescore-index')) customElements.define('rescore-index', RescoreIndex);

export { RescoreIndex };

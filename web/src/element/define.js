import { RescoreIndex } from './rescore-index.js';

/** Registers `<rescore-index>`. A page that has it twice keeps the first. */

RescoreIndex.page ||= new URL(/* @vite-ignore */ './', import.meta.url).href;
if (!customElements.get('rescore-index')) customElements.define('rescore-index', RescoreIndex);

export { RescoreIndex };

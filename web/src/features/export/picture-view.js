import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { button } from '../../ui/controls.js';
import { today } from '../../ui/download.js';
import { HEIGHT, WIDTH, picture as drawn } from './picture.js';
import { canCopyPicture, dataUrl, pictureCopied, pngOf } from './png.js';
import { altText, titleOf } from '../../i18n/sentences.js';
import { testedResult } from '../robustness/rank-range-view.js';
import { save } from './save.js';
import { Notices } from '../../explorer/notices.js';

/** @import { Open } from '../../explorer/store.js' */

/** The picture as it will be, and the ways to have it. @param {Open} store */
export const picture = (store) => guard([store.model, store.index], () => made(store));

/** @param {Open} store */
function made(store) {
  const { text, model, lang, dir } = store;
  const result = testedResult(store);
  const about = { title: titleOf(store), url: store.location.now(), date: today() };
  const svg = drawn({ result, model, ...about, lang, dir }, store);
  return html`
    <p class="aside">${text.picture.about}</p>
    <img src=${dataUrl(svg)} alt=${altText(result, store)} width=${WIDTH} height=${HEIGHT} />
    <p class="actions">
      ${button(text.picture.png, () => savePng(store, svg))}
      ${button(text.picture.svg, () => saveSvg(store, svg))}
      ${canCopyPicture() ? button(text.picture.copy, () => copy(store, svg)) : ''}
    </p>
  `;
}

/** @param {Open} store @param {string} svg */
async function savePng(store, svg) {
  try {
    save(store, await pngOf(svg), 'png');
  } catch {
    store.use(Notices).say(store.text.picture.failed);
  }
}

/** @param {Open} store @param {string} svg */
const saveSvg = (store, svg) => save(store, new Blob([svg], { type: 'image/svg+xml' }), 'svg');

/** @param {Open} store @param {string} svg */
async function copy(store, svg) {
  const taken = await pictureCopied(svg);
  store.use(Notices).say(taken ? store.text.picture.copied : store.text.picture.copy_refused);
}

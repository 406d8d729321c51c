import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { button } from '../../ui/controls.js';
import { today } from '../../ui/download.js';
import { HEIGHT, WIDTH, picture as drawn } from './picture.js';
import { canCopyPicture, dataUrl, pictureCopied, pngOf } from './png.js';
import { altText, resultOf, titleOf } from '../../i18n/sentences.js';
import { save } from './save.js';
import { Notices } from '../../explorer/notices.js';

/** @import { Open } from '../../explorer/store.js' */

/** The picture as it will be, and the ways to have it. @param {Open} store */
export function picture(store) {
  const { text, model } = store;
  return html`
    <p class="aside">${text.picture.about}</p>
    ${guard([model, store.index], () => image(store))}
    <p class="actions">
      ${button(text.picture.png, () => savePng(store))}
      ${button(text.picture.svg, () => saveSvg(store))}
      ${canCopyPicture() ? button(text.picture.copy, () => copy(store)) : ''}
    </p>
  `;
}

/** @param {Open} store */
function image(store) {
  return html`<img
    src=${dataUrl(svgOf(store))}
    alt=${altText(resultOf(store), store)}
    width=${WIDTH}
    height=${HEIGHT}
  />`;
}

/** @param {Open} store */
function svgOf(store) {
  const { lang, dir } = store;
  return drawn(
    {
      result: resultOf(store),
      model: store.model,
      title: titleOf(store),
      url: store.location.now(),
      date: today(),
      lang,
      dir,
    },
    store,
  );
}

/** @param {Open} store */
async function savePng(store) {
  try {
    save(store, await pngOf(svgOf(store)), 'png');
  } catch {
    store.use(Notices).say(store.text.picture.failed);
  }
}

/** @param {Open} store */
const saveSvg = (store) => save(store, new Blob([svgOf(store)], { type: 'image/svg+xml' }), 'svg');

/** @param {Open} store */
async function copy(store) {
  const taken = await pictureCopied(svgOf(store));
  store.use(Notices).say(taken ? store.text.picture.copied : store.text.picture.copy_refused);
}

import { html } from 'lit-html';
import { guard } from 'lit-html/directives/guard.js';

import { download, fileName, today } from '../../ui/download.js';
import { HEIGHT, WIDTH, picture as drawn } from './picture.js';
import { canCopyPicture, dataUrl, pictureCopied, pngOf } from './png.js';
import { altText } from '../../i18n/sentences.js';

/** @import { OpenApp } from '../../app/app.js' */

/** The picture as it will be, and the ways to have it. @param {OpenApp} app */
export function picture(app) {
  const { text, sharing, model } = app;
  return html`
    <p class="aside">${text.picture.about}</p>
    ${guard([model, app.index], () => html`<img src=${dataUrl(svgOf(app))} alt=${altText(sharing.result(), app)} width=${WIDTH} height=${HEIGHT} />`)}
    <p class="actions">
      <button type="button" @click=${() => savePng(app)}>${text.picture.png}</button>
      <button
        type="button"
        @click=${() => save(app, new Blob([svgOf(app)], { type: 'image/svg+xml' }), 'svg')}
      >
        ${text.picture.svg}
      </button>
      ${canCopyPicture() ? html`<button type="button" @click=${() => copy(app)}>${text.picture.copy}</button>` : ''}
    </p>
  `;
}

/** @param {OpenApp} app */
function svgOf(app) {
  const { lang, dir } = app;
  return drawn(
    {
      result: app.sharing.result(),
      model: app.model,
      title: app.sharing.title(),
      url: app.address.now(),
      date: today(),
      lang,
      dir,
    },
    app,
  );
}

/** @param {OpenApp} app */
async function savePng(app) {
  try {
    save(app, await pngOf(svgOf(app)), 'png');
  } catch {
    app.sharing.say(app.text.picture.failed);
  }
}

/** @param {OpenApp} app @param {Blob} blob @param {'png' | 'svg'} ending */
function save(app, blob, ending) {
  download(app.root, blob, fileName(app, ending));
  app.sharing.say(app.text.files.saved);
}

/** @param {OpenApp} app */
async function copy(app) {
  const taken = await pictureCopied(svgOf(app));
  app.sharing.say(taken ? app.text.picture.copied : app.text.picture.copy_refused);
}

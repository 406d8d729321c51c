import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { hasAllCountries } from '../../data/catalog.js';
import { skipOffscreen } from '../../ui/content-visibility.js';

/** @import { OpenApp } from '../../app/app.js' */

/**
 * The place of the pivot map. The map itself is fetched when it is asked for.
 * @param {OpenApp} app
 */
export function pivots(app) {
  const { text, editionSource, data } = app;
  return html`
    <section class="pivots" aria-labelledby="pivots-title" ${ref(skipOffscreen)}>
      <h2 id="pivots-title" tabindex="-1">${text.pivotMap.title}</h2>
      <p class="aside">${text.pivotMap.about}</p>
      ${
        !hasAllCountries(app)
          ? html`<p class="missing">
              ${text.pivotMap.missing({ n: new Set([...editionSource.sheets.keys(), ...data.sheets.keys()]).size })}
              <a href="#import-title">${text.impact.load}</a>
            </p>`
          : app.pivots
            ? html`<div class="map" ${ref(app.pivots.attach)}></div>`
            : html`<p class="missing">
                ${app.pivots === null ? text.pivotMap.failed : ''}
                <button type="button" @click=${() => draw(app)}>${text.pivotMap.draw}</button>
              </p>`
      }
    </section>
  `;
}

/** @param {OpenApp} app */
async function draw(app) {
  const module = await import('./pivot-map.js').catch(() => null);
  app.pivots = module && new module.PivotMap(app);
  app.update();
  await app.updateComplete;
  await app.pivots?.draw();
}

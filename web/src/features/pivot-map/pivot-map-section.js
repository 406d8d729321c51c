import { html } from 'lit-html';
import { ref } from 'lit-html/directives/ref.js';

import { hasEveryone } from '../../data/catalog.js';
import { mayBePassedOver } from '../../ui/content-visibility.js';

/** @import { OpenApp } from '../../app/app.js' */

/**
 * The place of the pivot map. The map itself is fetched when it is asked for.
 * @param {OpenApp} app
 */
export function pivots(app) {
  const { text, shelf, data } = app;
  return html`
    <section class="pivots" aria-labelledby="pivots-title" ${ref(mayBePassedOver)}>
      <h2 id="pivots-title" tabindex="-1">${text.pivots.title}</h2>
      <p class="aside">${text.pivots.about}</p>
      ${
        !hasEveryone(app)
          ? html`<p class="missing">
              ${text.pivots.missing({ n: new Set([...shelf.sheets.keys(), ...data.sheets.keys()]).size })}
              <a href="#intake-title">${text.move.load}</a>
            </p>`
          : app.pivots
            ? html`<div class="map" ${ref(app.pivots.attach)}></div>`
            : html`<p class="missing">
                ${app.pivots === null ? text.pivots.failed : ''}
                <button type="button" @click=${() => draw(app)}>${text.pivots.draw}</button>
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

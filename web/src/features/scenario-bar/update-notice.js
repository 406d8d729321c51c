import { html } from 'lit-html';

/**
 * That a newer version of the page is ready, in one line over the bar.
 * @param {import('../../app/app.js').OpenApp} app
 */
export function newer(app) {
  const { text, newer: take } = app;
  return html`
    <div class=${take ? 'newer ready' : 'newer'} role="status">
      ${
        take
          ? html`${text.scenarioBar.newer}
              <button type="button" class="link" @click=${take}>
                ${text.scenarioBar.newer_take}
              </button>
              <button type="button" class="link" @click=${() => later(app)}>
                ${text.scenarioBar.newer_later}
              </button>`
          : ''
      }
    </div>
  `;
}

/** It comes by itself once no page is open. @param {import('../../app/app.js').OpenApp} app */
async function later(app) {
  app.newer = null;
  app.update();
  await app.updateComplete;
  // The button that was pressed is gone.
  /** @type {HTMLElement | null} */ (app.root.querySelector('.bar .undo'))?.focus();
}

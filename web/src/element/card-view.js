import { html } from 'lit-html';

import { answer } from '../features/answers/answer-view.js';
import { inWords } from '../i18n/describe-edit.js';
import { sentence } from '../features/result/sentence-view.js';
import { axis } from '../features/result/strip-view.js';
import { trial } from '../features/answers/suggestion-view.js';

/** @import { OpenCard } from './card.js' */

/**
 * The card in reading order: the sentence, the strip, the answers, whose figures they are.
 * @param {OpenCard} app
 */
export function card(app) {
  const { text, model, index } = app;
  const ranked = model.places.length > 0;
  const address = app.addressOf();
  const shown = app.whole && app.data.sheets.has(model.code) ? app.indicators : [];
  return html`
    <article
      class="card"
      part="card"
      aria-label=${text.title({ name: model.name, index: index.title })}
    >
      <p class="kicker" part="kicker">${index.title}</p>
      ${sentence(app, '')}
      ${app.linkProblems.length > 0 ? html`<p class="notice" part="notice">${text.problems.link_title}. ${app.linkProblems[0].sentence}</p>` : ''}
      ${ranked ? html`<section class="strip" part="strip" aria-label=${text.strip.title}>${axis(app)}</section>` : ''}
      ${
        shown.length > 0
          ? html`<section class="answers" part="answers" aria-label=${text.card.answers}>
              ${trialOf(app)} ${shown.map((indicator) => answer(app, indicator, address !== ''))}
            </section>`
          : ''
      }
      ${ranked && !app.readonly && (shown.length > 0 || model.canUndo) ? actions(app) : ''}
      ${credit(app, address)}
      <p class="unseen announcement" role="status" aria-live="polite">${app.announcement}</p>
    </article>
  `;
}

/**
 * The answer that is suggested stands below, so that only the change is asked about.
 * @param {OpenCard} app
 */
function trialOf(app) {
  if (!app.suggests || !app.suggestion || !app.model.editable) return '';
  return trial(app, app.text.card.question(inWords(app, app.suggestion)));
}

/** @param {OpenCard} app */
function actions(app) {
  const { text, model } = app;
  const count = model.edits.size + model.elsewhere;
  return html`
    <p class="actions" part="deeds">
      <button
        type="button"
        class="undo"
        part="button"
        aria-disabled=${!model.canUndo}
        @click=${() => app.undo()}
      >
        ${text.scenarioBar.undo}
      </button>
      <button
        type="button"
        class="redo"
        part="button"
        aria-disabled=${!model.canRedo}
        @click=${() => app.redo()}
      >
        ${text.scenarioBar.redo}
      </button>
      <button
        type="button"
        class="reset"
        part="button"
        aria-disabled=${count === 0}
        @click=${() => app.resetAll()}
      >
        ${text.scenarioBar.reset}
      </button>
    </p>
  `;
}

/**
 * Whose figures they are, and the way to all the others.
 * @param {OpenCard} app @param {string} address of the whole page; empty when it is not known
 */
function credit(app, address) {
  const { text, model, index } = app;
  const changed = model.edits.size + model.elsewhere > 0;
  return html`
    <footer class="credit" part="credit">
      ${changed ? html`<p class="own">${text.sentences.not_published}</p>` : ''}
      ${index.source ? html`<p>${index.source.citation}</p>` : ''}
      ${address ? html`<p><a class="whole" part="link" href=${address} target="_blank" rel="noopener">${text.card.whole({ n: index.indicators.length })}</a></p>` : ''}
    </footer>
  `;
}

import { html } from 'lit-html';

import { movement } from '../../i18n/format.js';
import { newer } from './update-notice.js';

/**
 * The scenario bar, at hand all the time. What a phone has no room for is in the panel.
 * @param {import('../../app/app.js').OpenApp} app
 */
export function bar(app) {
  const { model, text, outputs } = app;
  const [before, after] = [model.before[0], model.after[0]];
  const count = model.edits.size + model.elsewhere;
  const names = model.editedCountries.map(
    (code) => model.places.find((p) => p.code === code)?.name ?? code,
  );
  return html`
    <section class="bar" aria-label=${text.bar.label}>
      <p class="state">
        <span>
          ${
            count === 0
              ? text.bar.none
              : model.edits.size > 0
                ? html`<button
                    type="button"
                    class="link"
                    aria-label=${text.bar.see({ n: count })}
                    @click=${() => app.finding.showChanged()}
                  >
                    ${text.bar.changed({ n: count })}
                  </button>`
                : text.bar.changed({ n: count })
          }
          ${model.elsewhere > 0 ? text.bar.in({ countries: text.list(names) }) : ''}
        </span>
        ${
          count > 0
            ? html`<strong class="own">
                ${
                  after.rank === null
                    ? text.bar.not_ranked
                    : text.bar.rank({ rank: after.rank, ...movement(before.rank, after.rank) })
                }
              </strong>`
            : ''
        }
      </p>
      ${newer(app)}
      <div class="said" role="status">${outputs.shown ? '' : outputs.said}</div>
      <p class="buttons">
        ${app.readonly ? '' : steps(app, count)}
        <button type="button" class="wide first" @click=${() => outputs.copyLink()}>
          ${text.bar.copy_link}
        </button>
        <button type="button" class="widest" @click=${() => outputs.copySentence()}>
          ${text.bar.copy_sentence}
        </button>
        <button
          type="button"
          class="widest"
          aria-haspopup="dialog"
          @click=${() => outputs.open('picture')}
        >
          ${text.bar.picture}
        </button>
        <button type="button" class="more" aria-haspopup="dialog" @click=${() => outputs.open()}>
          ${text.bar.panel}
        </button>
      </p>
    </section>
  `;
}

/**
 * Back and forth in the reader's own changes.
 * @param {import('../../app/app.js').OpenApp} app
 * @param {number} count of them
 */
function steps(app, count) {
  const { text, model } = app;
  return html`
    <button type="button" class="undo" aria-disabled=${!model.canUndo} @click=${() => app.undo()}>
      ${text.bar.undo}
    </button>
    <button type="button" class="redo" aria-disabled=${!model.canRedo} @click=${() => app.redo()}>
      ${text.bar.redo}
    </button>
    <button
      type="button"
      class="reset wide"
      aria-disabled=${count === 0}
      @click=${() => app.resetAll()}
    >
      ${text.bar.reset}
    </button>
  `;
}

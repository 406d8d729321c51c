import { html } from 'lit-html';

import { countryName } from '../../explorer/view-model.js';
import { movement } from '../../i18n/format.js';
import { steps } from './steps-view.js';
import { newer } from './update-notice.js';
import { AnswersState } from '../answers/answers.js';
import { Notices } from '../../explorer/notices.js';
import { ShareState } from '../share/share.js';

/**
 * The scenario bar, at hand all the time. What a phone has no room for is in the panel.
 * @param {import('../../explorer/store.js').Open} store
 */
export function scenarioBar(store) {
  const { model, text } = store;
  const sharing = store.use(ShareState);
  const [before, after] = [model.before[0], model.after[0]];
  const count = model.edits.size + model.elsewhere;
  const names = model.editedCountries.map((code) => countryName(store, code));
  return html`
    <section class="bar row" aria-label=${text.scenarioBar.label}>
      <p class="state row">
        <span>
          ${
            count === 0
              ? text.scenarioBar.none
              : model.edits.size > 0
                ? html`<button
                    type="button"
                    class="link"
                    aria-label=${text.scenarioBar.see({ n: count })}
                    @click=${() => store.use(AnswersState).showChanged()}
                  >
                    ${text.scenarioBar.changed({ n: count })}
                  </button>`
                : text.scenarioBar.changed({ n: count })
          }
          ${model.elsewhere > 0 ? text.scenarioBar.in({ countries: text.list(names) }) : ''}
        </span>
        ${
          count > 0
            ? html`<strong class="own">
                ${
                  after.rank === null
                    ? text.scenarioBar.not_ranked
                    : text.scenarioBar.rank({
                        rank: after.rank,
                        ...movement(before.rank, after.rank),
                      })
                }
              </strong>`
            : ''
        }
      </p>
      ${newer(store)}
      <div class="said" role="status">${sharing.shown ? '' : store.use(Notices).said}</div>
      <p class="actions">
        ${store.readonly ? '' : steps(store)}
        <button type="button" class="wider first" @click=${() => sharing.copyLink()}>
          ${text.scenarioBar.copy_link}
        </button>
        <button type="button" class="widest" @click=${() => sharing.copySentence()}>
          ${text.scenarioBar.copy_sentence}
        </button>
        <button
          type="button"
          class="widest"
          aria-haspopup="dialog"
          @click=${() => sharing.open('picture')}
        >
          ${text.scenarioBar.picture}
        </button>
        <button type="button" class="more" aria-haspopup="dialog" @click=${() => sharing.open()}>
          ${text.scenarioBar.panel}
        </button>
      </p>
    </section>
  `;
}

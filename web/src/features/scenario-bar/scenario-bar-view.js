import { html } from 'lit-html';

import { countryName } from '../../explorer/view-model.js';
import { movement } from '../../i18n/format.js';
import { steps } from './steps-view.js';
import { newer } from './update-notice.js';
import { AnswersState } from '../answers/answers.js';
import { buttonOf } from '../../ui/controls.js';
import { Notices } from '../../explorer/notices.js';
import { ShareState } from '../share/share.js';

/**
 * The scenario bar, at hand all the time. What a phone has no room for is in the panel.
 * @param {import('../../explorer/store.js').Open} store
 */
export function scenarioBar(store) {
  const { model } = store;
  const text = store.text.scenarioBar;
  const sharing = store.use(ShareState);
  const count = model.edits.size + model.elsewhere;
  const names = model.editedCountries.map((code) => countryName(store, code));
  const weighed = model.method !== model.against;
  const changed =
    count === 0
      ? weighed
        ? text.weights
        : text.none
      : text.changed({ n: count, weights: weighed ? 'too' : 'no' });
  return html`
    <section class="bar row" aria-label=${text.label}>
      <p class="state row">
        <span>
          ${
            model.edits.size > 0
              ? buttonOf('link', changed, () => store.use(AnswersState).showChanged(), {
                  label: text.see({ n: count }),
                })
              : changed
          }
          ${model.elsewhere > 0 ? text.in({ countries: store.text.list(names) }) : ''}
        </span>
        ${model.changed ? html`<strong class="own">${rank(store)}</strong>` : ''}
      </p>
      ${newer(store)}
      <div class="said" role="status">${sharing.shown ? '' : store.use(Notices).said}</div>
      <p class="actions">
        ${store.readonly ? '' : steps(store)}
        ${buttonOf('wider', text.copy_link, () => sharing.copyLink())}
        ${buttonOf('widest', text.copy_sentence, () => sharing.copySentence())}
        ${buttonOf('widest', text.picture, () => sharing.open('picture'), { opens: 'dialog' })}
        ${buttonOf('more', text.panel, () => sharing.open(), { opens: 'dialog' })}
      </p>
    </section>
  `;
}

/** Where the country would stand. @param {import('../../explorer/store.js').Open} store */
function rank({ model, text }) {
  const [before, after] = [model.before[0].rank, model.after[0].rank];
  return after === null
    ? text.scenarioBar.not_ranked
    : text.scenarioBar.rank({ rank: after, ...movement(before, after) });
}

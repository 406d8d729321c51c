import { html } from 'lit-html';

import { titlesOf } from '../../i18n/indicator-titles.js';
import { GoalState } from './goal.js';
import { button, option } from '../../ui/controls.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * What may not change on the way to a rank: domains, answers; and whether an answer may be skipped.
 * @param {Open} store
 */
export function limits(store) {
  const { text, index } = store;
  const goals = store.use(GoalState);
  const { kept, skip } = goals.form;
  const words = text.impact.limits;
  const titles = titlesOf(index, text);
  const answers = index.indicators.filter((i) => kept.has(i.id));
  const said = [
    words.domains_kept({ n: kept.size - answers.length }),
    words.answers_kept({ n: answers.length }),
    skip ? words.skips_allowed : '',
  ].filter(Boolean);
  return html`
    <details class="limits">
      <summary class="quiet">
        ${said.length > 0 ? words.some({ what: text.list(said) }) : words.none}
      </summary>
      <fieldset>
        <legend>${words.domains}</legend>
        <div class="checks">
          ${index.domains.map((d) =>
            option('checkbox', d.name, kept.has(d.id), (on) => goals.keep(d.id, on)),
          )}
        </div>
      </fieldset>
      <fieldset>
        <legend>${words.answers}</legend>
        ${answers.length > 0 ? '' : html`<p class="meta">${words.no_answers}</p>`}
        <ul class="bare">
          ${answers.map(({ id }) => {
            const title = titles.get(id) ?? id;
            const label = words.free_label({ title });
            return html`<li>
              ${title} ${button(words.free, () => goals.free(id), label, 'quiet')}
            </li>`;
          })}
        </ul>
      </fieldset>
      ${option('checkbox', words.allow_skip, skip, (on) => goals.fill({ skip: on }))}
    </details>
  `;
}

import { html } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import { GoalState } from './goal.js';
import { checked } from '../../ui/fields.js';

/** @import { Open } from '../../explorer/store.js' */

/**
 * What may not change on the way to a rank: domains, answers; and whether an answer may be skipped.
 * @param {Open} store
 */
export function limits(store) {
  const { text, index } = store;
  const goals = store.use(GoalState);
  const words = text.impact.limits;
  const domains = index.domains.filter((d) => goals.kept.has(d.id));
  const answers = index.indicators.filter((i) => goals.kept.has(i.id));
  const said = [
    ...(domains.length > 0 ? [words.domains_kept({ n: domains.length })] : []),
    ...(answers.length > 0 ? [words.answers_kept({ n: answers.length })] : []),
    ...(goals.form.skip ? [words.skips_allowed] : []),
  ];
  return html`
    <details class="limits">
      <summary class="quiet">
        ${said.length > 0 ? words.some({ what: text.list(said) }) : words.none}
      </summary>
      <fieldset>
        <legend>${words.domains}</legend>
        <ul class="checks bare">
          ${index.domains.map(
            (d) =>
              html`<li>
                <label class="one">
                  <input
                    type="checkbox"
                    .checked=${live(goals.kept.has(d.id))}
                    @change=${(/** @type {Event} */ e) => goals.keep(d.id, checked(e))}
                  />
                  ${d.name}
                </label>
              </li>`,
          )}
        </ul>
      </fieldset>
      <fieldset>
        <legend>${words.answers}</legend>
        ${
          answers.length > 0
            ? html`<ul class="held bare">
                ${answers.map(
                  (i, place) =>
                    html`<li>
                      ${i.title}
                      <button
                        type="button"
                        class="quiet"
                        aria-label=${words.free_label({ title: i.title })}
                        @click=${() => goals.free(i.id, place)}
                      >
                        ${words.free}
                      </button>
                    </li>`,
                )}
              </ul>`
            : html`<p class="meta">${words.no_answers}</p>`
        }
      </fieldset>
      <label class="one">
        <input
          type="checkbox"
          .checked=${live(goals.form.skip)}
          @change=${(/** @type {Event} */ e) => goals.fill({ skip: checked(e) })}
        />
        ${words.allow_skip}
      </label>
    </details>
  `;
}
